"""When an event may have taken place, as an interval: what two mentions' dates have to do with each other.

Not here: reading dates from text (pipeline.extract.times).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from pipeline.records import DatePrecision, Mention

RANK = {DatePrecision.DAY: 0, DatePrecision.MONTH: 1, DatePrecision.YEAR: 2}
UNDATED = 3
FAR = date(2200, 1, 1)  # stands in for a missing publication date, so that such mentions come last


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which the event may lie, and how exactly the text says so."""

    first: date
    last: date
    rank: int  # 0 day, 1 month, 2 year, 3: the text has no date, the day of publication stands in

    @property
    def is_dated(self) -> bool:
        """Does the text date the event?"""
        return self.rank != UNDATED

    def gap(self, other: Window) -> int:
        """Days between the two intervals, 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def window_of(mention: Mention) -> Window:
    """The interval that the mention's dates allow; the publication day where it has none."""
    event = mention.event
    begins, ends = event.event_date, event.event_date_end
    if event.date_precision is None or (begins is None and ends is None):
        day = mention.published_date or FAR
        return Window(day, day, UNDATED)
    first = begins or _opening(ends or FAR, event.date_precision)
    last = _close(max(first, ends or first), event.date_precision)
    return Window(first, last, RANK[event.date_precision])


def _opening(ends: date, precision: DatePrecision) -> date:
    """The first day where only the last is told: of its year for a year, else the day itself."""
    return ends.replace(month=1, day=1) if precision is DatePrecision.YEAR else ends


def _close(day: date, precision: DatePrecision) -> date:
    """The last day of the month or year that the date stands for."""
    if precision is DatePrecision.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if precision is DatePrecision.YEAR:
        return day.replace(month=12, day=31)
    return day
