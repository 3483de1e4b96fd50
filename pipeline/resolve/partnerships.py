"""Partnership mentions of one block (the same parties, or one many-sided instrument; talks apart from deals) → events.

Here: which two mentions may tell of one instrument, programme, forum or occasion, and which of several fits best.
Not here: what makes a block (blocks), the kinds themselves (kinds.csv), the walk through a block (growth).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from pipeline.records import EventLink, EventType, Status
from pipeline.resolve.blocks import side_of
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature
from pipeline.resolve.growth import Fit, Rules, grow

OCCASION_DAYS = 7  # unnamed talks: a visit may spread over some days, reports of it over a week
SAME_STEP_DAYS = 45  # two vague reports of one step
PROGRESS_DAYS = 730  # from the first wish to the signature or ratification, where only the parties are the same
FIELD_DAYS = 1500  # a cooperation in one field is told of for years
BACKGROUND_DAYS = 3650  # "already has a pact in force", where the block holds no other instrument
SIGNING_DAYS = 14  # two days of signature further apart are two instruments where the kind is not told
RENEWAL_DAYS = 400  # two signatures further apart are two instruments of one kind

# How far an instrument has come; a later step of it is told later. `rejected` may come at any time.
STEP = {
    Status.PROPOSED: 0,
    Status.NEGOTIATING: 1,
    Status.AGREED: 2,
    Status.SIGNED: 3,
    Status.ACTIVE: 4,
    Status.SUSPENDED: 5,
    Status.ENDED: 6,
}
AHEAD = frozenset({Status.PROPOSED, Status.NEGOTIATING})
STANDING = frozenset({Status.ACTIVE, Status.SUSPENDED, Status.ENDED})


def resolve_partnerships(features: Sequence[Feature], known: Mapping[str, EventLink]) -> list[Cluster]:
    """The clusters of one block. The result depends on the set of mentions, not on their order nor on what is known.

    `known`: the links of those mentions that were there before; the less is new, the less is compared.
    """
    return grow(sorted(features, key=_telling_first), known, RULES)


def _telling_first(f: Feature) -> tuple[object, ...]:
    """Mentions that say most come first, so that vague ones find them."""
    return (not f.kinds.strong, not f.name, f.window.rank, not f.kinds.weak, f.window.first, f.order)


def _key(f: Feature) -> str:
    """What makes the event known by itself: its kind or its name."""
    return f.kinds.strong or (f"{side_of(f.event_type)}:{f.name}" if f.name else "")


def _fit(f: Feature, cluster: Cluster) -> Fit | None:
    """How the mention fits, None where something forbids it."""
    if f.event_type is EventType.TALKS:
        return _fit_talks(f, cluster)
    if f.article_id in cluster.articles or (f.instrument_members and cluster.proper_names - {f.name}):
        return None
    if f.kinds.strong and cluster.strong:
        if f.kinds.strong != cluster.strong or _is_another_signature(f, cluster, RENEWAL_DAYS):
            return None
        return Fit(100 - cluster.gap(f.window) / 1e5, f"kind: {cluster.strong}")
    if f.name and cluster.names:
        return Fit(90, f"name: {f.name}") if f.name in cluster.names else None
    if EventType.COOPERATION in {f.event_type, *cluster.types}:
        return _fit_cooperation(f, cluster)
    return _fit_deal(f, cluster)


def _fit_talks(f: Feature, cluster: Cluster) -> Fit | None:
    """A named forum gathers its rounds; unnamed talks are one event per occasion."""
    forum = _key(f)
    if forum and forum == cluster.key:
        return Fit(100, f"forum: {forum}")
    if (forum and cluster.key) or f.article_id in cluster.articles:
        return None
    gap = cluster.members[0].window.gap(f.window)  # not of the nearest: talks every week are no one occasion
    limit = OCCASION_DAYS if f.window.is_dated and cluster.dated else 2 * OCCASION_DAYS
    if not f.window.is_dated and f.status in AHEAD:
        limit = 60  # talks announced without a date are held within some weeks
    return Fit(50 - gap / 100, "talks: same parties, same days") if gap <= limit else None


def _fit_cooperation(f: Feature, cluster: Cluster) -> Fit | None:
    """A cooperation is told again by its field; without a field, by the days."""
    if cluster.types != {f.event_type}:
        return None
    gap = cluster.gap(f.window)
    shared = len(f.kinds.weak & cluster.topics)
    if shared and gap <= FIELD_DAYS:
        return Fit(40 + 5 * shared - gap / 1000, "cooperation: same parties and field")
    if not f.kinds.weak and not cluster.topics and gap <= SAME_STEP_DAYS:
        return Fit(30 - gap / 100, "cooperation: same parties and time")
    return None


def _fit_deal(f: Feature, cluster: Cluster) -> Fit | None:
    """Where the words do not tell which instrument it is: by time, by the order of its steps, by topic."""
    shared = len(f.kinds.weak & cluster.topics)
    if f.kinds.weak and cluster.topics and not shared and not cluster.strong:
        return None
    if cluster.members[0].window.gap(f.window) > PROGRESS_DAYS or _is_another_signature(f, cluster, SIGNING_DAYS):
        return None
    gap = cluster.gap(f.window)
    if gap <= SAME_STEP_DAYS or (gap <= PROGRESS_DAYS and _is_in_step(f, cluster)):
        return Fit(40 + 5 * shared - gap / 100, f"parties and time{', topic' if shared else ''}")
    return None


def _only_instrument(f: Feature, clusters: Iterable[Cluster]) -> Cluster | None:
    """A vague mention of a standing pact is of the one agreement that the parties are known to have."""
    if f.event_type is not EventType.AGREEMENT or f.status not in STANDING or f.kinds.strong or f.name:
        return None
    agreements = list(islice((c for c in clusters if EventType.AGREEMENT in c.types), 2))
    if len(agreements) != 1 or f.article_id in agreements[0].articles:
        return None
    known = agreements[0]
    if f.kinds.weak and known.topics and not f.kinds.weak & known.topics:
        return None
    return known if known.gap(f.window) <= BACKGROUND_DAYS and not f.window.is_dated else None


def _is_in_step(f: Feature, cluster: Cluster) -> bool:
    """Does the mention follow on an earlier step told of before, or lead to a later one told of after?"""
    own = STEP.get(f.status)
    if own is None:
        return False
    for status, (earliest, latest) in cluster.steps.items():
        other = STEP.get(status)
        if other is None or other == own:
            continue
        if f.window.last >= earliest if own > other else f.window.last < latest:
            return True
    return False


def _is_another_signature(f: Feature, cluster: Cluster, days: int) -> bool:
    """Signed on two dates too far apart: the second is a new instrument."""
    if f.status is not Status.SIGNED or not f.window.is_dated:
        return False
    return bool(cluster.signed) and min(f.window.gap(w) for w in cluster.signed) > days


RULES = Rules(_fit, _key, _only_instrument, "parties: the only instrument known between them")
