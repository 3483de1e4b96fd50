"""Exercise mentions without a name and without a named edition: they join each other, where nothing contradicts.

Here: the drills of one month (or of one year, where no month is said). Not here: those that a named edition takes in
(faces).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Domain, EventType
from pipeline.resolve import places
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature
from pipeline.resolve.parties import overlap

SAME_DRILL_DAYS = 10
SAME_PATROL_DAYS = 3
UNDATED_DAYS = 31  # an undated report stands at its day of publication
OPEN_DOMAINS = frozenset({Domain.UNKNOWN, Domain.MULTI})


def resolve_drills(features: Iterable[Feature]) -> list[Cluster]:
    """The clusters of a month's unnamed drills. The result depends on the set of mentions, not on their order."""
    index: dict[str, dict[int, Cluster]] = {}
    clusters: list[Cluster] = []
    for f in sorted(features, key=lambda f: (f.window.rank, -len(f.parties), f.window.first, f.order)):
        around = {n: c for party in f.parties for n, c in index.get(party, {}).items()}
        fits = [(score, c) for c in around.values() if (score := _score(f, c)) is not None]
        if fits:
            cluster = min(fits, key=lambda fit: (-fit[0], fit[1].lead.order))[1]
            cluster.add(f, "drill: parties, domain, place and days agree")
        else:
            cluster = Cluster.of(f, "new: unnamed drill")
            clusters.append(cluster)
        for party in f.parties:
            index.setdefault(party, {})[id(cluster)] = cluster
    return clusters


def _score(f: Feature, cluster: Cluster) -> float | None:
    """How well a mention fits, None where something contradicts."""
    if f.article_id in cluster.articles or f.parties.isdisjoint(cluster.parties):
        return None
    share = max(overlap(f.parties, parties) for parties in cluster.party_lists)
    if share == 0 or _domains_differ(f, cluster) or _places_differ(f, cluster):
        return None
    gap = cluster.gap(f.window)
    return None if gap > _days_allowed(f, cluster) else share - gap / 100


def _domains_differ(f: Feature, cluster: Cluster) -> bool:
    told = cluster.domains - OPEN_DOMAINS
    return f.domain is not None and f.domain not in OPEN_DOMAINS and bool(told) and f.domain not in told


def _places_differ(f: Feature, cluster: Cluster) -> bool:
    return bool(cluster.locations) and all(places.conflict(f.location, place) for place in cluster.locations)


def _days_allowed(f: Feature, cluster: Cluster) -> int:
    if not (f.window.is_dated and cluster.dated):
        return UNDATED_DAYS
    return SAME_PATROL_DAYS if EventType.PATROL in {f.event_type, *cluster.types} else SAME_DRILL_DAYS
