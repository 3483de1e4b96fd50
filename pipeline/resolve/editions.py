"""Mentions of one named exercise series → editions. Name and year decide.

Here: the year of a mention that bears no date, series with several rounds a year, editions put off into another year.
Not here: drills that bear no name (drills).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from itertools import accumulate

from pipeline.records import EventType, Status
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature
from pipeline.resolve.names import is_known_series, round_series
from pipeline.resolve.parties import overlap
from pipeline.resolve.window import Window

LOOK_DAYS = 400  # an undated report is of the nearest edition within about a year
ROUND_DAYS = 7  # two rounds of one series lie further apart
AHEAD = frozenset({Status.PLANNED, Status.POSTPONED, Status.CANCELLED, Status.REJECTED})
HELD = frozenset({Status.ONGOING, Status.COMPLETED})


def resolve_series(features: Sequence[Feature]) -> list[Cluster]:
    """The editions of one series. The result depends on the set of mentions, not on their order."""
    series = features[0].name
    years = _years(features)
    clusters: list[Cluster] = []
    by_year: dict[int, list[Cluster]] = defaultdict(list)
    for f in sorted(features, key=lambda f: (f.window.rank, -len(f.parties), f.window.first, f.order)):
        year = years[f.mention_id]
        options = [c for c in by_year[year] if _may_join(f, c, series)]
        if options:
            _best(f, options).add(f, f"edition: {series} {year}")
            continue
        cluster = Cluster.of(f, f"new: {series} {year}", str(year))
        by_year[year].append(cluster)
        clusters.append(cluster)
    return clusters


def _best(f: Feature, options: Sequence[Cluster]) -> Cluster:
    """Mostly there is one edition a year, and nothing to compare."""
    if len(options) == 1:
        return options[0]
    return min(options, key=lambda c: (_distance(f, c), -len(f.parties & c.parties), c.lead.order))


def has_rounds(f: Feature) -> bool:
    """Does the series hold several editions a year, so that the days decide as well?"""
    return f.name in round_series() or f.event_type is EventType.PATROL


def _years(features: Sequence[Feature]) -> dict[str, int]:
    """Mention → year of its edition: the year said, else that of the nearest edition that its status allows."""
    dated = [f for f in features if f.window.is_dated]
    calendar = Calendar({f.window for f in dated})
    moved = _moved_years(dated)
    years: dict[str, int] = {}
    for f in features:
        year = f.window.first.year if f.window.is_dated else calendar.nearest_year(f.published, f.status)
        years[f.mention_id] = moved.get(year, year)
    return years


def _moved_years(dated: Sequence[Feature]) -> dict[int, int]:
    """Year → earlier year, where that edition was put off into it and was not held before."""
    held = {f.window.first.year for f in dated if f.status in HELD}
    planned = {f.window.first.year for f in dated if f.status in AHEAD}
    moved: dict[int, int] = {}
    for f in dated:
        year, told = f.window.first.year, f.published.year
        if f.status is Status.POSTPONED and year == told + 1 and told in planned and told not in held:
            moved[year] = told
    return moved


class Calendar:
    """The days of a series' dated mentions, in order: thousands of undated ones ask which are nearest."""

    def __init__(self, windows: Collection[Window]) -> None:
        """Put the days in order."""
        self._by_first = sorted(windows, key=lambda w: w.first)
        self._firsts = [w.first for w in self._by_first]
        self._reached = list(accumulate((w.last for w in self._by_first), max))  # the last day of any so far
        self._by_last = sorted(windows, key=lambda w: (w.last, -w.first.toordinal()))
        self._lasts = [w.last for w in self._by_last]

    def nearest_year(self, day: date, status: Status) -> int:
        """The year of the edition around the day, else of the next or the last one, as the status has it."""
        around = bisect_left(self._reached, day)
        if around < len(self._by_first) and self._firsts[around] <= day:
            return self._firsts[around].year
        if status in AHEAD:
            place = bisect_right(self._firsts, day)
            near = place < len(self._firsts) and (self._firsts[place] - day).days <= LOOK_DAYS
            return self._firsts[place].year if near else day.year
        place = bisect_left(self._lasts, day) - 1
        near = place >= 0 and (day - self._lasts[place]).days <= LOOK_DAYS
        return self._by_last[place].first.year if near else day.year


def _may_join(f: Feature, cluster: Cluster, series: str) -> bool:
    if f.article_id in cluster.articles:
        return False
    if not is_known_series(series) and not f.parties & cluster.parties:
        return False
    if has_rounds(f) or EventType.PATROL in cluster.types:
        return any(overlap(f.parties, p) for p in cluster.party_lists) and _distance(f, cluster) <= ROUND_DAYS
    return True


def _distance(f: Feature, cluster: Cluster) -> int:
    return cluster.gap(f.window) if cluster.dated else 0
