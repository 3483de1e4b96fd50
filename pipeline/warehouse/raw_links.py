"""What resolution reads and writes: which mentions wait for a link, which a block holds, and raw.event_links itself.

Here: rows of raw.event_links and raw.mention_blocks.
Not here: deciding what belongs together (resolve), and when (linking).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import duckdb
import pyarrow as pa

from pipeline.records import EventLink, Mention
from pipeline.warehouse.raw_events import read_mentions
from pipeline.warehouse.tables import insert, transaction


def articles_to_link(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The articles with a mention that has no link: new ones, and those extracted again."""
    rows = connection.execute(
        "select distinct article_id from raw.event_mentions anti join raw.event_links using (mention_id) order by all"
    ).fetchall()
    return [str(row[0]) for row in rows]


def blocks_left_behind(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The blocks of mentions that have lost their link, because their article was extracted again."""
    rows = connection.execute(
        "select distinct block from raw.mention_blocks anti join raw.event_links using (mention_id)"
    ).fetchall()
    return {str(row[0]) for row in rows}


def linked_otherwise(connection: duckdb.DuckDBPyConnection, version: str) -> bool:
    """Are there links that another version of the resolver has made, or links without blocks?"""
    row = connection.execute(
        """
        select exists (from raw.event_links where resolver_version is distinct from $version)
            or exists (from raw.event_links anti join raw.mention_blocks using (mention_id))
        """,
        {"version": version},
    ).fetchone()
    return bool(row and row[0])


def in_blocks(connection: duckdb.DuckDBPyConnection, blocks: Collection[str]) -> list[tuple[Mention, EventLink]]:
    """The linked mentions with one of the blocks, each with its link, and the others of their articles."""
    if not blocks:
        return []
    rows = connection.execute(
        """
        with touched as (
            select distinct article_id
            from raw.mention_blocks
            join raw.event_mentions using (mention_id)
            where block in (select unnest($blocks::varchar[]))
        )
        select article_id, mention_id, event_id, rule
        from raw.event_mentions semi join touched using (article_id) join raw.event_links using (mention_id)
        """,
        {"blocks": list(blocks)},
    ).fetchall()
    links = {mention_id: EventLink(mention_id, event_id, rule) for _, mention_id, event_id, rule in rows}
    mentions = read_mentions(connection, {article_id for article_id, *_ in rows})
    return [(m, links[m.mention_id]) for m in mentions if m.mention_id in links]


def replace_links(
    connection: duckdb.DuckDBPyConnection,
    links: Sequence[EventLink],
    blocks: Mapping[str, Sequence[str]],
    version: str,
    *,
    everything: bool,
) -> None:
    """Store links in place of those of the same mentions, and the blocks of new mentions, in one transaction.

    `everything`: the links are all there are; what else is stored goes.
    """
    keys = [(mention_id, block) for mention_id, own in blocks.items() for block in own]
    table = pa.table(
        {
            "mention_id": pa.array([x.mention_id for x in links], pa.string()),
            "event_id": pa.array([x.event_id for x in links], pa.string()),
            "rule": pa.array([x.rule for x in links], pa.string()),
            "resolver_version": pa.array([version] * len(links), pa.string()),
        }
    )
    with transaction(connection):
        if everything:
            connection.execute("delete from raw.event_links")
            connection.execute("delete from raw.mention_blocks")
        else:
            connection.execute(
                "delete from raw.mention_blocks where mention_id not in (select mention_id from raw.event_links)"
            )
        insert(connection, "raw.event_links", table, replace=not everything)
        columns = {"mention_id": [m for m, _ in keys], "block": [b for _, b in keys]}
        insert(connection, "raw.mention_blocks", pa.table({n: pa.array(v, pa.string()) for n, v in columns.items()}))
