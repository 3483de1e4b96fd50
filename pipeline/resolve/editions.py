"""Mentions of one named exercise series → editions. Name and year decide.

Here: the year of a mention that bears no date, series with several rounds a year, editions put off into another year.
Not here: drills that bear no name (drills).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from pipeline.records import EventType, Status
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature
from pipeline.resolve.names import is_known_series, round_series
from pipeline.resolve.parties import overlap
from pipeline.resolve.window import FAR, Window

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
            best = min(options, key=lambda c: (_distance(f, c), -len(f.parties & c.parties), c.lead.order))
            best.add(f, f"edition: {series} {year}")
            continue
        cluster = Cluster.of(f, f"new: {series} {year}", str(year))
        by_year[year].append(cluster)
        clusters.append(cluster)
    return clusters


def has_rounds(f: Feature) -> bool:
    """Does the series hold several editions a year, so that the days decide as well?"""
    return f.name in round_series() or f.event_type is EventType.PATROL


def _years(features: Sequence[Feature]) -> dict[str, int]:
    """Mention → year of its edition: the year said, else that of the nearest edition that its status allows."""
    dated = [f for f in features if f.window.is_dated]
    windows = {f.window for f in dated}
    moved = _moved_years(dated)
    years = {f.mention_id: moved.get(f.window.first.year, f.window.first.year) for f in dated}
    for f in features:
        if not f.window.is_dated:
            years[f.mention_id] = moved.get(year := _nearest_year(f, windows), year)
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


def _nearest_year(f: Feature, dated: Collection[Window]) -> int:
    day: date = f.published
    if day == FAR:
        return FAR.year

    def distance(other: Window) -> int:
        if f.status in AHEAD:
            return (other.first - day).days if other.last >= day else LOOK_DAYS + 1
        return (day - other.last).days if other.first <= day else LOOK_DAYS + 1

    near = [(max(0, distance(o)), o.first.year) for o in dated if distance(o) <= LOOK_DAYS]
    return min(near)[1] if near else day.year


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
