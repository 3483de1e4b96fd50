"""What extraction writes: mentions with participants and evidence.

Here: rows of raw.extractions and raw.event_*, and how they become records again.
Not here: finding events (extract), their links (raw_links).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.extract import Extractor
from pipeline.records import (
    Article,
    DatePrecision,
    Domain,
    EventRecord,
    EventType,
    Evidence,
    Mention,
    Participant,
    Role,
    Status,
)
from pipeline.warehouse.tables import insert, transaction

MENTIONS = pa.schema(
    [
        (n, pa.string())
        for n in ("mention_id", "article_id", "event_class", "event_type", "status", "event_name", "domain")
    ]
    + [("areas", pa.list_(pa.string())), ("event_date", pa.date32()), ("event_date_end", pa.date32())]
    + [(n, pa.string()) for n in ("date_precision", "location")]
    + [("latitude", pa.float64()), ("longitude", pa.float64()), ("attribution", pa.string())]
    + [("confidence", pa.float64()), ("rules", pa.list_(pa.string()))]
    + [(n, pa.string()) for n in ("extractor", "extractor_version")]
)
CHILD_TABLES = ("raw.event_participants", "raw.event_evidence", "raw.event_links", "raw.event_mentions")


@dataclass(frozen=True, slots=True)
class Period:
    """Publication days, both included; None leaves a side open."""

    first: date | None = None
    last: date | None = None


def to_extract(connection: duckdb.DuckDBPyConnection, extractor: Extractor, limit: int) -> list[Article]:
    """The next articles that this version of the extractor has not read, by id, at most `limit`; copies included.

    Superseded versions are left out, and those in a language that it does not read; one whose language is not known is
    not.
    """
    rows = connection.execute(
        """
        select article_id, source_id, source_uri, record_number, text, published_date, title, publisher, url, language,
            dateline_place, agency
        from raw.articles
        where superseded_by is null and article_id not in (
            select article_id from raw.extractions where extractor = $extractor and extractor_version = $version
        )
            and (language is null or language in (select unnest($languages)))
        order by article_id
        limit $limit
        """,
        {
            "extractor": extractor.name,
            "version": extractor.version,
            "languages": sorted(extractor.languages),
            "limit": limit,
        },
    ).fetchall()
    return [Article(*row) for row in rows]


def unread_languages(connection: duckdb.DuckDBPyConnection, extractor: Extractor) -> dict[str, int]:
    """The languages of the articles that the extractor does not read, with their numbers, most frequent first."""
    rows = connection.execute(
        """
        select language, count(*) from raw.articles
        where language not in (select unnest($languages)) group by language order by 2 desc, 1
        """,
        {"languages": sorted(extractor.languages)},
    ).fetchall()
    return dict(rows)


def forget_extractions(connection: duckdb.DuckDBPyConnection, period: Period) -> int:
    """Mark the articles of a period as not extracted, so that the next run reads them again; their number."""
    row = connection.execute(
        """
        delete from raw.extractions where article_id in (
            select article_id from raw.articles
            where ($first is null or published_date >= $first) and ($last is null or published_date <= $last)
        )
        """,
        {"first": period.first, "last": period.last},
    ).fetchone()
    return int(row[0]) if row else 0


def store_extractions(
    connection: duckdb.DuckDBPyConnection,
    found: Sequence[tuple[Article, Sequence[EventRecord]]],
    extractor: str,
    version: str,
) -> int:
    """Store what was found in a batch of articles, in place of what they had before; the number of mentions.

    One transaction: a killed run leaves the batch whole or not at all.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    mentions = [
        (f"{article.article_id}-{number:02d}", article.article_id, record)
        for article, records in found
        for number, record in enumerate(records, start=1)
    ]
    ledger = pa.table(
        {
            "article_id": [article.article_id for article, _ in found],
            "extractor": [extractor] * len(found),
            "extractor_version": [version] * len(found),
            "mention_count": pa.array([len(records) for _, records in found], pa.int32()),
            "extracted_at": pa.array([now] * len(found), pa.timestamp("us")),
        }
    )
    with transaction(connection):
        forget_mentions(connection, [article.article_id for article, _ in found])
        if mentions:
            insert(connection, "raw.event_mentions", _mention_table(mentions, extractor, version))
            insert(connection, "raw.event_participants", _participant_table(mentions))
            insert(connection, "raw.event_evidence", _evidence_table(mentions))
        insert(connection, "raw.extractions", ledger, replace=True)
    return len(mentions)


