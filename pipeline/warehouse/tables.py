"""Rows in and out of any table: all or nothing, in one statement.

Here: what every writer of this package needs. Not here: which rows, which table.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit at the end, or roll everything back whatever goes wrong: a killed or failed run leaves all or nothing."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: pa.Table,
    *,
    replace: bool = False,
    ignore_known: bool = False,
) -> None:
    """Add rows to a table of ours, columns by name; `replace` those of the same key, or leave the known ones alone."""
    connection.register("arrived", rows)
    verb = "insert or replace" if replace else "insert or ignore" if ignore_known else "insert"
    connection.execute(f"{verb} into {table} by name select * from arrived")  # noqa: S608 - tables of this project
    connection.unregister("arrived")


def row_count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """The number of rows of a table of ours."""
    row = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608 - tables of this project
    return int(row[0]) if row else 0
