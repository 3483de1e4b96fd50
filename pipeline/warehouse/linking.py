"""Which mentions tell of one event: all of them the first time, afterwards what new articles touch.

Here: when everything is resolved and when an increment, and how much it was.
Not here: rows (raw_links), rules (resolve).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import duckdb

from pipeline.resolve import Resolution, resolve_articles, resolve_increment, resolver_version
from pipeline.resolve.features import features_of
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.raw_events import read_mentions
from pipeline.warehouse.raw_features import WarehouseStore, features_left_behind, store_features
from pipeline.warehouse.raw_links import articles_to_link, forget_all, linked_otherwise, store_links
from pipeline.warehouse.tables import row_count, transaction

FULL_SHARE = 0.5  # of the links: with more new articles than that, resolving everything costs less than the look-ups


@dataclass(frozen=True, slots=True)
class Linked:
    """What one resolution found and has to be stored."""

    new: Resolution  # links to store; features of the mentions that had none
    left: list[str]  # mentions without a link whose features go
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
    left = features_left_behind(connection)
    stored = row_count(connection, "raw.event_links")
    lacking = row_count(connection, "raw.mention_features") - len(left) < stored  # links without features
    if lacking or len(articles) > full_share * stored or linked_otherwise(connection, version):
        by_article = groupby(read_mentions(connection), key=lambda m: m.article_id)
        resolution = resolve_articles(list(mentions) for _, mentions in by_article)
        return Linked(resolution, [], True, len(resolution.links), 0, 0)
    by_article = groupby(read_mentions(connection, articles), key=lambda m: m.article_id)
    new = [feature for _, mentions in by_article for feature in features_of(mentions)]
    store = WarehouseStore(connection)
    links = resolve_increment(new, store, left)
    moved = sum(store.read.get(link.mention_id, link.event_id) != link.event_id for link in links)
    return Linked(Resolution(links, new), [f.mention_id for f in left], False, len(new), moved, len(store.read))


def store_linked(connection: duckdb.DuckDBPyConnection, linked: Linked, version: str) -> None:
    """Store the answer of `links_to_store`, all or nothing."""
    with transaction(connection):
        if linked.everything:
            forget_all(connection)
        store_features(connection, linked.new.features, instead_of=linked.left)
        store_links(connection, linked.new.links, version)
