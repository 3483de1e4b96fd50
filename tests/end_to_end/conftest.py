"""The whole graph in this process, on a folder and a warehouse of its own."""

from collections.abc import Callable
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipeline.definitions import defs

Run = Callable[[], dg.ExecuteInProcessResult]


@pytest.fixture
def refresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the job `refresh` over tmp_path/raw into tmp_path/warehouse."""
    raw = tmp_path / "raw"
    raw.mkdir()
    monkeypatch.setenv("PIPELINE_RAW_URI", str(raw))
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(tmp_path / "warehouse"))
    monkeypatch.delenv("DAGSTER_HOME", raising=False)

    def run() -> dg.ExecuteInProcessResult:
        return defs().resolve_job_def("refresh").execute_in_process(raise_on_error=False)

    return run


def published(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(tmp_path / "warehouse" / "published" / "entente.duckdb"), read_only=True)
