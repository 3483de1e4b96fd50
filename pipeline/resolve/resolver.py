"""All mentions → event links, block by block; and the same for what a few new articles touch.

Here: the two steps (named editions first, unnamed drills after them) and which blocks a new article touches.
Not here: what makes a block (blocks) and the rules within one (partnerships, editions, drills).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from pipeline.records import EventClass, EventLink, Mention
from pipeline.resolve.blocks import AROUND, DRILLS, PARTNERSHIP, SERIES, block_of, blocks_of, months_of
from pipeline.resolve.cluster import Cluster, event_ids
from pipeline.resolve.drills import edition_of, resolve_drills
from pipeline.resolve.editions import resolve_series
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.partnerships import resolve_partnerships

Fetch = Callable[[Collection[str]], Iterable[Mention]]


def resolve(mentions: Iterable[Mention]) -> list[EventLink]:
    """The real-world event of every mention, sorted by mention_id; ids do not depend on the order of the mentions.

    All mentions of an article have to come along: a pact told as "another one" borrows its kind from its neighbour.
    """
    return _sorted(_resolve_blocks(_features(mentions), None).values())


def blocks_by_mention(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """Mention id → the blocks to store beside it, by which `resolve_increment` asks for it again."""
    return {f.mention_id: blocks_of(f) for f in _features(mentions)}


def resolve_increment(new: Iterable[Mention], fetch: Fetch, removed_blocks: Collection[str] = ()) -> list[EventLink]:
    """The links of all mentions in the blocks that new articles touch: to replace those stored for the same mentions.

    `fetch(blocks)` returns the stored mentions that bear one of the blocks, with all other mentions of their articles
    (the new ones may be among them). `removed_blocks` are those of mentions that are no longer stored, because their
    article was extracted again. The outcome is that of `resolve` over everything.
    """
    pool = {m.mention_id: m for m in new}
    fresh = set(pool)
    touched = {block for blocks in blocks_by_mention(pool.values()).values() for block in blocks} | set(removed_blocks)

    def take(blocks: Collection[str]) -> None:
        pool.update((m.mention_id, m) for m in fetch(blocks) if m.mention_id not in fresh)

    own = {b for b in touched if not b.startswith(AROUND)}
    months = {b.removeprefix(AROUND) for b in touched if b.startswith(AROUND)}
    take(own)
    series = {b for b in own if b.startswith(SERIES)}
    months |= {m for f in _features(pool.values()) if block_of(f) in series for m in months_of(f.window)}
    own |= {DRILLS + month for month in months}
    take(own)
    around = {AROUND + b.removeprefix(DRILLS) for b in own if b.startswith(DRILLS)}
    take(around)
    near = {block_of(f) for f in _features(pool.values()) if around & set(blocks_of(f))}
    take(near)
    resolved = _resolve_blocks(_features(pool.values()), own | near)
    return _sorted(links for block, links in resolved.items() if block in own)


def _resolve_blocks(features: Iterable[Feature], complete: Collection[str] | None) -> dict[str, list[EventLink]]:
    """Block → links. `complete` names the blocks whose mentions are all here; others only serve as siblings."""
    blocks: dict[str, list[Feature]] = defaultdict(list)
    unnamed: dict[str, list[Feature]] = defaultdict(list)
    for f in features:
        block = block_of(f)
        if f.event_class is EventClass.EXERCISE and not f.name:
            unnamed[f.article_id].append(f)
        if complete is None or block in complete:
            blocks[block].append(f)
    links = {b: _links(b, resolve_partnerships(fs)) for b, fs in blocks.items() if b.startswith(PARTNERSHIP)}
    around: dict[str, list[Cluster]] = defaultdict(list)
    edition_ids: dict[int, str] = {}
    for block, named in blocks.items():
        if not block.startswith(SERIES):
            continue
        editions = resolve_series(named)
        links[block] = _links(block, editions)
        for edition, event_id in event_ids(block, editions):
            edition_ids[id(edition)] = event_id
            for month in {m for window in edition.windows for m in months_of(window)}:
                around[DRILLS + month].append(edition)
    for block, drills in blocks.items():
        if not block.startswith(DRILLS):
            continue
        links[block], free = [], []
        for f in drills:
            siblings = [s for s in unnamed[f.article_id] if s is not f]
            home = edition_of(f, siblings, around[block])
            if home is None:
                free.append(f)
                continue
            rule = f"unnamed drill joins {home.lead.name} {home.key}"
            links[block].append(EventLink(f.mention_id, edition_ids[id(home)], rule))
        links[block] += _links(block, resolve_drills(free))
    return links


def _links(block: str, clusters: list[Cluster]) -> list[EventLink]:
    return [
        EventLink(f.mention_id, event_id, rule)
        for cluster, event_id in event_ids(block, clusters)
        for f, rule in zip(cluster.members, cluster.rules, strict=True)
    ]


def _features(mentions: Iterable[Mention]) -> list[Feature]:
    articles: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article_id].append(mention)
    return [feature for of_article in articles.values() for feature in features_of(of_article)]


def _sorted(groups: Iterable[list[EventLink]]) -> list[EventLink]:
    return sorted((link for links in groups for link in links), key=lambda link: link.mention_id)
