"""What all assets share: owner, pool, and how a table is shown in the UI.

Not here: any asset.
"""

import html
from collections.abc import Sequence

import dagster as dg
from duckdb import DuckDBPyConnection

OWNERS = ["team:entente"]
POOL = "duckdb"  # one writer of the warehouse file at a time: see concurrency.pools in dagster.yaml
PREVIEW_ROWS = 8
PREVIEW_CHARS = 160


def preview(connection: DuckDBPyConnection, query: str) -> dg.MarkdownMetadataValue:
    """The first rows of a query as a table; article text is escaped, since it is never trusted as markup."""
    relation = connection.sql(f"select * from ({query}) limit {PREVIEW_ROWS}")  # noqa: S608 - queries of this package
    rows = relation.fetchall()
    lines = [_line(relation.columns), _line(["---"] * len(relation.columns)), *(_line(_cells(row)) for row in rows)]
    return dg.MetadataValue.md("\n".join(lines))


def row_count(connection: DuckDBPyConnection, table: str) -> int:
    """The number of rows of a table of ours."""
    row = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608 - tables of this package
    return int(row[0]) if row else 0


def _cells(row: Sequence[object]) -> list[str]:
    return [_cell(value) for value in row]


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    short = text if len(text) <= PREVIEW_CHARS else text[: PREVIEW_CHARS - 1] + "…"
    return html.escape(short).replace("|", "&#124;").replace("\n", " ")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
