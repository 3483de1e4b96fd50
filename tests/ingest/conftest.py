"""A landing zone of one's own, and what comes out of one file in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import list_documents
from pipeline.records import Article, Rejection
from pipeline.settings import Settings

Read = Callable[..., list[Article | Rejection]]


@pytest.fixture
def settings(own_settings: Settings) -> Settings:
    return replace(own_settings, max_document_mb=1, max_article_chars=300_000)


@pytest.fixture
def read(zone: Path, settings: Settings) -> Read:
    """Put one file into the zone and read the zone."""

    def put_and_read(name: str | None = None, content: bytes | str = b"") -> list[Article | Rejection]:
        if name is not None:
            (zone / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return [x for d in list_documents(settings.raw_uri) for x in Reading(d, settings)]

    return put_and_read
