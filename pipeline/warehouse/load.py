"""The two loads, documents into articles and articles into mentions, in bounded batches that are each committed.

Here: the loops of an incremental run, without Dagster. A run that is killed loses the batch in hand; the next one goes
on and ends with the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

from pipeline.extract import Extractor, get_extractor
from pipeline.ingest.articles import Reading, reading_rules
from pipeline.ingest.documents import list_documents
from pipeline.ingest.progress import Meter
from pipeline.records import Article, EventRecord, Rejection
from pipeline.settings import Settings
from pipeline.warehouse.batches import BatchStore, batches
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.raw_articles import Known
from pipeline.warehouse.raw_events import store_extractions, to_extract

Progress = Callable[[str], None]


@dataclass(slots=True)
class IngestCounts:
    """What an ingest did."""

    documents: int = 0
    unchanged: int = 0
    articles: int = 0
    new_articles: int = 0
    superseded: int = 0  # versions that a newer one has taken the place of
    rejections: dict[str, int] = field(default_factory=dict)  # reason → number, of documents read in this run


@dataclass(slots=True)
class ExtractCounts:
    """What an extraction did."""

    articles: int = 0
    with_events: int = 0
    mentions: int = 0


def ingest(settings: Settings, progress: Progress = lambda _: None) -> IngestCounts:
    """Read what is new or changed under the raw address into raw.articles and raw.rejected_documents.

    A file of known size and time is not opened; a file that is gone keeps its articles, since they were published.
    """
    rules = reading_rules(settings)
    counts = IngestCounts()
    with BatchStore(settings, rules) as store, Meter(progress) as meter:
        for batch in batches(_changed(settings, store.known, counts), settings):
            store.put(batch)
            for part in batch:
                for found in part.found:
                    if isinstance(found, Rejection):
                        counts.rejections[found.reason] = counts.rejections.get(found.reason, 0) + 1
                    else:
                        counts.articles += 1
            meter.show(counts.documents, counts.articles, sum(counts.rejections.values()))
    counts.new_articles, counts.superseded = store.new_articles, store.superseded
    return counts


def extract_new(
    settings: Settings, extractor: Extractor | None = None, progress: Progress = lambda _: None
) -> ExtractCounts:
    """Extract every article that the extractor, in its present version, has not read yet."""
    engine = extractor or get_extractor(settings.extractor)
    counts = ExtractCounts()
    with _ExtractionPool(settings, engine) as extract:
        while True:
            with reader(settings.warehouse_path) as connection:
                articles = to_extract(connection, engine, settings.batch_size)
            if not articles:
                return counts
            found = list(zip(articles, extract(articles), strict=True))
            with writer(settings.warehouse_path) as connection:
                counts.mentions += store_extractions(connection, found, engine.name, engine.version)
            counts.articles += len(found)
            counts.with_events += sum(bool(records) for _, records in found)
            progress(f"{counts.articles:,} articles, {counts.mentions:,} mentions")


def _changed(settings: Settings, known: Known, counts: IngestCounts) -> Iterator[Reading]:
    for document in list_documents(settings.raw_uri):
        counts.documents += 1
        if document.modified_at is not None and document.fault is None:
            time = document.modified_at.replace(tzinfo=None)
            if known.get(document.uri) == (document.byte_count, time):
                counts.unchanged += 1
                continue
        yield Reading(document, settings)


class _ExtractionPool:
    """Maps the extractor over articles: in this process, or in several (PIPELINE_WORKERS)."""

    def __init__(self, settings: Settings, engine: Extractor) -> None:
        self._engine = engine
        self._executor = ProcessPoolExecutor(settings.workers) if settings.workers > 1 else None
        self._chunk = max(1, settings.batch_size // (settings.workers * 4))

    def __enter__(self) -> _ExtractionPool:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown()

    def __call__(self, articles: list[Article]) -> list[list[EventRecord]]:
        if self._executor is None:
            return [self._engine.extract(article) for article in articles]
        pieces = _chunks(articles, self._chunk)
        results = self._executor.map(_extract_chunk, ((self._engine.name, piece) for piece in pieces))
        return [records for piece in results for records in piece]


def _extract_chunk(task: tuple[str, list[Article]]) -> list[list[EventRecord]]:
    name, articles = task
    engine = get_extractor(name)
    return [engine.extract(article) for article in articles]


def _chunks(articles: list[Article], size: int) -> Iterator[list[Article]]:
    rest = iter(articles)
    while piece := list(islice(rest, size)):
        yield piece
