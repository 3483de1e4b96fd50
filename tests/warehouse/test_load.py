"""Incremental, resumable, order-free: the tables after an ingest are what the folder says, however it came about."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from pipeline.settings import Settings
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.load import extract_new, ingest
from pipeline.warehouse.raw_events import Period, forget_extractions, read_mentions, to_extract
from tests.warehouse.conftest import FakeExtractor, contents


def put(zone: Path, name: str, number: int, text: str = "Japan and Australia signed a pact.") -> None:
    (zone / name).write_text(json.dumps({"text": f"{text} Number {number}.", "date": "2024-07-08"}))


def count(settings: Settings, table: str) -> int:
    with reader(settings.warehouse_path) as connection:
        row = connection.execute(f"select count(*) from {table}").fetchone()
    assert row is not None
    return int(row[0])


def test_second_run_reads_nothing(zone: Path, settings: Settings) -> None:
    for n in range(12):
        put(zone, f"{n}.json", n)
    first = ingest(settings)
    assert (first.documents, first.new_articles, first.unchanged) == (12, 12, 0)
    before = contents(settings)
    second = ingest(settings)
    assert (second.documents, second.new_articles, second.unchanged) == (12, 0, 12)
    assert contents(settings) == before


def test_same_content_under_another_path_is_one_article(zone: Path, settings: Settings) -> None:
    put(zone, "a.json", 1)
    ingest(settings)
    put(zone, "b.json", 1)
    assert ingest(settings).new_articles == 0
    assert (count(settings, "raw.articles"), count(settings, "raw.documents")) == (1, 2)


def test_grown_file_adds_its_new_lines_only(zone: Path, settings: Settings) -> None:
    put(zone, "a.jsonl", 1)
    ingest(settings)
    with (zone / "a.jsonl").open("a") as file:
        file.write("\n" + json.dumps({"text": "Another pact.", "id": "second"}))
    assert ingest(settings).new_articles == 1
    assert count(settings, "raw.articles") == 2


def test_mended_file_loses_its_rejection(zone: Path, settings: Settings) -> None:
    (zone / "a.json").write_text("{")
    assert ingest(settings).rejections == {"bad_json": 1}
    put(zone, "a.json", 1)
    ingest(settings)
    assert (count(settings, "raw.rejected_documents"), count(settings, "raw.articles")) == (0, 1)


def test_deleted_file_keeps_its_articles(zone: Path, settings: Settings) -> None:
    put(zone, "a.json", 1)
    ingest(settings)
    (zone / "a.json").unlink()
    ingest(settings)
    assert count(settings, "raw.articles") == 1


def test_file_that_could_not_be_opened_is_tried_again(zone: Path, settings: Settings) -> None:
    (zone / "a.txt").write_text("A pact. " * 300_000)
    small = replace(settings, max_document_mb=1)
    assert ingest(small).rejections == {"too_large": 1}
    assert ingest(replace(settings, max_article_chars=10_000_000)).new_articles == 1


def test_extraction_reads_what_is_new_or_was_read_by_another_version(zone: Path, settings: Settings) -> None:
    for n in range(7):
        put(zone, f"{n}.json", n)
    put(zone, "none.json", 0, "Nothing.")
    ingest(settings)
    counts = extract_new(settings, FakeExtractor())
    assert (counts.articles, counts.with_events, counts.mentions) == (8, 7, 7)
    assert extract_new(settings, FakeExtractor()).articles == 0
    again = extract_new(settings, FakeExtractor("2"))
    assert (again.articles, count(settings, "raw.event_mentions"), count(settings, "raw.event_evidence")) == (8, 7, 7)
    with reader(settings.warehouse_path) as connection:
        mentions = list(read_mentions(connection))
        articles = {a.article_id: a for a in to_extract(connection, FakeExtractor("3"), 100)}
    assert [m.mention_id for m in mentions] == sorted(f"{m.article_id}-01" for m in mentions)
    for mention in mentions:
        assert [mention.event] == FakeExtractor().extract(articles[mention.article_id])


def test_a_period_is_extracted_again_to_the_same_tables(zone: Path, settings: Settings) -> None:
    put(zone, "a.json", 1)
    ingest(settings)
    extract_new(settings, FakeExtractor())
    before = contents(settings)
    with writer(settings.warehouse_path) as connection:
        assert forget_extractions(connection, Period()) == 1
    assert extract_new(settings, FakeExtractor()).articles == 1
    assert contents(settings) == before
