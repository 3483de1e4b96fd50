"""A landing zone, a warehouse of one's own, and what the tables hold without their times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records import Article, EventRecord, EventType, Evidence, Participant, Status
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader

CONTENT_TABLES = {
    "raw.documents": "* exclude (ingested_at)",
    "raw.articles": "* exclude (ingested_at)",
    "raw.rejected_documents": "* exclude (rejected_at)",
    "raw.extractions": "* exclude (extracted_at)",
    "raw.event_mentions": "*",
    "raw.event_participants": "*",
    "raw.event_evidence": "*",
}


class FakeExtractor:
    """Finds one event in every article that says "pact"."""

    name = "fake"
    languages = frozenset({"en"})

    def __init__(self, version: str = "1") -> None:
        self.version = version

    def extract(self, article: Article) -> list[EventRecord]:
        start = article.text.find("pact")
        if start < 0:
            return []
        evidence = (Evidence(start, start + 4, "pact"),)
        members = (Participant("AUS"), Participant("JPN"))
        return [EventRecord(EventType.AGREEMENT, Status.SIGNED, members, evidence, areas=("access",), rules=("a: b",))]


@pytest.fixture
def settings(own_settings: Settings) -> Settings:
    return replace(own_settings, batch_size=5)


def contents(settings: Settings) -> dict[str, list[str]]:
    """Every table's rows, sorted, without the times of writing."""
    with reader(settings.warehouse_path) as connection:
        return {
            table: sorted(map(repr, connection.execute(f"select {columns} from {table}").fetchall()))
            for table, columns in CONTENT_TABLES.items()
        }
