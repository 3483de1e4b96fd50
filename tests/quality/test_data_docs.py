"""The web pages hold every rule with its notes, and the verdict on the data."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.quality.data_docs import build_data_docs
from pipeline.quality.suites import load_suites
from pipeline.quality.validation import take_snapshot


def test_pages_name_every_rule_and_its_notes(sound_warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    suites = load_suites()
    snapshots = [take_snapshot(suite, sound_warehouse, tmp_path) for suite in suites]
    index = build_data_docs(snapshots, tmp_path / "site")
    assert index.exists()
    for suite in suites:
        schema, table = suite.table
        for view in suite.queries:
            page = (tmp_path / "site" / "expectations" / schema / table / f"{view}.html").read_text("utf-8")
            assert [e.name for e in suite.over(view) if e.name not in page] == []
            assert list((tmp_path / "site" / "validations" / schema / table / view).rglob("*.html"))
