"""A small warehouse of hand-written raw rows (dbt/world.sql), built by dbt once per session, and copies of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.connection import writer

DBT_PROJECT = PROJECT_ROOT / "dbt_project"
WORLD = Path(__file__).with_name("dbt") / "world.sql"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a warehouse whose marts dbt has built and tested; a failing dbt test fails everything here."""
    folder = tmp_path_factory.mktemp("marts")
    settings = Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(folder)})
    with writer(settings.warehouse_path) as connection:
        connection.execute(WORLD.read_text("utf-8"))
    build_marts(folder)
    return settings


def build_marts(folder: Path) -> None:
    """Let dbt build and test everything in the warehouse of a folder."""
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


@pytest.fixture
def own_world(built: Settings, tmp_path: Path) -> Settings:
    """A copy of it, so that it may be changed and published."""
    shutil.copy(built.warehouse_path, tmp_path / built.warehouse_path.name)
    return Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(tmp_path)})
