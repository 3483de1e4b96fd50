"""Partnership mentions of one block (the same parties, or one many-sided instrument) → events.

Here: which two mentions may tell of one instrument, programme, forum or occasion, and which of several fits best.
Not here: what makes a block (resolver), the kinds themselves (kinds.csv).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import EventType, Status
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature

OCCASION_DAYS = 7  # unnamed talks: a visit may spread over some days, reports of it over a week
SAME_STEP_DAYS = 45  # two vague reports of one step
PROGRESS_DAYS = 730  # from the first wish to the signature, where only the parties are the same
RENEWAL_DAYS = 400  # two signatures further apart are two instruments of one kind

BEFORE = frozenset({Status.PROPOSED, Status.NEGOTIATING, Status.AGREED})
AHEAD = frozenset({Status.PROPOSED, Status.NEGOTIATING})
DEALS = frozenset({EventType.AGREEMENT, EventType.JOINT_PROGRAM})


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a mention fits a cluster, and by which rule."""

    score: float
    rule: str


def resolve_partnerships(features: Sequence[Feature]) -> list[Cluster]:
    """The clusters of one block. The result depends on the set of mentions, not on their order."""
    clusters: list[Cluster] = []
    for feature in sorted(features, key=_telling_first):
        fits = [(fit.score, -place, fit.rule) for place, c in enumerate(clusters) if (fit := _fit(feature, c))]
        if fits:
            _, place, rule = max(fits)
            clusters[-place].add(feature, rule)
        else:
            cluster = Cluster(key=_key(feature))
            cluster.add(feature, f"new: {_key(feature) or 'occasion'}")
            clusters.append(cluster)
    return clusters


def _telling_first(f: Feature) -> tuple[object, ...]:
    """Mentions that say most come first, so that vague ones find them."""
    return (not f.kinds.strong, not f.name, f.window.rank, not f.kinds.weak, f.window.first, f.order)


def _key(f: Feature) -> str:
    """What makes the event known by itself: its kind or its name."""
    if f.kinds.strong:
        return f.kinds.strong
    return f"{f.side}:{f.name}" if f.name else ""


def _fit(f: Feature, cluster: Cluster) -> Fit | None:
    """The best fit with any member, None where one forbids it."""
    if (f.side == "talks") != (cluster.members[0].side == "talks"):
        return None
    if f.side == "talks":
        return _fit_talks(f, cluster)
    if f.article_id in cluster.articles:
        return None
    return _fit_deal(f, cluster)


def _fit_talks(f: Feature, cluster: Cluster) -> Fit | None:
    """A named forum gathers its rounds; unnamed talks are one event per occasion."""
    first = cluster.members[0]
    forum, others = _key(f), _key(first)
    if forum and forum == others:
        return Fit(100, f"forum: {forum}")
    if (forum and others) or f.article_id in cluster.articles:
        return None
    gap = min(f.window.gap(w) for w in cluster.windows())
    limit = OCCASION_DAYS if f.window.is_dated else 2 * OCCASION_DAYS
    if f.status in AHEAD or first.status in AHEAD:
        limit *= 4
    return Fit(50 - gap / 100, "talks: same parties, same days") if gap <= limit else None


def _fit_deal(f: Feature, cluster: Cluster) -> Fit | None:
    first = cluster.members[0]
    kind = next((m.kinds.strong for m in cluster.members if m.kinds.strong), None)
    if f.kinds.strong and kind:
        if f.kinds.strong != kind or _is_another_signature(f, cluster):
            return None
        return Fit(100 - _gap(f, cluster) / 1e5, f"kind: {kind}")
    names = {m.name for m in cluster.members if m.name}
    if f.name and f.name in names:
        return Fit(90, f"name: {f.name}")
    if f.name and names:
        return None
    topics = frozenset().union(*(m.kinds.weak for m in cluster.members))
    shared = len(f.kinds.weak & topics)
    if f.event_type is EventType.COOPERATION or first.event_type is EventType.COOPERATION:
        return _fit_cooperation(f, cluster, shared)
    if f.kinds.weak and first.kinds.weak and not shared and not kind:
        return None
    gap = _gap(f, cluster)
    near = gap <= SAME_STEP_DAYS or (gap <= PROGRESS_DAYS and _moves_on(f, cluster))
    if not near:
        return None
    return Fit(40 + 5 * shared - gap / 100, f"parties and time{', topic' if shared else ''}")


def _fit_cooperation(f: Feature, cluster: Cluster, shared: int) -> Fit | None:
    """A cooperation is told again by its field; without a field, by the days."""
    if any(m.event_type is not f.event_type for m in cluster.members):
        return None
    gap = _gap(f, cluster)
    if shared and gap <= PROGRESS_DAYS * 2:
        return Fit(40 + 5 * shared - gap / 1000, "cooperation: same parties and field")
    if not f.kinds.weak and not cluster.members[0].kinds.weak and gap <= SAME_STEP_DAYS:
        return Fit(30 - gap / 100, "cooperation: same parties and time")
    return None


def _gap(f: Feature, cluster: Cluster) -> int:
    return min(_days_apart(f, m) for m in cluster.members)


def _days_apart(f: Feature, g: Feature) -> int:
    """Days between the events; where one bears no date, its publication may lie any time after the other's step."""
    return f.window.gap(g.window)


def _moves_on(f: Feature, cluster: Cluster) -> bool:
    """Is one side still before the signature: the other is then a later step of it?"""
    return f.status in BEFORE or any(m.status in BEFORE for m in cluster.members)


def _is_another_signature(f: Feature, cluster: Cluster) -> bool:
    """Signed on two dates more than a year apart: the second is a new instrument of the kind."""
    if f.status is not Status.SIGNED or not f.window.is_dated:
        return False
    signed = [m.window for m in cluster.members if m.status is Status.SIGNED and m.window.is_dated]
    return bool(signed) and min(f.window.gap(w) for w in signed) > RENEWAL_DAYS
