"""Short connections to the warehouse file: one writer at a time, readers in between.

DuckDB lets one process write or several read, so nobody keeps a connection longer than a statement or a batch needs.
Here: opening, waiting for a lock, the raw schema. Not here: any table's content.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).with_name("schema.sql")
LOCK_WAIT_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 2.0


class WarehouseLockedError(RuntimeError):
    """Another process kept the warehouse file for too long; the message names the file and the holder."""


class WarehouseMissingError(FileNotFoundError):
    """There is no warehouse yet; the message says how to make one."""


@contextmanager
def writer(path: Path, *, wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-write connection with the raw schema in place, closed at the end whatever happens.

    Raises WarehouseLockedError when another process holds the file for longer than `wait_seconds`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _open(path, read_only=False, wait_seconds=wait_seconds)
    try:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute(SCHEMA.read_text("utf-8"))
        yield connection
    finally:
        connection.close()


@contextmanager
def reader(path: Path, *, wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection. Raises WarehouseMissingError, WarehouseLockedError."""
    if not path.is_file():
        raise WarehouseMissingError(f"{path} does not exist. `make run` makes it.")
    connection = _open(path, read_only=True, wait_seconds=wait_seconds)
    try:
        connection.execute("set TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()


def _open(path: Path, *, read_only: bool, wait_seconds: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait_seconds
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.IOException as error:
            if "lock" not in str(error).lower():
                raise
            if time.monotonic() + pause > deadline:
                raise WarehouseLockedError(
                    f"{path} is in use by another process ({str(error).splitlines()[0]}). Close that program, or point "
                    f"it at the published copy; readers belong there."
                ) from error
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
