"""Syndicated copies: the same report cut, lightly edited or under another headline.

Here: near-duplicates by MinHash over word shingles, linear in the corpus. Not here: different reports of one event,
which share no text and are merged by resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pyarrow as pa
from rensa import RMinHash, RMinHashLSH

from pipeline.warehouse.tables import insert, transaction

PERMUTATIONS = 128
BANDS = 32
SHINGLE_WORDS = 4
SEED = 1
THRESHOLD = 0.5  # share of common shingles from which two texts are one report
MIN_WORDS = 40  # shorter texts share too little to tell
WORDS = re.compile(r"\w+")
MAX_DAYS_APART = 7


def mark_duplicates(connection: duckdb.DuckDBPyConnection) -> int:
    """Write raw.article_duplicates anew; the number of copies.

    Of a group of like texts published within a week the earliest by date, then by id, is the original, in whatever
    order they came in.
    """
    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    ids: list[str] = []
    days: list[int | None] = []
    sketches: list[RMinHash] = []
    copies: list[tuple[str, str, float]] = []
    original_of: dict[int, int] = {}
    for article_id, day, text in _articles(connection):
        words = WORDS.findall(text.casefold())
        if len(words) < MIN_WORDS:
            continue
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update([" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)])
        place = len(ids)
        best = max(
            ((sketch.jaccard(sketches[other]), -other) for other in lsh.query(sketch) if _near(day, days[other])),
            default=(0.0, 0),
        )
        lsh.insert(place, sketch)
        ids.append(article_id)
        days.append(day)
        sketches.append(sketch)
        if best[0] >= THRESHOLD:
            original = original_of.get(-best[1], -best[1])
            original_of[place] = original
            copies.append((article_id, ids[original], best[0]))
    _store(connection, copies)
    return len(copies)


def _articles(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, int | None, str]]:
    cursor = connection.execute(
        """
        select article_id, date_diff('day', date '1900-01-01', published_date), text
        from raw.articles
        where superseded_by is null
        order by published_date nulls last, article_id
        """
    )
    while rows := cursor.fetchmany(500):
        yield from rows


def _near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= MAX_DAYS_APART


def _store(connection: duckdb.DuckDBPyConnection, copies: list[tuple[str, str, float]]) -> None:
    table = pa.table(
        {
            "article_id": pa.array([c[0] for c in copies], pa.string()),
            "duplicate_of": pa.array([c[1] for c in copies], pa.string()),
            "similarity": pa.array([c[2] for c in copies], pa.float64()),
        }
    )
    with transaction(connection):
        connection.execute("delete from raw.article_duplicates")
        insert(connection, "raw.article_duplicates", table)
