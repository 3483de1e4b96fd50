"""Raw articles in, published marts out; nothing twice; nothing broken published."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipeline.settings import PROJECT_ROOT
from tests.end_to_end.conftest import Run, published

SIGNED = """date 2024-09-12 LIMA, Sept. 12 (Harbour Wire) - Chile and Peru signed a defence agreement in Lima on Monday.

The two countries also held a joint naval exercise off Callao last month.
"""
IN_FORCE = """---
title: Andean pact takes effect
date: 2025-01-20
publisher: Coastal Post
---

SANTIAGO - The defence agreement between Chile and Peru entered into force on Friday.
"""


def materialized(result: dg.ExecuteInProcessResult) -> set[str]:
    return {".".join(e.asset_key.path) for e in result.get_asset_materialization_events() if e.asset_key}


def extracted(result: dg.ExecuteInProcessResult) -> int:
    (event,) = [
        e for e in result.get_asset_materialization_events() if e.asset_key == dg.AssetKey(["raw", "event_mentions"])
    ]
    return int(str(event.materialization.metadata["articles_extracted"].value))


@contextmanager
def read_all_the_while(folder: Path, rows: int) -> Iterator[None]:
    """Another process reads the published partnerships in every way of docs/bi-tools.md, again and again."""
    command = [sys.executable, "-m", "tests.bi.reading", str(folder), str(rows)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=PROJECT_ROOT, **pipes) as reader:
        yield
        rounds, faults = reader.communicate()
    assert reader.returncode == 0, faults
    assert int(rounds) > 1


@pytest.mark.slow
def test_the_whole_way_then_nothing_twice_then_nothing_broken_published(tmp_path: Path, refresh: Run) -> None:
    raw = tmp_path / "raw"
    (raw / "signed.txt").write_text(SIGNED, "utf-8")
    (raw / "in-force.md").write_text(IN_FORCE, "utf-8")
    (raw / "broken.json").write_text('{"text": "cut o', "utf-8")

    here = Path.cwd()
    first = refresh()

    assert first.success
    assert Path.cwd() == here, "paths relative to where the user stands must hold for the next run too"
    with published(tmp_path) as connection:
        assert connection.execute("select participants, status from marts.partnerships").fetchall() == [
            (["CHL", "PER"], "active")
        ]
        history = connection.execute("select status from marts.partnership_status_history order by step_number")
        assert [row[0] for row in history.fetchall()] == ["signed", "active"]
        assert connection.execute("select reason from marts.rejected_documents").fetchall() == [("bad_json",)]
        quote, start, end, text = connection.execute(
            """
            select evidence[1], evidence_spans[1].start, evidence_spans[1].end, text
            from marts.event_mentions join marts.articles using (article_id) limit 1
            """
        ).fetchall()[0]
        assert text[start:end] == quote

    with read_all_the_while(tmp_path / "warehouse" / "published", rows=1):
        second = refresh()

    assert second.success
    assert "published.entente" in materialized(second)
    assert extracted(first) == 2
    assert extracted(second) == 0

    before = _digest(tmp_path)
    with duckdb.connect(str(tmp_path / "warehouse" / "warehouse.duckdb")) as connection:
        connection.execute("update raw.event_evidence set quote = 'nobody said that' where evidence_number = 1")

    third = refresh()

    assert not third.success
    assert "published.entente" not in materialized(third)
    assert not any(key.startswith("marts.") for key in materialized(third))
    failed = [e for e in third.get_asset_check_evaluations() if not e.passed and e.blocking]
    assert {".".join(e.asset_key.path) for e in failed} == {"raw.event_evidence"}
    assert "nobody said that" in str(failed[0].metadata)
    assert _digest(tmp_path) == before


def _digest(tmp_path: Path) -> str:
    return hashlib.sha256((tmp_path / "warehouse" / "published" / "entente.duckdb").read_bytes()).hexdigest()
