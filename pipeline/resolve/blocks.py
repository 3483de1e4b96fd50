"""Which block a mention belongs to: mentions of different blocks are never compared, save drills with named editions.

Here: the keys, and which days the key of a block of drills stands for. Not here: comparing within a block.
"""

from __future__ import annotations

import calendar
from datetime import date

from pipeline.records import DatePrecision, EventClass, EventType
from pipeline.resolve.window import RANK, Window

PARTNERSHIP, SERIES, DRILLS = "partnership|", "series|", "drills|"


def block_of(event_type: EventType, name: str, parties: frozenset[str], members: frozenset[str], window: Window) -> str:
    """The one block in which a mention is resolved, and by whose key a store finds it again.

    `name` is the key of its series or instrument; `members` are those of the lexicon's instrument of that name.
    """
    if event_type.event_class is EventClass.PARTNERSHIP:
        if len(members & parties) > 1:
            # A shorter list of its parties is the instrument itself; with a candidate, it is the candidate's own event.
            parties = parties | members
        return f"{PARTNERSHIP}{side_of(event_type)}|{' '.join(sorted(parties))}"
    return f"{SERIES}{name}" if name else f"{DRILLS}{_month_of(window)}"


def side_of(event_type: EventType) -> str:
    """Which kinds apply: those of talks, or those of deals."""
    return "talks" if event_type is EventType.TALKS else "deal"


def drills_around(window: Window) -> list[str]:
    """The blocks of the drills that a named edition of these days may draw to it.

    Those are the months that the window touches, and the years for drills of which no month is said. An edition of
    which only the year is told draws no drill of a month: too many drills lie within a year.
    """
    if window.rank == RANK[DatePrecision.YEAR]:
        return [f"{DRILLS}{window.first.year}"]
    blocks: list[str] = []
    for year in range(window.first.year, window.last.year + 1):
        first = window.first.month if year == window.first.year else 1
        last = window.last.month if year == window.last.year else 12
        blocks += [f"{DRILLS}{year}", *(f"{DRILLS}{_month(date(year, month, 1))}" for month in range(first, last + 1))]
    return blocks


def days_of_drills(block: str) -> tuple[date, date, bool]:
    """First and last day of a block of drills; True where they are a whole year, so that no month is said."""
    year, _, month = block.removeprefix(DRILLS).partition("-")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31), True
    return (
        date(int(year), int(month), 1),
        date(int(year), int(month), calendar.monthrange(int(year), int(month))[1]),
        False,
    )


def _month_of(window: Window) -> str:
    """The month of an unnamed drill, or its year where no month is said."""
    return str(window.first.year) if window.rank == RANK[DatePrecision.YEAR] else _month(window.first)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
