"""All mentions → event links, block by block; and the same for what a few new articles touch.

Here: the two steps (named editions first, unnamed drills after them) and which blocks a new article touches.
Not here: what makes a block (blocks) and the rules within one (partnerships, editions, drills).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from pipeline.records import EventLink, Mention
from pipeline.resolve.blocks import AROUND, BESIDE, DRILLS, SERIES, block_of, blocks_of, months_of
from pipeline.resolve.cluster import Cluster, event_ids
from pipeline.resolve.drills import Face, editions_of_article, resolve_drills
from pipeline.resolve.editions import resolve_series
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.partnerships import resolve_partnerships

Stored = tuple[Mention, str]  # a mention and the event_id of its stored link
Fetch = Callable[[Collection[str]], Iterable[Stored]]
Blocks = dict[str, list[Feature]]


def resolve(mentions: Iterable[Mention]) -> list[EventLink]:
    """The real-world event of every mention, sorted by mention_id; ids do not depend on the order of the mentions.

    All mentions of an article have to come along: a pact told as "another one" borrows its kind from its neighbour.
    """
    blocks = _by_block(_features(mentions))
    links = _resolve_named({b: fs for b, fs in blocks.items() if not b.startswith(DRILLS)})
    drills = {b for b in blocks if b.startswith(DRILLS)}
    return _sorted(links + _resolve_drills(blocks, drills, {link.mention_id: link.event_id for link in links}))


def blocks_by_mention(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """Mention id → the blocks to store beside it, by which `resolve_increment` asks for it again.

    All mentions of an article have to come along.
    """
    articles: dict[str, list[Feature]] = defaultdict(list)
    for f in _features(mentions):
        articles[f.article_id].append(f)
    return {f.mention_id: blocks_of(f, siblings) for siblings in articles.values() for f in siblings}


def resolve_increment(new: Iterable[Mention], fetch: Fetch, removed_blocks: Collection[str] = ()) -> list[EventLink]:
    """The links of all mentions in the blocks that new articles touch: to replace those stored for the same mentions.

    `fetch(blocks)` returns the stored mentions that bear one of the blocks, each with its event_id, and with them all
    other mentions of their articles. `removed_blocks` are those of mentions that are no longer stored, because their
    article was extracted again. What is stored afterwards equals `resolve` over everything.
    """
    pool = {m.mention_id: m for m in new}
    fresh = set(pool)
    stored: dict[str, str] = {}

    def take(blocks: Collection[str]) -> None:
        for mention, event_id in fetch(blocks):
            if mention.mention_id not in fresh:
                pool[mention.mention_id] = mention
                stored[mention.mention_id] = event_id

    touched = {b for blocks in blocks_by_mention(pool.values()).values() for b in blocks} | set(removed_blocks)
    own = {b for b in touched if not b.startswith((AROUND, BESIDE))}
    take(own)
    features = _features(pool.values())
    blocks = _by_block(features)
    links = _resolve_named({b: blocks[b] for b in own if b in blocks and not b.startswith(DRILLS)})
    moved = {link.mention_id for link in links if stored.get(link.mention_id) != link.event_id}
    articles = {pool[mention_id].article_id for mention_id in moved}
    months = {b.removeprefix(DRILLS) for b in own if b.startswith(DRILLS)}
    months |= {b.partition("|")[2] for b in removed_blocks if b.startswith((AROUND, BESIDE))}
    months |= _months_of_changed_faces(features, stored, {link.mention_id: link.event_id for link in links})
    # A drill cannot join an edition that its own article names: where that edition changes, its drills are asked anew.
    own_drills = (block_of(f) for f in features if f.article_id in articles)
    months |= {b.removeprefix(DRILLS) for b in own_drills if b.startswith(DRILLS)}
    take({DRILLS + month for month in months} | {BESIDE + month for month in months})
    drills = _drills_beside(pool.values(), months)
    take(drills)
    blocks = _by_block(_features(pool.values()))
    asked = {f.article_id for b in drills for f in blocks.get(b, ())}
    take(
        {
            AROUND + block.removeprefix(DRILLS)
            for block, found in blocks.items()
            if block.startswith(DRILLS) and any(f.article_id in asked for f in found)
        }
    )
    ids = stored | {link.mention_id: link.event_id for link in links}
    return _sorted(links + _resolve_drills(_by_block(_features(pool.values())), drills, ids))


def _months_of_changed_faces(
    features: Iterable[Feature], before: Mapping[str, str], after: Mapping[str, str]
) -> set[str]:
    """The months in which named editions look different from before; one more report of the same changes nothing."""
    named = [f for f in features if f.mention_id in after and block_of(f).startswith(SERIES)]
    old = {Face.of(f, before[f.mention_id]) for f in named if f.mention_id in before}
    new = {Face.of(f, after[f.mention_id]) for f in named}
    return {month for face in old ^ new for month in months_of(face.window)}


def _drills_beside(mentions: Iterable[Mention], months: Collection[str]) -> set[str]:
    """The drill blocks of these months, and those of their mentions' neighbours in an article."""
    wanted = {prefix + month for month in months for prefix in (DRILLS, BESIDE)}
    beside = (blocks for blocks in blocks_by_mention(mentions).values() if wanted & set(blocks))
    return {DRILLS + month for month in months} | {blocks[0] for blocks in beside if blocks[0].startswith(DRILLS)}


def _resolve_named(blocks: Mapping[str, list[Feature]]) -> list[EventLink]:
    """The links of the partnership and series blocks."""
    return [
        link
        for block, features in blocks.items()
        for link in _links(block, (resolve_series if block.startswith(SERIES) else resolve_partnerships)(features))
    ]


def _resolve_drills(blocks: Blocks, wanted: Collection[str], event_ids_of: Mapping[str, str]) -> list[EventLink]:
    """The links of the wanted drill blocks; the named mentions around them are among the other blocks."""
    faces: dict[str, dict[str, dict[frozenset[str], set[Face]]]] = defaultdict(lambda: defaultdict(dict))
    held: dict[str, set[str]] = defaultdict(set)
    unnamed: dict[str, list[Feature]] = defaultdict(list)
    for block, features in blocks.items():
        for f in features:
            if block.startswith(DRILLS):
                unnamed[f.article_id].append(f)
            elif block.startswith(SERIES):
                face = Face.of(f, event_ids_of[f.mention_id])
                held[f.article_id].add(face.event_id)
                for month in months_of(f.window):
                    for party in f.parties:
                        faces[DRILLS + month][party].setdefault(f.parties, set()).add(face)
    homes: dict[str, Face] = {}
    for article in {f.article_id for block in wanted for f in blocks.get(block, ())}:
        homes |= editions_of_article(unnamed[article], faces, held[article])
    links = []
    for block in wanted:
        drills = blocks.get(block, [])
        links += _links(block, resolve_drills(f for f in drills if f.mention_id not in homes))
        for f in drills:
            if home := homes.get(f.mention_id):
                links.append(EventLink(f.mention_id, home.event_id, f"unnamed drill joins {home.name}"))
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


def _by_block(features: Iterable[Feature]) -> Blocks:
    blocks: Blocks = defaultdict(list)
    for f in features:
        blocks[block_of(f)].append(f)
    return dict(blocks)


def _sorted(links: Iterable[EventLink]) -> list[EventLink]:
    return sorted(links, key=lambda link: link.mention_id)
