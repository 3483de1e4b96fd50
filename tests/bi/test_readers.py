"""docs/bi-tools.md: its Python is run as it stands, before and during publications, and gives all rows each time."""

from __future__ import annotations

import os
import subprocess
import sys

import duckdb
import pytest

from pipeline.settings import Settings
from pipeline.warehouse.publish import publish
from tests.bi.reading import WAYS, read

PUBLICATIONS = 4
PUBLISHING = f"""
from pipeline.settings import Settings
from pipeline.warehouse.publish import publish
for _ in range({PUBLICATIONS}):
    publish(Settings.from_env())
"""


def test_the_page_has_every_way_that_it_calls_tried() -> None:
    assert len(WAYS) == 5
    for library in ("sqlalchemy", "adbc_driver_duckdb", "pyarrow.parquet", "read_parquet", "duckdb.connect"):
        assert any(library in way for way in WAYS), library


def test_every_way_reads_all_rows_while_publications_follow_one_another(own_world: Settings) -> None:
    publish(own_world)
    env = os.environ | {"PIPELINE_WAREHOUSE_DIR": str(own_world.warehouse_dir)}
    rounds = 0
    with subprocess.Popen([sys.executable, "-c", PUBLISHING], env=env) as publishing:
        while publishing.poll() is None:
            for way in WAYS:
                assert len(read(way, own_world.published_dir)["rows"]) == 2, way
            rounds += 1
    assert publishing.returncode == 0
    assert rounds > 1


@pytest.mark.parametrize("way", WAYS, ids=["duckdb", "sqlalchemy", "adbc", "pyarrow", "duckdb-parquet"])
def test_the_same_process_sees_the_next_publication(own_world: Settings, way: str) -> None:
    publish(own_world)
    assert len(read(way, own_world.published_dir)["rows"]) == 2
    with duckdb.connect(str(own_world.warehouse_path)) as warehouse:
        warehouse.execute("delete from marts.partnerships where name = 'VFA'")
    publish(own_world)
    assert len(read(way, own_world.published_dir)["rows"]) == 1


def test_sqlalchemy_lists_the_columns(own_world: Settings) -> None:
    publish(own_world)
    columns = read(WAYS[1], own_world.published_dir)["columns"]
    assert {"partnership_id", "participants", "status_date"} <= set(columns)


def test_adbc_cannot_write(own_world: Settings) -> None:
    publish(own_world)
    write = WAYS[2].replace("select name, status from marts.partnerships", "delete from marts.partnerships")
    with pytest.raises(Exception, match="read-only"):
        read(write, own_world.published_dir)
