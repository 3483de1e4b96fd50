"""Copies of one wire report are found, and which one is the original does not hang on the order of arrival."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from pipeline.records import Article
from pipeline.warehouse.connection import writer
from pipeline.warehouse.duplicates import mark_duplicates
from pipeline.warehouse.raw_articles import DocumentRead, store_documents

WORDS = (
    "fleet harbour accord minister signed forces drill northern island talks radar border convoy pledge summit".split()
)


def report(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(50)) for _ in range(words))


def article(article_id: str, day: int, text: str) -> Article:
    return Article(article_id, article_id, f"{article_id}.txt", 1, text, date(2024, 7, day))


ARTICLES = [
    article("c-original", 8, report(1)),
    article("a-other-headline", 9, "Quite another headline over it\n\n" + report(1)),
    article("b-cut", 9, " ".join(report(1).split()[:150])),
    article("d-other", 8, report(2)),
    article("e-later", 28, report(1)),
]


def marked(path: Path, articles: list[Article]) -> list[tuple[str, str]]:
    with writer(path) as connection:
        for one in articles:
            store_documents(connection, [DocumentRead(one.source_uri, "h", 1, None, [one])])
        mark_duplicates(connection)
        return connection.execute("select article_id, duplicate_of from raw.article_duplicates order by 1").fetchall()


def test_copies_point_to_the_earliest_in_any_order(tmp_path: Path) -> None:
    expected = [("a-other-headline", "c-original"), ("b-cut", "c-original")]
    for seed in range(3):
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
        assert marked(tmp_path / f"{seed}.duckdb", shuffled) == expected
