"""What ingest writes: the ledger of documents, articles, rejections. One call, one transaction.

Here: rows of raw.documents, raw.articles and raw.rejected_documents. Not here: reading files (ingest), which article is
a version of which (versions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from pipeline.records import Article, Rejection
from pipeline.warehouse.tables import insert, row_count, transaction

FROM_ARTICLE = {
    **{name: pa.string() for name in ("article_id", "source_id", "source_uri", "publisher", "url", "title", "text")},
    **{name: pa.string() for name in ("language", "dateline_place", "agency", "author")},
    "record_number": pa.int32(),
    "published_date": pa.date32(),
    "modified_at": pa.timestamp("us"),
    "version_keys": pa.list_(pa.string()),
}


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One document as read, or a part of a long one: what the ledger keeps of it, and what came out."""

    source_uri: str
    content_hash: str  # "" when the file could not be opened
    byte_count: int
    modified_at: datetime | None  # UTC
    found: Sequence[Article | Rejection]
    try_again: bool = False  # could not be opened, and may be the next time
    is_first: bool = True  # part of the document
    is_last: bool = True
    stored_before: tuple[int, int] = (0, 0)  # articles and rejections of its earlier parts


Known = dict[str, tuple[int, datetime | None]]  # address → size, time of change (UTC without a zone)


def settled_documents(connection: duckdb.DuckDBPyConnection, rules: str) -> Known:
    """The documents that need not be read again while size and time of change stay the same.

    What could not be opened is left out, and what was rejected under other rules (limits, field names, readers).
    """
    rows = connection.execute(
        """
        select source_uri, byte_count, modified_at
        from raw.documents
        where not coalesce(try_again, false) and (rejection_count = 0 or reading_rules is not distinct from $rules)
        """,
        {"rules": rules},
    ).fetchall()
    return {uri: (count, modified) for uri, count, modified in rows}


def store_documents(
    connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead], rules: str | None = None
) -> int:
    """Store a batch of documents in one transaction; the number of articles that were new.

    An article known from elsewhere is not stored twice. A document read again replaces its rejections; the articles
    that it held before stay, since they were published. A document enters the ledger with its last part.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    with transaction(connection):
        before = row_count(connection, "raw.articles")
        _replace_ledger(connection, [d for d in documents if d.is_last], rules, now)
        _replace_rejections(connection, documents, now)
        _add_articles(connection, documents, now)
        return row_count(connection, "raw.articles") - before


def _replace_ledger(
    connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead], rules: str | None, now: datetime
) -> None:
    if not documents:
        return
    rejections = [sum(isinstance(x, Rejection) for x in d.found) for d in documents]
    ledger = pa.table(
        {
            "source_uri": [d.source_uri for d in documents],
            "content_hash": [d.content_hash for d in documents],
            "byte_count": [d.byte_count for d in documents],
            "modified_at": pa.array([_naive(d.modified_at) for d in documents], pa.timestamp("us")),
            "article_count": [
                d.stored_before[0] + len(d.found) - n for d, n in zip(documents, rejections, strict=True)
            ],
            "rejection_count": [d.stored_before[1] + n for d, n in zip(documents, rejections, strict=True)],
            "ingested_at": pa.array([now] * len(documents), pa.timestamp("us")),
            "reading_rules": pa.array([rules] * len(documents), pa.string()),
            "try_again": [d.try_again for d in documents],
        }
    )
    insert(connection, "raw.documents", ledger, replace=True)


def _replace_rejections(
    connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead], now: datetime
) -> None:
    rejections = [x for d in documents for x in d.found if isinstance(x, Rejection)]
    uris = [d.source_uri for d in documents if d.is_first]
    connection.execute("delete from raw.rejected_documents where source_uri in (select unnest($uris))", {"uris": uris})
    if not rejections:
        return
    table = pa.table(
        {
            "source_uri": [r.source_uri for r in rejections],
            "record_number": pa.array([r.record_number for r in rejections], pa.int32()),
            "reason": [r.reason for r in rejections],
            "message": [r.message for r in rejections],
            "rejected_at": pa.array([now] * len(rejections), pa.timestamp("us")),
        }
    )
    insert(connection, "raw.rejected_documents", table)


def _add_articles(connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead], now: datetime) -> None:
    # Of several records of one article the first by address counts, whatever the order of arrival within the batch.
    arrived: dict[str, tuple[Article, datetime | None]] = {}
    for document in documents:
        for found in document.found:
            if isinstance(found, Article):
                other = arrived.get(found.article_id)
                if other is None or _place(found) < _place(other[0]):
                    arrived[found.article_id] = (found, document.modified_at)
    if not arrived:
        return
    columns = {
        name: pa.array([getattr(a, name) for a, _ in arrived.values()], kind) for name, kind in FROM_ARTICLE.items()
    }
    columns["file_modified_at"] = pa.array([_naive(m) for _, m in arrived.values()], pa.timestamp("us"))
    columns["ingested_at"] = pa.array([now] * len(arrived), pa.timestamp("us"))
    insert(connection, "raw.articles", pa.table(columns), ignore_known=True)


def _place(article: Article) -> tuple[str, int]:
    return article.source_uri, article.record_number


def _naive(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None
