"""All mentions → event links, block by block: named editions first, unnamed drills after them.

Here: the two steps. Not here: what makes a block (blocks), the rules within one (partnerships, editions, faces,
drills), and what a few new articles touch (increment).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import EventLink, Mention
from pipeline.resolve.blocks import DRILLS, SERIES
from pipeline.resolve.cluster import Cluster, event_ids
from pipeline.resolve.drills import resolve_drills
from pipeline.resolve.editions import resolve_series
from pipeline.resolve.faces import Face, homes_of_drills
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.partnerships import resolve_partnerships

Blocks = dict[str, list[Feature]]
JOINS = "unnamed drill joins"  # how the rule of a drill begins that a named edition has taken in


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for a set of mentions."""

    links: list[EventLink]  # sorted by mention_id
    features: list[Feature]  # of the mentions, to store beside them for `resolve_increment`


def resolve(mentions: Iterable[Mention]) -> list[EventLink]:
    """The real-world event of every mention, sorted by mention_id; ids do not depend on the order of the mentions.

    All mentions of an article have to come along: a pact told as "another one" borrows its kind from its neighbour.
    """
    return resolve_articles(by_article(mentions)).links


def resolve_articles(articles: Iterable[Sequence[Mention]]) -> Resolution:
    """The same for the mentions of article after article, of which no more than their features is kept in memory."""
    features = [feature for mentions in articles for feature in features_of(mentions)]
    blocks = by_block(features)
    links = resolve_named({b: fs for b, fs in blocks.items() if not b.startswith(DRILLS)})
    events = {link.mention_id: link.event_id for link in links}
    editions = [f for b, fs in blocks.items() if b.startswith(SERIES) for f in fs]
    unnamed = {b: fs for b, fs in blocks.items() if b.startswith(DRILLS)}
    drills = [f for fs in unnamed.values() for f in fs]
    homes = homes_of_drills(drills, {Face.of(f, events[f.mention_id]) for f in editions}, held(editions, events))
    links += resolve_unnamed(unnamed, homes) + joining(homes)
    return Resolution(in_order(links), features)


def resolve_named(blocks: Mapping[str, list[Feature]], known: Mapping[str, EventLink] | None = None) -> list[EventLink]:
    """The links of the partnership and series blocks. `known` are those that they have without the new mentions."""
    links: list[EventLink] = []
    for block, features in blocks.items():
        series = block.startswith(SERIES)
        links += _links(block, resolve_series(features) if series else resolve_partnerships(features, known or {}))
    return links


def held(named: Iterable[Feature], events: Mapping[str, str]) -> dict[str, set[str]]:
    """Article → the editions that it tells of by name."""
    editions: dict[str, set[str]] = defaultdict(set)
    for f in named:
        editions[f.article_id].add(events[f.mention_id])
    return editions


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
        blocks[f.block].append(f)
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


def by_article(mentions: Iterable[Mention]) -> Collection[list[Mention]]:
    """The mentions of each article."""
    articles: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article_id].append(mention)
    return articles.values()
