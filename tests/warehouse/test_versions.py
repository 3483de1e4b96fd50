"""Once: what comes again is known, what was corrected supersedes. The rules stand in docs/formats.md."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.identity import version_keys
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.load import extract_new, ingest
from tests.warehouse.conftest import FakeExtractor, contents

OLD = {"id": "7", "publisher": "Wire", "text": "Japan signed a pact.", "date": "2024-07-08"}
NEW = {**OLD, "text": "Japan and Australia signed a pact.", "modified": "2024-07-09T10:00:00Z"}


def write(zone: Path, name: str, *rows: dict[str, Any], at: int = 1_700_000_000) -> None:
    """A file of JSON lines whose time of change is told."""
    path = zone / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    os.utime(path, (at, at))


def rows(settings: Settings, question: str) -> list[tuple[Any, ...]]:
    with reader(settings.warehouse_path) as connection:
        return connection.execute(question).fetchall()


def current(settings: Settings) -> list[str]:
    """Texts that nothing supersedes."""
    return [row[0] for row in rows(settings, "select text from raw.articles where superseded_by is null order by 1")]


def test_a_corrected_version_supersedes_and_the_old_one_stays(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", OLD)
    ingest(settings)
    extract_new(settings, FakeExtractor())
    assert len(rows(settings, "select * from raw.event_mentions")) == 1
    write(zone, "b.jsonl", NEW)
    counts = ingest(settings)
    assert (counts.new_articles, counts.superseded) == (1, 1)
    told = rows(
        settings,
        "select o.text, n.text from raw.articles o join raw.articles n on o.superseded_by = n.article_id",
    )
    assert told == [(OLD["text"], NEW["text"])]
    assert rows(settings, "select * from raw.event_mentions") == [], "the old version tells of nothing any more"
    extract_new(settings, FakeExtractor())
    extracted = rows(settings, "select text from raw.extractions join raw.articles using (article_id)")
    assert extracted == [(NEW["text"],)]
    before = contents(settings)
    assert ingest(settings).superseded == 0
    assert contents(settings) == before


@pytest.mark.parametrize("first", ["a", "b"])
def test_the_order_of_arrival_decides_nothing(zone: Path, settings: Settings, first: str) -> None:
    files = {"a": ("a.jsonl", NEW), "b": ("b.jsonl", OLD)}
    for name in (first, *(set(files) - {first})):
        write(zone, *files[name])
        ingest(settings)
    assert current(settings) == [NEW["text"]]


def test_where_no_version_says_when_it_was_written_the_younger_file_counts(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", {**OLD, "text": "Younger."}, at=1_800_000_000)
    write(zone, "b.jsonl", {**OLD, "text": "Older."}, at=1_700_000_000)
    ingest(settings)
    assert current(settings) == ["Younger."]


def test_a_file_corrected_in_place(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", OLD, at=1_700_000_000)
    ingest(settings)
    write(zone, "a.jsonl", {**OLD, "text": "Corrected, with no word of when."}, at=1_700_000_100)
    assert ingest(settings).superseded == 1
    assert current(settings) == ["Corrected, with no word of when."]


def test_a_third_version_takes_the_place_of_both(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", OLD)
    write(zone, "b.jsonl", NEW)
    ingest(settings)
    write(zone, "c.jsonl", {**NEW, "text": "Third.", "modified": "2024-07-10"})
    ingest(settings)
    assert current(settings) == ["Third."]
    assert len(rows(settings, "select distinct superseded_by from raw.articles where superseded_by is not null")) == 1


def test_the_same_address_makes_versions_whatever_the_id(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", {"text": "One.", "url": "https://www.wire.example/pact/?utm_source=x#top"})
    write(zone, "b.jsonl", {"text": "Two.", "url": "http://wire.example/pact", "id": "9", "updated": "2024-07-09"})
    ingest(settings)
    assert current(settings) == ["Two."]


def test_ids_count_within_a_publisher_or_a_folder_only(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", OLD, {"id": "1", "text": "A."})
    write(zone, "b.jsonl", {**OLD, "publisher": "Another", "text": "Else."})
    write(zone, "sub/c.jsonl", {"id": "1", "text": "C."})
    ingest(settings)
    assert len(current(settings)) == 4


def test_an_appended_correction_counts_if_it_says_when_else_it_is_rejected(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", OLD, NEW, {**OLD, "text": "Which is newer?"})
    assert ingest(settings).rejections == {"duplicate_id": 1}
    assert current(settings) == [NEW["text"]]


def test_a_text_rewritten_in_place_without_id_or_address_is_another_article(zone: Path, settings: Settings) -> None:
    for text in ("Monday's pact.", "Tuesday's drill."):
        (zone / "latest.txt").write_text(text)
        ingest(settings)
    assert len(current(settings)) == 2


def test_a_file_sent_again_stores_nothing_twice(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", OLD, at=1)
    ingest(settings)
    before = contents(settings)["raw.articles"]
    write(zone, "a.jsonl", OLD, at=2)
    counts = ingest(settings)
    assert (counts.unchanged, counts.articles, counts.new_articles) == (0, 1, 0)
    assert contents(settings)["raw.articles"] == before


def test_what_was_rejected_is_read_again_only_when_the_rules_change(
    zone: Path, settings: Settings, tmp_path: Path
) -> None:
    write(zone, "a.jsonl", {"erzaehlung": "A pact."})
    (zone / "b.docx").write_text("unsupported")
    assert ingest(settings).rejections == {"no_text": 1, "unsupported": 1}
    assert ingest(settings).unchanged == 2
    own = tmp_path / "fields.yaml"
    own.write_text("text: [erzaehlung]")
    counts = ingest(replace(settings, fields_file=own))
    assert (counts.unchanged, counts.new_articles, counts.rejections) == (0, 1, {"unsupported": 1})


KEYS = {
    ("7", "Wire", "https://www.Wire.example/a/"): ["id:Wire:7", "url:wire.example/a"],
    (None, "Wire", "https://wire.example/"): [],
    (None, "Wire", "https://wire.example/a?utm_source=x&p=1&utm_medium=y#z"): ["url:wire.example/a?p=1"],
    (None, "Wire", "https://wire.example/?p=1"): ["url:wire.example?p=1"],
    (None, "Wire", "no address"): [],
    (None, "Wire", "http://["): [],
}


@pytest.mark.parametrize("given, keys", KEYS.items())
def test_keys(given: tuple[str | None, str, str], keys: list[str]) -> None:
    assert version_keys(*given) == keys


def test_times_of_versions_are_kept_in_utc(zone: Path, settings: Settings) -> None:
    write(zone, "a.jsonl", {**NEW, "modified": "2024-07-09T23:00:00-05:00"}, at=0)
    ingest(settings)
    assert rows(settings, "select modified_at, file_modified_at from raw.articles") == [
        (datetime(2024, 7, 10, 4), datetime(1970, 1, 1))
    ]