def read_mentions(
    connection: duckdb.DuckDBPyConnection, article_ids: Collection[str] | None = None, batch_rows: int = 10_000
) -> Iterator[Mention]:
    """The mentions of these articles (None: of all) as records, by id, with what resolution asks of the articles.

    A cursor of its own: the caller may ask further questions in between.
    """
    cursor = connection.cursor().execute(
        """
        with chosen as (
            select * from raw.event_mentions
            where $article_ids is null or article_id in (select unnest($article_ids::varchar[]))
        ),
        participants as (
            select mention_id, list(actor_code order by actor_code) as codes, list(role order by actor_code) as roles
            from raw.event_participants semi join chosen using (mention_id)
            group by mention_id
        ),
        evidence as (
            select mention_id, list(start_offset order by evidence_number) as starts,
                list(end_offset order by evidence_number) as ends, list(quote order by evidence_number) as quotes
            from raw.event_evidence semi join chosen using (mention_id)
            group by mention_id
        )
        select m.mention_id, m.article_id, a.published_date, a.publisher, m.event_type, m.status, p.codes, p.roles,
            e.starts, e.ends, e.quotes, m.event_name, m.domain, m.areas, m.event_date, m.event_date_end,
            m.date_precision, m.location, m.latitude, m.longitude, m.attribution, m.confidence, m.rules
        from chosen m
        join raw.articles a using (article_id)
        left join participants p using (mention_id)
        left join evidence e using (mention_id)
        order by m.mention_id
        """,
        {"article_ids": None if article_ids is None else list(article_ids)},
    )
    while rows := cursor.fetchmany(batch_rows):
        for row in rows:
            yield _to_mention(row)


def forget_mentions(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Delete what was found in these articles, within the caller's transaction.

    The blocks of resolution stay: they tell what has to be resolved again.
    """
    for table in CHILD_TABLES:
        connection.execute(
            f"delete from {table} where mention_id in "  # noqa: S608 - table names are constants of this module
            "(select mention_id from raw.event_mentions where article_id in (select unnest($ids)))",
            {"ids": list(article_ids)},
        )


def _mention_table(mentions: Sequence[tuple[str, str, EventRecord]], extractor: str, version: str) -> pa.Table:
    rows = [
        {
            "mention_id": mention_id,
            "article_id": article_id,
            "event_class": str(r.event_class),
            "event_type": str(r.event_type),
            "status": str(r.status),
            "event_name": r.event_name,
            "domain": str(r.domain) if r.domain else None,
            "areas": list(r.areas),
            "event_date": r.event_date,
            "event_date_end": r.event_date_end,
            "date_precision": str(r.date_precision) if r.date_precision else None,
            "location": r.location,
            "latitude": r.latitude,
            "longitude": r.longitude,
            "attribution": r.attribution,
            "confidence": r.confidence,
            "rules": list(r.rules),
            "extractor": extractor,
            "extractor_version": version,
        }
        for mention_id, article_id, r in mentions
    ]
    return pa.Table.from_pylist(rows, schema=MENTIONS)


def _participant_table(mentions: Sequence[tuple[str, str, EventRecord]]) -> pa.Table:
    pairs = [(mention_id, p) for mention_id, _, record in mentions for p in record.participants]
    return pa.table(
        {
            "mention_id": [m for m, _ in pairs],
            "actor_code": [p.actor_code for _, p in pairs],
            "role": [str(p.role) for _, p in pairs],
        }
    )


def _evidence_table(mentions: Sequence[tuple[str, str, EventRecord]]) -> pa.Table:
    spans = [(m, n, e) for m, _, record in mentions for n, e in enumerate(record.evidence, start=1)]
    return pa.table(
        {
            "mention_id": [m for m, _, _ in spans],
            "evidence_number": pa.array([n for _, n, _ in spans], pa.int32()),
            "start_offset": pa.array([e.start for _, _, e in spans], pa.int32()),
            "end_offset": pa.array([e.end for _, _, e in spans], pa.int32()),
            "quote": [e.quote for _, _, e in spans],
        }
    )


def _to_mention(row: tuple[Any, ...]) -> Mention:
    (mention_id, article_id, published, publisher, event_type, status, codes, roles, starts, ends, quotes, *rest) = row
    name, domain, areas, first, last, precision, location, latitude, longitude, attribution, confidence, rules = rest
    record = EventRecord(
        event_type=EventType(event_type),
        status=Status(status),
        participants=tuple(Participant(c, Role(r)) for c, r in zip(codes or (), roles or (), strict=True)),
        evidence=tuple(Evidence(s, e, q) for s, e, q in zip(starts or (), ends or (), quotes or (), strict=True)),
        event_name=name,
        domain=Domain(domain) if domain else None,
        areas=tuple(areas),
        event_date=first,
        event_date_end=last,
        date_precision=DatePrecision(precision) if precision else None,
        location=location,
        latitude=latitude,
        longitude=longitude,
        attribution=attribution,
        confidence=confidence,
        rules=tuple(rules),
    )
    return Mention(mention_id, article_id, published, publisher, record)
