"""Copies are found, order of arrival decides nothing, and an increment costs what it adds."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from pipeline.records import Article
from pipeline.warehouse import duplicates
from pipeline.warehouse.connection import writer
from pipeline.warehouse.duplicates import mark_duplicates
from pipeline.warehouse.raw_articles import DocumentRead, store_documents

WORDS = (
    "fleet harbour accord minister signed forces drill northern island talks radar border convoy pledge summit".split()
)
START = date(2024, 7, 1)
Rows = list[tuple[str, str]]


def report(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(50)) for _ in range(words))


def article(article_id: str, day: int | None, text: str) -> Article:
    published = None if day is None else START + timedelta(days=day)
    return Article(article_id, article_id, f"{article_id}.txt", 1, text, published)


def arrive(connection: duckdb.DuckDBPyConnection, articles: Sequence[Article]) -> None:
    store_documents(connection, [DocumentRead(one.source_uri, "h", 1, None, [one]) for one in articles])


def copies(connection: duckdb.DuckDBPyConnection) -> Rows:
    return connection.execute("select article_id, duplicate_of from raw.article_duplicates order by 1").fetchall()


ARTICLES = [
    article("c-original", 8, report(1)),
    article("a-other-headline", 9, "Quite another headline over it\n\n" + report(1)),
    article("b-cut", 9, " ".join(report(1).split()[:120])),
    article("d-other", 8, report(2)),
    article("e-later", 28, report(1)),
    article("f-undated", None, report(2)),
    article("g-short", 8, "A short note on the fleet."),
    article("h-short", 8, "A short note on the fleet, again."),
]


def test_copies_point_to_the_earliest_in_any_order(tmp_path: Path) -> None:
    expected = [("a-other-headline", "c-original"), ("b-cut", "c-original"), ("f-undated", "d-other")]
    for seed in range(3):
        with writer(tmp_path / f"{seed}.duckdb") as connection:
            for one in random.Random(seed).sample(ARTICLES, len(ARTICLES)):
                arrive(connection, [one])
                mark_duplicates(connection)
            assert copies(connection) == expected


def chain(seed: int) -> list[Article]:
    """Texts that drift from day to day, so that what is an original hangs on what came before; some undated."""
    chance = random.Random(seed)
    found = []
    for story in range(6):
        words = report(100 * seed + story, 120).split()
        for version in range(8):
            for _ in range(25):
                words[chance.randrange(len(words))] = report(chance.randrange(10**6), 1)
            day = None if chance.random() < 0.1 else version * 2 + chance.randrange(3)
            found.append(article(f"{chance.randrange(16**6):06x}-{story}-{version}", day, " ".join(words)))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_when_the_result_is_that_of_all_at_once(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = chain(seed)
    with writer(tmp_path / "once.duckdb") as connection:
        arrive(connection, articles)
        mark_duplicates(connection)
        expected = copies(connection)
    assert 5 < len(expected) < len(articles) - 6
    monkeypatch.setattr(duplicates, "BATCH", 5)
    chance = random.Random(seed)
    waiting = chance.sample(articles, len(articles))
    with writer(tmp_path / "bit-by-bit.duckdb") as connection:
        while waiting:
            count = chance.randrange(1, 9)
            arrive(connection, waiting[:count])
            waiting = waiting[count:]
            mark_duplicates(connection)
        assert copies(connection) == expected


def test_an_article_that_goes_leaves_its_copies_to_the_next(tmp_path: Path) -> None:
    with writer(tmp_path / "w.duckdb") as connection:
        arrive(connection, ARTICLES)
        mark_duplicates(connection)
        connection.execute("update raw.articles set superseded_by = 'z' where article_id = 'c-original'")
        mark_duplicates(connection)
        assert copies(connection) == [("b-cut", "a-other-headline"), ("f-undated", "d-other")]


def test_a_new_method_compares_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writer(tmp_path / "w.duckdb") as connection:
        arrive(connection, ARTICLES)
        assert mark_duplicates(connection).compared == len(ARTICLES)
        assert mark_duplicates(connection).compared == 0
        before = copies(connection)
        monkeypatch.setattr(duplicates, "METHOD", "another")
        assert mark_duplicates(connection).compared == len(ARTICLES)
        assert copies(connection) == before


def test_a_call_that_fails_midway_is_made_good_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "BATCH", 3)
    store, calls = duplicates._store, []

    def failing(*args: object) -> None:
        calls.append(1)
        store(*args)  # type: ignore[arg-type]
        if len(calls) == 2:
            raise RuntimeError("killed")

    with writer(tmp_path / "w.duckdb") as connection:
        arrive(connection, ARTICLES)
        monkeypatch.setattr(duplicates, "_store", failing)
        with pytest.raises(RuntimeError, match="killed"):
            mark_duplicates(connection)
        assert len(copies(connection)) < 3
        assert mark_duplicates(connection).compared == len(ARTICLES) - 3
        assert len(copies(connection)) == 3


def test_twenty_outlets_are_compared_with_the_original_only(tmp_path: Path) -> None:
    with writer(tmp_path / "w.duckdb") as connection:
        arrive(connection, [article(f"{n:03d}", 1, f"{report(7)} {report(1000 + n, 5)}") for n in range(60)])
        compared: list[int] = []
        original = duplicates.similarity
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(duplicates, "similarity", lambda a, b: (compared.append(1), original(a, b))[1])
            mark_duplicates(connection)
        assert {target for _, target in copies(connection)} == {"000"}
        assert len(compared) == 59


def test_an_increment_costs_what_it_adds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same articles over a corpus and over one four times as large: no text more is read, and CPU time holds.

    Of several increments the cheapest counts: what other processes do to this one's caches only adds.
    """
    read, texts = duplicates.read, [0]
    monkeypatch.setattr(duplicates, "read", lambda *text: (texts.append(texts.pop() + 1), read(*text))[1])
    sizes, increments = (500, 2_000), 4
    seconds: dict[int, list[float]] = {size: [] for size in sizes}
    texts_read: dict[int, list[int]] = {size: [] for size in sizes}
    with ExitStack() as open_ones:
        stores = {size: open_ones.enter_context(writer(tmp_path / f"{size}.duckdb")) for size in sizes}
        for size, connection in stores.items():
            arrive(connection, [article(f"{n:05d}", n // 20, report(n, 150)) for n in range(size)])
            mark_duplicates(connection)
        for increment in range(increments):
            added = range(10**6 + 100 * increment, 10**6 + 100 * (increment + 1))
            for size, connection in stores.items():
                arrive(connection, [article(f"new-{n}", size // 20, report(n, 150)) for n in added])
                texts[0], started = 0, time.process_time()
                assert mark_duplicates(connection).compared == len(added)
                seconds[size].append(time.process_time() - started)
                texts_read[size].append(texts[0])
    small, large = sizes
    assert texts_read[large] == texts_read[small]
    assert min(seconds[large]) < 2 * min(seconds[small]), seconds
