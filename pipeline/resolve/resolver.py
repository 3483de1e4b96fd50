"""All mentions → event links, block by block: named editions first, unnamed drills after them.

Here: the two steps. Not here: what makes a block (blocks), the rules within one (partnerships, editions, drills), and
what a few new articles touch (increment).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import EventLink, Mention
from pipeline.resolve.blocks import DRILLS, SERIES, block_of, blocks_of, months_of
from pipeline.resolve.cluster import Cluster, event_ids
from pipeline.resolve.drills import Face, Faces, editions_of_article, resolve_drills
from pipeline.resolve.editions import resolve_series
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.partnerships import resolve_partnerships

Blocks = dict[str, list[Feature]]
JOINS = "unnamed drill joins"  # how the rule of a drill begins that a named edition has taken in


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for a set of mentions."""

    links: list[EventLink]  # sorted by mention_id
    blocks: dict[str, list[str]]  # mention_id → the keys to store beside it, by which `resolve_increment` asks for it


def resolve(mentions: Iterable[Mention]) -> list[EventLink]:
    """The real-world event of every mention, sorted by mention_id; ids do not depend on the order of the mentions.

    All mentions of an article have to come along: a pact told as "another one" borrows its kind from its neighbour.
    """
    return resolve_articles(_by_article(mentions)).links


def resolve_articles(articles: Iterable[Sequence[Mention]]) -> Resolution:
    """The same for the mentions of article after article, of which no more than their features is kept in memory."""
    features: list[Feature] = []
    blocks_of_mention: dict[str, list[str]] = {}
    for mentions in articles:
        of_article = features_of(mentions)
        features += of_article
        blocks_of_mention |= {f.mention_id: blocks_of(f, of_article) for f in of_article}
    blocks = by_block(features)
    links = resolve_named({b: fs for b, fs in blocks.items() if not b.startswith(DRILLS)})
    homes = homes_of_drills(features, {link.mention_id: link.event_id for link in links})
    drills = {b: fs for b, fs in blocks.items() if b.startswith(DRILLS)}
    links += resolve_unnamed(drills, homes) + joining(homes)
    return Resolution(in_order(links), blocks_of_mention)


def blocks_by_mention(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """Mention id → the blocks to store beside it, as in a Resolution.

    All mentions of an article have to come along.
    """
    articles = (features_of(of_article) for of_article in _by_article(mentions))
    return {f.mention_id: blocks_of(f, siblings) for siblings in articles for f in siblings}


def resolve_named(blocks: Mapping[str, list[Feature]]) -> list[EventLink]:
    """The links of the partnership and series blocks."""
    return [
        link
        for block, features in blocks.items()
        for link in _links(block, (resolve_series if block.startswith(SERIES) else resolve_partnerships)(features))
    ]


def homes_of_drills(
    features: Iterable[Feature], events: Mapping[str, str], articles: Collection[str] | None = None
) -> dict[str, Face]:
    """Unnamed drill → the named edition that it tells of, where it does, for these articles (None: for all).

    `features` hold the named mentions around the drills; `events` are their event ids.
    """
    faces: dict[str, Faces] = defaultdict(Faces)
    shown: set[Face] = set()
    held: dict[str, set[str]] = defaultdict(set)
    unnamed: dict[str, list[Feature]] = defaultdict(list)
    for f in features:
        block = block_of(f)
        if block.startswith(DRILLS) and (articles is None or f.article_id in articles):
            unnamed[f.article_id].append(f)
        elif block.startswith(SERIES):
            face = Face.of(f, events[f.mention_id])
            held[f.article_id].add(face.event_id)
            if face not in shown:
                shown.add(face)
                for month in months_of(f.window):
                    faces[DRILLS + month].add(face)
    homes: dict[str, Face] = {}
    for article_id, drills in unnamed.items():
        homes |= editions_of_article(drills, faces, held[article_id])
    return homes


def resolve_unnamed(blocks: Mapping[str, list[Feature]], homes: Container[str]) -> list[EventLink]:
    """The links of the unnamed drills that no named edition has taken in."""
    return [
        link
        for block, features in blocks.items()
        for link in _links(block, resolve_drills(f for f in features if f.mention_id not in homes))
    ]


def joining(homes: Mapping[str, Face]) -> list[EventLink]:
    """The links of the unnamed drills to their named editions."""
    return [EventLink(mention_id, face.event_id, f"{JOINS} {face.name}") for mention_id, face in homes.items()]


def by_block(features: Iterable[Feature]) -> Blocks:
    """The features by the block in which they are resolved."""
    blocks: Blocks = defaultdict(list)
    for f in features:
        blocks[block_of(f)].append(f)
    return dict(blocks)


def in_order(links: Iterable[EventLink]) -> list[EventLink]:
    """Links by mention_id."""
    return sorted(links, key=lambda link: link.mention_id)


def _links(block: str, clusters: list[Cluster]) -> list[EventLink]:
    return [
        EventLink(f.mention_id, event_id, rule)
        for cluster, event_id in event_ids(block, clusters)
        for f, rule in zip(cluster.members, cluster.rules, strict=True)
    ]


def _by_article(mentions: Iterable[Mention]) -> Collection[list[Mention]]:
    articles: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article_id].append(mention)
    return articles.values()
