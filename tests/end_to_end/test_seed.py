"""The article that this project was born from: its six events, all of them and nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.end_to_end.conftest import Run, published

FIELDS = (
    "event_class",
    "event_type",
    "status",
    "participants",
    "date",
    "date_end",
    "date_precision",
    "location",
    "domain",
)


@pytest.mark.shared
@pytest.mark.slow
def test_the_seed_article_gives_its_six_events(tmp_path: Path, refresh: Run) -> None:
    for file in (SHARED / "seed").glob("*.txt"):
        shutil.copy(file, tmp_path / "raw")

    assert refresh().success

    gold = json.loads((SHARED / "seed" / "seed.json").read_text("utf-8"))["events"]
    with published(tmp_path) as connection:
        rows = connection.execute(
            """
            select event_class, event_type, status, participants, event_date::varchar, event_date_end::varchar,
                date_precision, location, domain
            from marts.event_mentions
            """
        ).fetchall()
    found = [{name: value or "" for name, value in zip(FIELDS, row, strict=True)} for row in rows]
    expected = [{name: event[name] for name in FIELDS} for event in gold]
    assert sorted(found, key=str) == sorted(expected, key=str)
