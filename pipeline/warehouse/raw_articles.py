"""What ingest writes: the ledger of documents, articles, rejections. One call, one transaction.

Here: rows of raw.documents, raw.articles and raw.rejected_documents. Not here: reading files (ingest).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from pipeline.records import Article, Rejection
from pipeline.warehouse.tables import insert, row_count, transaction

ARTICLES = pa.schema(
    [
        (name, pa.string())
        for name in ("article_id", "source_id", "source_uri", "publisher", "url", "title", "text", "language")
    ]
    + [("dateline_place", pa.string()), ("agency", pa.string()), ("record_number", pa.int32())]
    + [("published_date", pa.date32()), ("place", pa.int64())]
)


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One document as read: what the ledger keeps of it, and what came out."""

    source_uri: str
    content_hash: str  # "" when the file could not be opened
    byte_count: int
    modified_at: datetime | None  # UTC
    found: Sequence[Article | Rejection]


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the ledger says of a document."""

    content_hash: str
    byte_count: int
    modified_at: datetime | None


def known_documents(connection: duckdb.DuckDBPyConnection) -> dict[str, KnownDocument]:
    """The ledger by address. A file of the same size and time is taken as unchanged; its content hash decides else."""
    rows = connection.execute("select source_uri, content_hash, byte_count, modified_at from raw.documents").fetchall()
    return {
        uri: KnownDocument(digest, count, modified.replace(tzinfo=UTC) if modified else None)
        for uri, digest, count, modified in rows
    }


def store_documents(connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead]) -> int:
    """Store a batch of documents in one transaction; the number of articles that were new.

    An article known from elsewhere is not stored twice. A document read again replaces its rejections; the articles
    that it held before stay, since they were published.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    with transaction(connection):
        before = row_count(connection, "raw.articles")
        _replace_ledger(connection, documents, now)
        _replace_rejections(connection, documents, now)
        _add_articles(connection, [a for d in documents for a in d.found if isinstance(a, Article)], now)
        return row_count(connection, "raw.articles") - before


def _replace_ledger(connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead], now: datetime) -> None:
    ledger = pa.table(
        {
            "source_uri": [d.source_uri for d in documents],
            "content_hash": [d.content_hash for d in documents],
            "byte_count": [d.byte_count for d in documents],
            "modified_at": pa.array([_naive(d.modified_at) for d in documents], pa.timestamp("us")),
            "article_count": [sum(isinstance(x, Article) for x in d.found) for d in documents],
            "rejection_count": [sum(isinstance(x, Rejection) for x in d.found) for d in documents],
            "ingested_at": pa.array([now] * len(documents), pa.timestamp("us")),
        }
    )
    insert(connection, "raw.documents", ledger, replace=True)


def _replace_rejections(
    connection: duckdb.DuckDBPyConnection, documents: Sequence[DocumentRead], now: datetime
) -> None:
    rejections = [x for d in documents for x in d.found if isinstance(x, Rejection)]
    uris = [d.source_uri for d in documents]
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


def _add_articles(connection: duckdb.DuckDBPyConnection, articles: Sequence[Article], now: datetime) -> None:
    if not articles:
        return
    columns = {n: [getattr(a, n) for a in articles] for n in ARTICLES.names if n != "place"}
    table = pa.table({**columns, "place": list(range(len(articles)))}, schema=ARTICLES)
    connection.register("arrived", table)
    # Of several records of one article the first by address counts, whatever the order of arrival within the batch.
    connection.execute(
        """
        insert or ignore into raw.articles
        select article_id, source_id, source_uri, record_number, publisher, url, title, text, published_date, language,
            dateline_place, agency, $now
        from arrived
        qualify row_number() over (partition by article_id order by source_uri, record_number, place) = 1
        """,
        {"now": now},
    )
    connection.unregister("arrived")


def _naive(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None
