"""One writer at a time; who has to wait is told for whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.warehouse.connection import WarehouseLockedError, WarehouseMissingError, reader, writer

HOLD = """
import duckdb, sys, time
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def test_reader_without_warehouse_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="make run"), reader(tmp_path / "w.duckdb"):
        pass


def test_connection_is_closed_when_its_user_fails(tmp_path: Path) -> None:
    path = tmp_path / "new" / "w.duckdb"
    with pytest.raises(ZeroDivisionError), writer(path) as connection:
        connection.execute("select 1 / 1")
        raise ZeroDivisionError
    with reader(path) as connection:  # would fail beside an open writer
        assert connection.execute("select current_setting('TimeZone')").fetchone() == ("UTC",)


@pytest.mark.parametrize("opens", [reader, writer])
def test_lock_is_waited_for_then_named(tmp_path: Path, opens: type) -> None:
    path = tmp_path / "w.duckdb"
    with writer(path):
        pass
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path), "2"], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(WarehouseLockedError, match=rf"w\.duckdb.*PID {holder.pid}"), opens(path, wait_seconds=0.2):
        pass
    with opens(path, wait_seconds=10) as connection:  # the holder goes after two seconds
        assert connection.execute("select count(*) from raw.articles").fetchone() == (0,)
    holder.wait()
    holder.stdout.close()
