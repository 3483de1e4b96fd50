"""The published copy: what readers open while the pipeline writes elsewhere.

Here: the marts into `entente.duckdb` (a storage version that every DuckDB since 1.0 opens), into one Parquet file a
table and into the exports, each built aside and moved into place at once. A reader that has the old file open keeps it
to the end.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import duckdb

from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.exports import write_exports
from pipeline.warehouse.tables import row_count

STORAGE_VERSION: LiteralString = "v1.0.0"
SCHEMA = "marts"


class PublishError(RuntimeError):
    """The copy is not what the warehouse holds; the published files stay as they were."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the file, the folders of Parquet and of exports, rows per table."""

    database: Path
    parquet: Path
    exports: Path
    row_counts: dict[str, int]


def publish(settings: Settings) -> Published:
    """Copy the marts to the published folder. Raises PublishError when a table's rows did not all arrive."""
    folder = settings.published_dir
    folder.mkdir(parents=True, exist_ok=True)
    # What a killed run has left: only one run publishes at a time (the pool of writers).
    for left_over in folder.glob(".building-*"):
        shutil.rmtree(left_over)
    building = folder / f".building-{os.getpid()}"
    building.mkdir()
    try:
        database = building / settings.published_path.name
        parquet, exports = building / "parquet", building / "exports"
        parquet.mkdir()
        counts = _build(settings.warehouse_path, database, parquet)
        _check(database, counts)
        write_exports(database, exports)
        _replace_files(parquet, settings.parquet_dir)
        _replace_files(exports, settings.exports_dir)
        _move(database, settings.published_path)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Published(settings.published_path, settings.parquet_dir, settings.exports_dir, counts)


def _build(warehouse: Path, database: Path, parquet: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    with duckdb.connect() as connection:
        # Paths are literals in ATTACH and COPY: quoted by doubling the quotes, as SQL has it.
        connection.execute(f"attach {_literal(warehouse)} as source (read_only)")
        connection.execute(f"attach {_literal(database)} as target (storage_version '{STORAGE_VERSION}')")
        connection.execute(f"create schema target.{SCHEMA}")
        for table in _tables(connection):
            name = f"{SCHEMA}.{_identifier(table)}"
            connection.execute(f"create table target.{name} as select * from source.{name}")  # noqa: S608
            counts[table] = row_count(connection, f"source.{name}")
            _copy_comments(connection, table)
            file = _literal(parquet / f"{table}.parquet")
            connection.execute(f"copy (select * from source.{name}) to {file} (format parquet, compression zstd)")  # noqa: S608
        connection.execute("checkpoint target")
    return counts


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'source' and schema_name = ? order by 1", [SCHEMA]
    ).fetchall()
    if not rows:
        raise PublishError(f"the warehouse has no tables in {SCHEMA}; build the marts first (make run)")
    return [str(row[0]) for row in rows]


def _copy_comments(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    name = f"target.{SCHEMA}.{_identifier(table)}"
    where = "where database_name = 'source' and schema_name = ? and table_name = ?"
    tables = connection.execute(f"select comment from duckdb_tables() {where}", [SCHEMA, table]).fetchall()  # noqa: S608
    for (comment,) in tables:
        if comment:
            connection.execute(f"comment on table {name} is {_literal(comment)}")
    columns = connection.execute(
        f"select column_name, comment from duckdb_columns() {where}",  # noqa: S608
        [SCHEMA, table],
    ).fetchall()
    for column, comment in columns:
        if comment:
            connection.execute(f"comment on column {name}.{_identifier(column)} is {_literal(comment)}")


def _check(database: Path, counts: dict[str, int]) -> None:
    with reader(database) as copy:
        for table, expected in counts.items():
            arrived = row_count(copy, f"{SCHEMA}.{_identifier(table)}")
            if arrived != expected:
                raise PublishError(f"{SCHEMA}.{table}: {expected} rows in the warehouse, {arrived} in the copy")


def _replace_files(built: Path, target: Path) -> None:
    """File by file: a folder cannot be replaced at once on every system, and readers open single files."""
    target.mkdir(exist_ok=True)
    files = sorted(built.iterdir())
    for file in files:
        _move(file, target / file.name)
    for gone in sorted(set(target.iterdir()) - {target / file.name for file in files}):
        gone.unlink()


def _move(file: Path, target: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())
    file.replace(target)


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
