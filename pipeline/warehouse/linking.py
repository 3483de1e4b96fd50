"""Which mentions tell of one event: all of them the first time, afterwards what new articles touch.

Here: when everything is resolved and when an increment, and how much it was.
Not here: rows (raw_links), rules (resolve).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

import duckdb

from pipeline.resolve import (
    Resolution,
    Stored,
    blocks_by_mention,
    resolve_articles,
    resolve_increment,
    resolver_version,
)
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.raw_events import read_mentions
from pipeline.warehouse.raw_links import (
    articles_to_link,
    blocks_left_behind,
    in_blocks,
    linked_otherwise,
    replace_links,
)
from pipeline.warehouse.tables import row_count

FULL_SHARE = 0.5  # of the links: with more new articles than that, resolving everything costs less than the look-ups


@dataclass(frozen=True, slots=True)
class Linked:
    """What one resolution found and has to be stored."""

    new: Resolution  # links to store; blocks of the mentions that had none
    everything: bool  # were all mentions resolved?
    new_mentions: int  # that had no link; of everything: all
    moved: int  # linked mentions that now belong to another event
    read_again: int  # linked mentions that the new ones made to be read


def link_new(settings: Settings) -> Linked:
    """Give every mention its link; what is stored then is what resolving everything would give."""
    version = resolver_version()
    with reader(settings.warehouse_path) as connection:
        linked = links_to_store(connection, version)
    with writer(settings.warehouse_path) as connection:
        store_linked(connection, linked, version)
    return linked


def links_to_store(connection: duckdb.DuckDBPyConnection, version: str, full_share: float = FULL_SHARE) -> Linked:
    """The links that are missing or have changed: of all mentions where nothing of use is stored, else an increment.

    `full_share`: new articles per stored link from which on everything is resolved; the answer is the same.
    """
    articles = articles_to_link(connection)
    stored = row_count(connection, "raw.event_links")
    if len(articles) > full_share * stored or linked_otherwise(connection, version):
        by_article = groupby(read_mentions(connection), key=lambda m: m.article_id)
        resolution = resolve_articles(list(mentions) for _, mentions in by_article)
        return Linked(resolution, True, len(resolution.links), 0, 0)
    new = list(read_mentions(connection, articles))
    before: dict[str, str] = {}

    def fetch(blocks: Collection[str]) -> list[Stored]:
        found = in_blocks(connection, blocks)
        before.update((mention.mention_id, link.event_id) for mention, link in found)
        return found

    links = resolve_increment(new, fetch, blocks_left_behind(connection))
    moved = sum(before.get(link.mention_id, link.event_id) != link.event_id for link in links)
    return Linked(Resolution(links, blocks_by_mention(new)), False, len(new), moved, len(before))


def store_linked(connection: duckdb.DuckDBPyConnection, linked: Linked, version: str) -> None:
    """Store the answer of `links_to_store`, all or nothing."""
    replace_links(connection, linked.new.links, linked.new.blocks, version, everything=linked.everything)
