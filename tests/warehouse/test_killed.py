"""Killed at random moments, then run to the end: the tables equal those of an undisturbed run, row for row."""

from __future__ import annotations

import json
import multiprocessing
import random
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.warehouse.load import extract_new, ingest
from tests.warehouse.conftest import FakeExtractor, contents

KILLS = 20


def ingest_and_extract(settings: Settings) -> None:
    """What a run does before resolution."""
    ingest(settings)
    extract_new(settings, FakeExtractor())


def fill(zone: Path) -> None:
    """Single documents, long ones that spread over batches, versions that supersede, copies and rejections."""
    for n in range(30):
        row = {"text": f"Japan and Australia signed a pact. Number {n}.", "date": "2024-07-08"}
        (zone / f"{n:03d}.json").write_text(json.dumps(row if n % 10 else {"title": "no text"}))
    for name in ("long.jsonl", "twin.jsonl"):
        lines = [json.dumps({"id": n, "text": f"A pact. Line {n}."}) for n in range(25)]
        lines[7] = "{"
        (zone / name).write_text("\n".join(lines))
    corrected = [{"id": n, "text": f"A better pact. Line {n}.", "modified": "2024-07-09"} for n in range(12)]
    (zone / "corrected.jsonl").write_text("\n".join(map(json.dumps, corrected)))


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_with_the_same_tables(zone: Path, settings: Settings) -> None:
    """SIGKILL: no clean-up runs. The processes are real ones, on the real file, and write whatever they can."""
    fill(zone)
    undisturbed = replace(settings, warehouse_dir=zone.parent / "undisturbed")
    ingest_and_extract(replace(settings, warehouse_dir=zone.parent / "warming up"))
    started = time.monotonic()
    ingest_and_extract(undisturbed)
    seconds = time.monotonic() - started
    expected = contents(undisturbed)
    assert len(expected["raw.event_mentions"]) == 27 + 24 + 12 - 11  # corrected lines take the place of theirs
    # A server that has loaded everything forks them: none of their time goes into starting.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.warehouse.load", "tests.warehouse.conftest", "pyarrow.dataset", __name__])
    chance = random.Random(7)
    killed = 0
    while killed < KILLS:
        process = context.Process(target=ingest_and_extract, args=(settings,))
        process.start()
        process.join(chance.uniform(0.0, seconds))
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        assert process.exitcode in (-signal.SIGKILL, 0), "a run fails on what a killed one left behind"
        if process.exitcode == 0:
            assert contents(settings) == expected
            shutil.rmtree(settings.warehouse_dir)
    ingest_and_extract(settings)
    assert contents(settings) == expected
