"""Times that cannot be those of one event.

Here: how far apart two tellings of one event may lie. Not here: what a conflict weighs (sameness.py).
"""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.extract.times import ResolvedTime

SLACK_DAYS = 10
UNTOLD_DAYS = 30  # how long before its last day an event may have begun whose first day is not told


def dates_conflict(one: ResolvedTime | None, other: ResolvedTime | None) -> bool:
    """Do two times lie further apart than tellings of one event may be?"""
    if one is None or other is None:
        return False
    a, b = _span(one), _span(other)
    if a is None or b is None:
        return False
    return (a[0] - b[1]).days > SLACK_DAYS or (b[0] - a[1]).days > SLACK_DAYS


def _span(time: ResolvedTime) -> tuple[date, date] | None:
    start = time.date or (time.date_end and time.date_end - timedelta(days=UNTOLD_DAYS))
    if start is None:
        return None
    end = time.date_end or start
    if time.precision == "month" and time.date_end is None:
        end = start.replace(day=28)  # a day every month has
    elif time.precision == "year" and time.date_end is None:
        end = start.replace(month=12, day=31)
    return (min(start, end), max(start, end))
