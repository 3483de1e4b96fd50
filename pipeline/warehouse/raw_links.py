"""Which mentions wait for a link, and what resolution writes.

Here: rows of raw.event_links. Not here: what it remembers of the mentions (raw_features), deciding what belongs
together (resolve), and when (linking).
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from pipeline.records import EventLink
from pipeline.warehouse.tables import insert


def articles_to_link(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The articles with a mention that has no link: new ones, and those extracted again."""
    rows = connection.execute(
        "select distinct article_id from raw.event_mentions anti join raw.event_links using (mention_id) order by all"
    ).fetchall()
    return [str(row[0]) for row in rows]


def linked_otherwise(connection: duckdb.DuckDBPyConnection, version: str) -> bool:
    """Are there links that another version of the resolver has made?"""
    row = connection.execute(
        "select exists (from raw.event_links where resolver_version is distinct from $version)", {"version": version}
    ).fetchone()
    return bool(row and row[0])


def forget_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Take out every link, and what is remembered of the mentions."""
    connection.execute("delete from raw.event_links")
    connection.execute("delete from raw.mention_features")


def store_links(connection: duckdb.DuckDBPyConnection, links: Sequence[EventLink], version: str) -> None:
    """Store links in place of those of the same mentions."""
    table = pa.table(
        {
            "mention_id": pa.array([x.mention_id for x in links], pa.string()),
            "event_id": pa.array([x.event_id for x in links], pa.string()),
            "rule": pa.array([x.rule for x in links], pa.string()),
            "resolver_version": pa.array([version] * len(links), pa.string()),
        }
    )
    insert(connection, "raw.event_links", table, replace=True)
