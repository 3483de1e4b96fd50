"""Documents on their way into the warehouse: cut into bounded batches, stored behind the back of the reading.

Here: batches and the thread that stores them. Not here: which documents are read (load.py), what rows they become
(raw_articles.py).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType

import duckdb

from pipeline.ingest.articles import Reading
from pipeline.records import Article, Rejection
from pipeline.settings import Settings
from pipeline.warehouse.connection import writer
from pipeline.warehouse.raw_articles import DocumentRead, Known, settled_documents, store_documents
from pipeline.warehouse.versions import mark_superseded

MAX_BATCH_CHARS = 25_000_000  # bounds memory where single articles are long; two batches are held at a time
# A checkpoint writes the last 122,880 rows anew, texts and all, and closing a connection makes one: with one a batch
# they took twice the time of everything else. So long a load keeps the warehouse from other processes at a stretch, and
# so much it writes ahead.
HOLD_SECONDS = 30.0
CHECKPOINT_AT = "1GB"


class BatchStore:
    """Stores one batch while the next is read: DuckDB and the disk work beside Python.

    Leaving it waits for the last batch and marks superseded versions; an error of the storing thread is raised at the
    next put() or on leaving.
    """

    def __init__(self, settings: Settings, rules: str) -> None:
        """`rules`: see ingest.articles.reading_rules."""
        self.known: Known = {}  # settled documents, once entered
        self.new_articles = 0
        self.superseded = 0
        self._settings = settings
        self._rules = rules
        self._thread = ThreadPoolExecutor(1)
        self._pending: Future[None] | None = None
        self._open = ExitStack()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._opened_at = 0.0

    def __enter__(self) -> BatchStore:
        """Read the ledger."""
        self.known = settled_documents(self._connected(), self._rules)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Finish the batch in hand; after an error nothing more is begun."""
        try:
            self._wait()
            if kind is None:
                self.superseded = mark_superseded(self._connected())
        finally:
            self._thread.shutdown()
            self._open.close()

    def put(self, batch: list[DocumentRead]) -> None:
        """Begin to store a batch, once the one before is stored."""
        self._wait()
        self._pending = self._thread.submit(self._store, batch)

    def _wait(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.result()

    def _store(self, batch: list[DocumentRead]) -> None:
        self.new_articles += store_documents(self._connected(), batch, self._rules)
        if time.monotonic() - self._opened_at > HOLD_SECONDS:
            self._open.close()
            self._connection = None

    def _connected(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            self._connection = self._open.enter_context(writer(self._settings.warehouse_path))
            self._connection.execute(f"set checkpoint_threshold = '{CHECKPOINT_AT}'")
            # Another thread gains nothing here, and costs a third more in handing texts about.
            self._connection.execute("set threads = 1")
            self._opened_at = time.monotonic()
        return self._connection


def batches(readings: Iterable[Reading], settings: Settings) -> Iterator[list[DocumentRead]]:
    """What readings hold, in batches of about `batch_size` records and at most so many characters.

    A long document is spread over several batches; it is settled with the last.
    """
    batch: list[DocumentRead] = []
    records = chars = 0
    for reading in readings:
        found: list[Article | Rejection] = []
        before = (0, 0)
        for item in reading:
            found.append(item)
            records += 1
            chars += len(item.text) if isinstance(item, Article) else len(item.message)
            if len(found) >= settings.batch_size or chars >= MAX_BATCH_CHARS:
                yield [*batch, _part(reading, found, before, is_last=False)]
                before = _added(before, found)
                batch, found, records, chars = [], [], 0, 0
        batch.append(_part(reading, found, before, is_last=True))
        if records >= settings.batch_size or chars >= MAX_BATCH_CHARS:
            yield batch
            batch, records, chars = [], 0, 0
    if batch:
        yield batch


def _part(
    reading: Reading, found: list[Article | Rejection], before: tuple[int, int], *, is_last: bool
) -> DocumentRead:
    document = reading.document
    return DocumentRead(
        document.uri,
        reading.content_hash if is_last else "",
        document.byte_count,
        document.modified_at,
        found,
        try_again=reading.try_again,
        is_first=before == (0, 0),
        is_last=is_last,
        stored_before=before,
    )


def _added(before: tuple[int, int], found: list[Article | Rejection]) -> tuple[int, int]:
    rejections = sum(isinstance(item, Rejection) for item in found)
    return before[0] + len(found) - rejections, before[1] + rejections
