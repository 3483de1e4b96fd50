"""All mentions → event links, block by block.

Here: which block a mention belongs to, and the two steps (named editions first, unnamed drills after them).
Not here: the rules within a block (partnerships, editions, drills).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.records import DatePrecision, EventClass, EventLink, Mention
from pipeline.resolve.cluster import Cluster, links_of
from pipeline.resolve.drills import resolve_drills
from pipeline.resolve.editions import resolve_series
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.partnerships import resolve_partnerships
from pipeline.resolve.window import RANK


def resolve(mentions: Iterable[Mention]) -> list[EventLink]:
    """The real-world event of every mention, sorted by mention_id; ids do not depend on the order of the mentions."""
    blocks: dict[str, list[Feature]] = defaultdict(list)
    for feature in _features(mentions):
        blocks[block_of(feature)].append(feature)
    links: list[EventLink] = []
    editions: dict[str, list[tuple[str, Cluster]]] = defaultdict(list)
    series: dict[str, list[Cluster]] = {}
    for block, features in blocks.items():
        if block.startswith("partnership|"):
            links += links_of(block, resolve_partnerships(features))
        elif block.startswith("series|"):
            series[block] = resolve_series(features)
            for cluster in series[block]:
                for month in _months(cluster):
                    editions[month].append((block, cluster))
    additions: dict[int, list[Feature]] = defaultdict(list)
    for block, features in blocks.items():
        if block.startswith("drills|"):
            around = [c for _, c in sorted(editions[block], key=lambda e: (e[0], e[1].key, e[1].lead.order))]
            free, joined = resolve_drills(features, around)
            links += links_of(block, free)
            for feature, edition in joined:
                additions[id(edition)].append(feature)
    for block, clusters in series.items():
        ids = {}
        for link in links_of(block, clusters):
            links.append(link)
            ids[link.mention_id] = link.event_id
        for cluster in clusters:
            event_id = ids[cluster.members[0].mention_id]
            links += [
                EventLink(f.mention_id, event_id, f"unnamed drill joins {cluster.members[0].name} {cluster.key}")
                for f in additions[id(cluster)]
            ]
    return sorted(links, key=lambda link: link.mention_id)


def block_of(feature: Feature) -> str:
    """The one block a mention belongs to."""
    if feature.event_class is EventClass.PARTNERSHIP:
        members = feature.instrument_members
        if members and len(members & feature.parties) > 1:
            outsiders = sorted(feature.parties - members)
            return f"partnership|{feature.name}|{' '.join(outsiders)}"
        return f"partnership|{' '.join(sorted(feature.parties))}"
    if feature.name:
        return f"series|{feature.name}"
    return f"drills|{_month(feature)}"


def _month(feature: Feature) -> str:
    """The month of an unnamed drill, or its year where no month is said."""
    day = feature.window.first
    return str(day.year) if feature.window.rank == RANK[DatePrecision.YEAR] else f"{day.year}-{day.month:02d}"


def _months(edition: Cluster) -> list[str]:
    """The drill blocks that an edition touches."""
    months: set[str] = set()
    for window in edition.windows():
        for year in range(window.first.year, window.last.year + 1):
            months.add(f"drills|{year}")
            first = window.first.month if year == window.first.year else 1
            last = window.last.month if year == window.last.year else 12
            months |= {f"drills|{year}-{month:02d}" for month in range(first, last + 1)}
    return sorted(months)


def _features(mentions: Iterable[Mention]) -> Iterable[Feature]:
    articles: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article_id].append(mention)
    for of_article in articles.values():
        yield from features_of(of_article)
