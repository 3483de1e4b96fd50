"""Exercise mentions without a name: they join a named edition, or each other, where nothing contradicts.

Here: the drills of one month (or of one year, where no month is said) and the named editions around it.
Not here: named series among themselves (editions).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.records import Domain, EventType
from pipeline.resolve import places
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature

SAME_DRILL_DAYS = 10
SAME_PATROL_DAYS = 3
OPEN_DOMAINS = frozenset({None, Domain.UNKNOWN, Domain.MULTI})
ENOUGH_OVERLAP = 0.5


def resolve_drills(
    features: Sequence[Feature], editions: Iterable[Cluster]
) -> tuple[list[Cluster], list[tuple[Feature, Cluster]]]:
    """The clusters of a month's unnamed drills, and those that belong to a named edition instead."""
    named: dict[str, list[Cluster]] = {}
    for edition in editions:
        for party in edition.parties:
            named.setdefault(party, []).append(edition)
    joined: list[tuple[Feature, Cluster]] = []
    occupied: set[tuple[int, str]] = set()
    free: dict[str, list[Cluster]] = {}
    clusters: list[Cluster] = []
    for f in sorted(features, key=lambda f: (f.window.rank, -len(f.parties), f.window.first, f.order)):
        edition = _best(f, [c for c in _around(f, named) if (id(c), f.article_id) not in occupied])
        if edition is not None:
            occupied.add((id(edition), f.article_id))
            joined.append((f, edition))
            continue
        found = _best(f, _around(f, free))
        cluster = Cluster() if found is None else found
        if found is None:
            clusters.append(cluster)
        cluster.add(f, "drill: parties, domain, place and days agree" if found else "new: unnamed drill")
        for party in f.parties:
            if cluster not in (known := free.setdefault(party, [])):
                known.append(cluster)
    return clusters, joined


def _around(f: Feature, index: dict[str, list[Cluster]]) -> list[Cluster]:
    """The clusters that share a party, each once, in a fixed order."""
    found = {id(c): c for party in sorted(f.parties) for c in index.get(party, ())}
    return list(found.values())


def _best(f: Feature, candidates: Iterable[Cluster]) -> Cluster | None:
    fitting = [(c, score) for c in candidates if (score := _score(f, c)) is not None]
    if not fitting:
        return None
    return max(fitting, key=lambda pair: (pair[1], [-o for o in _order_numbers(pair[0])]))[0]


def _order_numbers(cluster: Cluster) -> list[int]:
    return [cluster.lead.published.toordinal(), *cluster.lead.mention_id.encode()]


def _score(f: Feature, cluster: Cluster) -> float | None:
    if f.article_id in cluster.articles:
        return None
    overlap = max(_overlap(f.parties, m.parties) for m in cluster.members)
    if overlap == 0 or any(_contradicts(f, m) for m in cluster.members):
        return None
    return overlap - min(f.window.gap(m.window) for m in cluster.members) / 100


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard where one list holds the other or half is shared; a lone state is no shorter list of a joint drill."""
    if (len(a) == 1) != (len(b) == 1):
        return 0.0
    share = len(a & b) / len(a | b)
    return share if a <= b or b <= a or share >= ENOUGH_OVERLAP else 0.0


def _contradicts(f: Feature, g: Feature) -> bool:
    if f.domain != g.domain and not {f.domain, g.domain} & OPEN_DOMAINS:
        return True
    if places.conflict(f.location, g.location):
        return True
    limit = SAME_PATROL_DAYS if EventType.PATROL in (f.event_type, g.event_type) else SAME_DRILL_DAYS
    if not (f.window.is_dated and g.window.is_dated):
        limit = 31
    return f.window.gap(g.window) > limit
