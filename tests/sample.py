"""A warehouse of the sample articles in data/raw with what they tell of labelled by hand (dbt/sample_labels.csv).

The questions of examples/queries.sql are asked of it: their answers must be right whatever the extractor finds today.
A sample without a line there tells of no event here, be it that none is in it or that nobody has labelled it yet.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipeline.records import (
    Article,
    DatePrecision,
    Domain,
    EventRecord,
    EventType,
    Evidence,
    Participant,
    Status,
)
from pipeline.settings import Settings
from pipeline.warehouse.connection import writer
from pipeline.warehouse.duplicates import mark_duplicates
from pipeline.warehouse.linking import link_new
from pipeline.warehouse.load import ingest
from pipeline.warehouse.raw_events import store_extractions
from tests.world import build_marts

LABELS = Path(__file__).with_name("dbt") / "sample_labels.csv"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of that warehouse, its marts built: every step of a run but the extraction and the checks."""
    folder = tmp_path_factory.mktemp("sample")
    settings = Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(folder)})
    ingest(settings)
    with writer(settings.warehouse_path) as connection:
        mark_duplicates(connection)
        store_extractions(connection, labelled_articles(connection), "labels", "1")
    link_new(settings)
    build_marts(folder)
    return settings


def labelled_articles(connection: duckdb.DuckDBPyConnection) -> list[tuple[Article, Sequence[EventRecord]]]:
    """Every article that has labels, with its records; a label without its article or quote is an error."""
    labels: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            labels[line["document"], line["source_id"]].append(line)
    found: list[tuple[Article, Sequence[EventRecord]]] = []
    columns = "article_id, source_id, source_uri, record_number, text"
    for row in connection.execute(f"select {columns} from raw.articles order by article_id").fetchall():
        article = Article(*row)
        key = next((k for k in labels if k[1] == article.source_id and article.source_uri.endswith(k[0])), None)
        if key is not None:
            found.append((article, [_record(line, article.text) for line in labels.pop(key)]))
    assert not labels, f"{LABELS.name}: no such articles among the samples: {list(labels)}"
    return found


def _record(line: dict[str, str], text: str) -> EventRecord:
    start = text.index(line["quote"])
    return EventRecord(
        event_type=EventType(line["event_type"]),
        status=Status(line["status"]),
        participants=tuple(Participant(code) for code in line["participants"].split()),
        evidence=(Evidence(start, start + len(line["quote"]), line["quote"]),),
        event_name=line["name"] or None,
        domain=Domain(line["domain"]) if line["domain"] else None,
        areas=tuple(line["areas"].split()),
        event_date=_day(line["date"]),
        event_date_end=_day(line["date_end"]),
        date_precision=DatePrecision(line["date_precision"]) if line["date_precision"] else None,
        location=line["location"] or None,
        confidence=0.9,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
