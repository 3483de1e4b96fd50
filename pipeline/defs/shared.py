"""What all assets share: owner, pool, and how a table is shown in the UI.

Not here: any asset.
"""

import dagster as dg
from duckdb import DuckDBPyConnection

from pipeline.quality.wording import markdown_table

OWNERS = ["team:entente"]
POOL = "duckdb"  # one writer of the warehouse file at a time: see concurrency.pools in dagster.yaml
PREVIEW_ROWS = 8


def preview(connection: DuckDBPyConnection, query: str) -> dg.MarkdownMetadataValue:
    """The first rows of a query as a table, its header alone where there are none."""
    relation = connection.sql(f"select * from ({query}) limit {PREVIEW_ROWS}")  # noqa: S608 - queries of this package
    rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    return dg.MetadataValue.md(markdown_table(rows, relation.columns))
