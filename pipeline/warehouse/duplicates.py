"""Syndicated copies marked, at the cost of what is new, with a result that no order of arrival changes.

The rule: articles are taken by date, then by id; each is a copy of the most like original before it that is dated at
most a week earlier, and else an original itself. Nothing but the originals before an article decides, so a new article
has work done on itself, and on later ones only where it turns out to be an original that they share keys with.
Here: that bookkeeping. Not here: what makes two texts alike (resolve.copies).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import duckdb
import pyarrow as pa

from pipeline.resolve.copies import METHOD, Reading, keys, read, similarity
from pipeline.warehouse.tables import insert, row_count, transaction

MAX_DAYS_APART = 7
BATCH = 250
MAX_CANDIDATES = (
    20  # of the originals that share a key, those that share most; bounds the cost of forms filled in daily
)
# Of the rows `one` and `other`: one comes later, and near enough. Undated articles come last and are near to all.
FOLLOWS = f"""
    (one.published_date is null, coalesce(one.published_date, date '9999-12-31'), one.article_id)
        > (other.published_date is null, coalesce(other.published_date, date '9999-12-31'), other.article_id)
    and (one.published_date is null or other.published_date is null
        or one.published_date - other.published_date <= {MAX_DAYS_APART})
"""


@dataclass(frozen=True, slots=True)
class CopyCounts:
    """What was done: articles compared in this call, copies there are now."""

    compared: int
    copies: int


@dataclass(frozen=True, slots=True)
class _Entry:
    article_id: str
    published: date | None
    reading: Reading
    keys: list[int]


def mark_duplicates(connection: duckdb.DuckDBPyConnection) -> CopyCounts:
    """Bring raw.article_duplicates up to date with raw.articles by committed batches; a killed call is made good."""
    _forget_gone(connection)
    compared = 0
    while pending := _pending(connection):
        for ids in _batches(pending):
            with transaction(connection):
                _settle(connection, _entries(connection, ids))
            compared += len(ids)
    return CopyCounts(compared, row_count(connection, "raw.article_duplicates"))


def _forget_gone(connection: duckdb.DuckDBPyConnection) -> None:
    """Articles that were superseded or sketched by another method leave; those they may have been original of stay."""
    gone = """
        select s.article_id from raw.article_sketches s left join raw.articles a using (article_id)
        where a.article_id is null or a.superseded_by is not null or s.method <> $method
    """
    ids = [row[0] for row in connection.execute(gone, {"method": METHOD}).fetchall()]
    if not ids:
        return
    with transaction(connection):
        _unsettle_followers(connection, ids, but=ids)
        for table in ("raw.article_sketches", "raw.article_sketch_keys", "raw.article_duplicates"):
            connection.execute(f"delete from {table} where article_id in (select unnest($ids))", {"ids": ids})  # noqa: S608


def _pending(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute(
        """
        select a.article_id from raw.articles a left join raw.article_sketches s using (article_id)
        where a.superseded_by is null and (s.article_id is null or not s.is_settled)
        order by a.published_date is null, a.published_date, a.article_id
        """
    ).fetchall()
    return [row[0] for row in rows]


def _entries(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[_Entry]:
    """The articles by date, then by id."""
    rows = connection.execute(
        """
        select article_id, published_date, title, text from raw.articles where article_id in (select unnest($ids))
        order by published_date is null, published_date, article_id
        """,
        {"ids": list(ids)},
    ).fetchall()
    readings = ((article_id, day, read(title, text)) for article_id, day, title, text in rows)
    return [_Entry(article_id, day, reading, keys(reading)) for article_id, day, reading in readings]


def _settle(connection: duckdb.DuckDBPyConnection, entries: Sequence[_Entry]) -> None:
    """Decide a batch, in its order, and unsettle what a new original or a lost one may change."""
    arrived = pa.table(
        {
            "sketch_key": pa.array([k for e in entries for k in e.keys], pa.uint64()),
            "article_id": pa.array([e.article_id for e in entries for _ in e.keys], pa.string()),
            "published_date": pa.array([e.published for e in entries for _ in e.keys], pa.date32()),
        }
    )
    before = _known_originals(connection, entries, arrived)
    readings = {e.article_id: e for e in entries}
    others = {c for candidates in before.values() for c in candidates} - readings.keys()
    readings |= {e.article_id: e for e in _entries(connection, sorted(others))}
    was_original = _states(connection, [e.article_id for e in entries])
    originals_here: dict[int, list[str]] = defaultdict(list)
    is_original: dict[str, bool] = {}
    copies: list[tuple[str, str, float]] = []
    for entry in entries:
        shared = Counter({c: n for c, n in before[entry.article_id].items() if is_original.get(c, True)})
        # Counted from the batch itself, and so not twice what the table has of it.
        here = Counter(c for key in entry.keys for c in originals_here[key] if _is_near(entry, readings[c]))
        best = _best(entry, [readings[c] for c in _closest(shared | here, readings)])
        is_original[entry.article_id] = best is None
        if best is None:
            for key in entry.keys:
                originals_here[key].append(entry.article_id)
        else:
            copies.append((entry.article_id, *best))
    _store(connection, entries, arrived, is_original, copies)
    changed = [e.article_id for e in entries if was_original.get(e.article_id, False) != is_original[e.article_id]]
    _unsettle_followers(connection, changed, but=[e.article_id for e in entries])


def _known_originals(
    connection: duckdb.DuckDBPyConnection, entries: Sequence[_Entry], arrived: pa.Table
) -> dict[str, dict[str, int]]:
    """For each article the settled originals before it that share keys with it, with the number of shared keys."""
    days = [e.published for e in entries if e.published is not None]
    bounds = {"first": min(days, default=None), "last": max(days, default=None), "all": len(days) < len(entries)}
    connection.register("arrived", arrived)
    rows = connection.execute(
        f"""
        with other as (
            select k.* from raw.article_sketch_keys k join raw.article_sketches s using (article_id)
            where s.is_original
                and ($all or k.published_date between $first::date - {MAX_DAYS_APART} and $last::date)
        )
        select one.article_id, other.article_id, count(*)
        from arrived one join other using (sketch_key)
        where {FOLLOWS}
        group by all
        """,  # noqa: S608 - constants of this module
        bounds,
    ).fetchall()
    connection.unregister("arrived")
    found: dict[str, dict[str, int]] = {e.article_id: {} for e in entries}
    for one, other, count in rows:
        found[one][other] = count
    return found


def _states(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, bool]:
    return dict(
        connection.execute(
            "select article_id, is_original from raw.article_sketches where article_id in (select unnest($ids))",
            {"ids": list(ids)},
        ).fetchall()
    )


def _closest(shared: Counter[str], entries: dict[str, _Entry]) -> list[str]:
    return sorted(shared, key=lambda c: (-shared[c], *_place(entries[c])))[:MAX_CANDIDATES]


def _best(entry: _Entry, candidates: Iterable[_Entry]) -> tuple[str, float] | None:
    found = [(c, similarity(entry.reading, c.reading)) for c in candidates]
    alike = [(-value, *_place(c)) for c, value in found if value is not None]
    return (min(alike)[-1], -min(alike)[0]) if alike else None


def _place(entry: _Entry) -> tuple[bool, date, str]:
    return entry.published is None, entry.published or date.max, entry.article_id


def _is_near(later: _Entry, earlier: _Entry) -> bool:
    if later.published is None or earlier.published is None:
        return True
    return (later.published - earlier.published).days <= MAX_DAYS_APART


def _store(
    connection: duckdb.DuckDBPyConnection,
    entries: Sequence[_Entry],
    arrived: pa.Table,
    is_original: dict[str, bool],
    copies: Sequence[tuple[str, str, float]],
) -> None:
    ids = [e.article_id for e in entries]
    for table in ("raw.article_sketch_keys", "raw.article_duplicates"):
        connection.execute(f"delete from {table} where article_id in (select unnest($ids))", {"ids": ids})  # noqa: S608
    insert(connection, "raw.article_sketch_keys", arrived)
    sketches = pa.table(
        {
            "article_id": ids,
            "published_date": pa.array([e.published for e in entries], pa.date32()),
            "method": [METHOD] * len(ids),
            "is_original": [is_original[i] for i in ids],
            "is_settled": [True] * len(ids),
        }
    )
    insert(connection, "raw.article_sketches", sketches, replace=True)
    table = pa.table(
        {
            "article_id": pa.array([c[0] for c in copies], pa.string()),
            "duplicate_of": pa.array([c[1] for c in copies], pa.string()),
            "similarity": pa.array([c[2] for c in copies], pa.float64()),
        }
    )
    insert(connection, "raw.article_duplicates", table)


def _unsettle_followers(connection: duckdb.DuckDBPyConnection, ids: Sequence[str], but: Sequence[str]) -> None:
    """What comes after one of these and shares a key with it is to be decided again, but for the articles `but`.

    Followers are looked for among the days that they can have, so that news of today does not search the archive.
    """
    if not ids:
        return
    connection.execute(
        f"""
        with other as (select * from raw.article_sketch_keys where article_id in (select unnest($ids))),

        one as (
            select * from raw.article_sketch_keys
            where (
                published_date is null
                or published_date between (select min(published_date) from other)
                    and (select max(published_date) + {MAX_DAYS_APART} from other)
            )
            and article_id not in (select unnest($but))
        )

        update raw.article_sketches set is_settled = false where article_id in (
            select one.article_id from one join other using (sketch_key) where {FOLLOWS}
        )
        """,  # noqa: S608 - constants of this module
        {"ids": list(ids), "but": list(but)},
    )


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch
