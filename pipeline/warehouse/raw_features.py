"""What resolution remembers of every mention: raw.mention_features, one row per mention, and how rows become features.

A feature is worked out once, when its article is new; an increment reads these narrow rows, not mentions with their
quotes, and only those with the keys that it asks for.
Here: the rows, and `WarehouseStore`, which answers what `resolve_increment` asks. Not here: links (raw_links).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.records import DatePrecision, Domain, EventLink, EventType, Status
from pipeline.resolve import Known
from pipeline.resolve.blocks import SERIES, days_of_drills
from pipeline.resolve.faces import Face
from pipeline.resolve.features import Feature
from pipeline.resolve.kinds import Kinds
from pipeline.resolve.window import RANK, Window
from pipeline.warehouse.tables import insert

COLUMNS = (
    "f.mention_id, f.article_id, f.published_date, f.event_type, f.status, f.parties, f.name, f.strong_kind, "
    "f.weak_kinds, f.first_day, f.last_day, f.date_rank, f.domain, f.location, f.instrument_members, f.block"
)
BATCH_ROWS = 20_000


class WarehouseStore:
    """The linked mentions of a warehouse, as `resolve_increment` asks for them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Ask through this connection, and count what is read."""
        self._connection = connection
        self.read: dict[str, str] = {}  # mention → event, of all that were asked for

    def in_blocks(self, blocks: Collection[str]) -> Iterator[Known]:
        """The linked mentions that are resolved in these blocks."""
        return self._known("f.block in (select unnest($keys::varchar[]))", blocks)

    def of_articles(self, article_ids: Collection[str]) -> Iterator[Known]:
        """The linked exercise mentions of these articles."""
        return self._known(
            "f.article_id in (select unnest($keys::varchar[])) and not starts_with(f.block, 'partnership|')",
            article_ids,
        )

    def faces(self, drills: Collection[str], without: Collection[str]) -> Iterator[Face]:
        """The faces of the named editions around these blocks of drills, but for the series of the blocks `without`."""
        spans = [days_of_drills(block) for block in drills]
        cursor = self._connection.execute(
            """
            with spans as (
                select unnest($firsts::date[]) as first_day, unnest($lasts::date[]) as last_day,
                    unnest($years::boolean[]) as is_year
            )
            select distinct l.event_id, f.name, f.parties, f.domain, f.location, f.first_day, f.last_day, f.date_rank,
                f.event_type = 'patrol'
            from raw.mention_features f
            join raw.event_links l using (mention_id)
            where starts_with(f.block, $series) and not list_contains($without::varchar[], f.block)
                and exists (
                    from spans s
                    where f.first_day <= s.last_day and f.last_day >= s.first_day
                        and (s.is_year or f.date_rank <> $year_rank)
                )
            """,
            {
                "firsts": [first for first, _, _ in spans],
                "lasts": [last for _, last, _ in spans],
                "years": [is_year for _, _, is_year in spans],
                "series": SERIES,
                "without": list(without),
                "year_rank": RANK[DatePrecision.YEAR],
            },
        )
        while rows := cursor.fetchmany(BATCH_ROWS):
            for event_id, name, parties, domain, location, first, last, rank, is_patrol in rows:
                window = _window(first, last, rank)
                yield Face(event_id, name, _words(parties), _domain(domain), location, window, is_patrol)

    def _known(self, condition: str, keys: Collection[str]) -> Iterator[Known]:
        cursor = self._connection.cursor().execute(
            f"""
            select l.event_id, l.rule, {COLUMNS}
            from raw.mention_features f join raw.event_links l using (mention_id)
            where {condition}
            """,  # noqa: S608 - conditions of this module
            {"keys": list(keys)},
        )
        while rows := cursor.fetchmany(BATCH_ROWS):
            for event_id, rule, *columns in rows:
                feature = _to_feature(columns)
                self.read[feature.mention_id] = event_id
                yield feature, EventLink(feature.mention_id, event_id, rule)


def features_left_behind(connection: duckdb.DuckDBPyConnection) -> list[Feature]:
    """The features of mentions that have lost their link, because their article was extracted again."""
    rows = connection.execute(
        f"select {COLUMNS} from raw.mention_features f anti join raw.event_links using (mention_id)"  # noqa: S608
    ).fetchall()
    return [_to_feature(row) for row in rows]


def store_features(
    connection: duckdb.DuckDBPyConnection, features: Sequence[Feature], *, instead_of: Collection[str]
) -> None:
    """Store the features of new mentions in place of those of other mentions (ids)."""
    connection.execute(
        "delete from raw.mention_features where mention_id in (select unnest($gone::varchar[]))",
        {"gone": list(instead_of)},
    )
    # In the order of their blocks: what is read together lies together.
    insert(connection, "raw.mention_features", _to_table(features).sort_by("block"))


def _to_table(features: Sequence[Feature]) -> pa.Table:
    def texts(values: Iterable[str | None]) -> pa.Array:
        return pa.array(list(values), pa.string())

    return pa.table(
        {
            "mention_id": texts(f.mention_id for f in features),
            "article_id": texts(f.article_id for f in features),
            "published_date": pa.array([f.published for f in features], pa.date32()),
            "event_type": texts(f.event_type for f in features),
            "status": texts(f.status for f in features),
            "parties": texts(" ".join(sorted(f.parties)) for f in features),
            "name": texts(f.name for f in features),
            "strong_kind": texts(f.kinds.strong for f in features),
            "weak_kinds": texts(" ".join(sorted(f.kinds.weak)) for f in features),
            "first_day": pa.array([f.window.first for f in features], pa.date32()),
            "last_day": pa.array([f.window.last for f in features], pa.date32()),
            "date_rank": pa.array([f.window.rank for f in features], pa.int8()),
            "domain": texts(f.domain for f in features),
            "location": texts(f.location for f in features),
            "instrument_members": texts(" ".join(sorted(f.instrument_members)) for f in features),
            "block": texts(f.block for f in features),
        }
    )


def _to_feature(row: Sequence[Any]) -> Feature:
    mention_id, article_id, published, event_type, status, parties, name, strong, weak, *rest = row
    first, last, rank, domain, location, members, block = rest
    return Feature(
        mention_id=mention_id,
        article_id=article_id,
        published=published,
        event_type=_event_type(event_type),
        status=_status(status),
        parties=_words(parties),
        name=name,
        kinds=_kinds(strong, weak),
        window=_window(first, last, rank),
        domain=_domain(domain),
        location=location,
        instrument_members=_words(members),
        block=block,
    )


# Rows repeat few values: each is made once.
_event_type = cache(EventType)
_status = cache(Status)
_window = lru_cache(maxsize=65536)(Window)


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def _kinds(strong: str | None, weak: str) -> Kinds:
    return Kinds(strong, _words(weak))


@cache
def _domain(text: str | None) -> Domain | None:
    return Domain(text) if text else None
