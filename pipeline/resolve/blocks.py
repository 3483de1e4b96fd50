"""Which blocks a mention belongs to: mentions of different blocks are never compared, save drills with named editions.

Here: the keys. `block_of` is the one block in which a mention is resolved; `blocks_of` adds the months in which it may
matter to unnamed drills, so that a store can find everything that a new article may touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.records import DatePrecision, EventClass
from pipeline.resolve.features import Feature
from pipeline.resolve.window import RANK, Window

PARTNERSHIP, SERIES, DRILLS = "partnership|", "series|", "drills|"
AROUND = "around|"  # a named exercise mention: the months whose unnamed drills it may draw to its edition
BESIDE = "beside|"  # an unnamed drill: the months of the other unnamed drills of its article


def block_of(feature: Feature) -> str:
    """The one block in which the mention is resolved."""
    if feature.event_class is EventClass.PARTNERSHIP:
        parties = feature.parties
        if len(feature.instrument_members & parties) > 1:
            # A shorter list of its parties is the instrument itself; with a candidate, it is the candidate's own event.
            parties = parties | feature.instrument_members
        return f"{PARTNERSHIP}{feature.side}|{' '.join(sorted(parties))}"
    return f"{SERIES}{feature.name}" if feature.name else f"{DRILLS}{_month_of(feature.window)}"


def blocks_of(feature: Feature, siblings: Iterable[Feature]) -> list[str]:
    """All keys under which a store must find the mention again; `siblings` are all mentions of its article."""
    block = block_of(feature)
    if block.startswith(SERIES):
        return [block, *(AROUND + month for month in months_of(feature.window))]
    if block.startswith(DRILLS):
        others = {block_of(s) for s in siblings} - {block}
        return [block, *sorted(BESIDE + o.removeprefix(DRILLS) for o in others if o.startswith(DRILLS))]
    return [block]


def months_of(window: Window) -> list[str]:
    """The months that a window touches, and the years for drills of which no month is said.

    An edition of which only the year is told draws no drill of a month: too many drills lie within a year.
    """
    if window.rank == RANK[DatePrecision.YEAR]:
        return [str(window.first.year)]
    months: list[str] = []
    for year in range(window.first.year, window.last.year + 1):
        first = window.first.month if year == window.first.year else 1
        last = window.last.month if year == window.last.year else 12
        months += [str(year), *(_month(date(year, month, 1)) for month in range(first, last + 1))]
    return months


def _month_of(window: Window) -> str:
    """The month of an unnamed drill, or its year where no month is said."""
    return str(window.first.year) if window.rank == RANK[DatePrecision.YEAR] else _month(window.first)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
