"""A small warehouse of hand-written raw rows, built by dbt once per session."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.connection import writer

DBT_PROJECT = PROJECT_ROOT / "dbt_project"
WORLD = Path(__file__).with_name("world.sql")

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a warehouse whose marts dbt has built and tested; a failing dbt test fails everything here."""
    folder = tmp_path_factory.mktemp("marts")
    settings = Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(folder)})
    with writer(settings.warehouse_path) as connection:
        connection.execute(WORLD.read_text("utf-8"))
    # A process of its own: dbt keeps its connection to the file for as long as its process lives.
    run = subprocess.run(
        [
            *(sys.executable, "-m", "dbt.cli.main", "build", "--quiet", "--no-use-colors"),
            *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
            *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        ],
        cwd=DBT_PROJECT,
        env=os.environ | {"PIPELINE_WAREHOUSE_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-4000:]
    return settings


@pytest.fixture(scope="session")
def ask(built: Settings) -> Iterator[Ask]:
    """Rows of a question to the warehouse."""

    def rows(question: str, *values: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(built.warehouse_path), read_only=True) as connection:
            return connection.execute(question, values).fetchall()

    yield rows
