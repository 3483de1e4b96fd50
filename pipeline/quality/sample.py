"""`python -m pipeline.quality.sample CORPUS --seed 7 --count 100`: mentions drawn at random, to be judged by hand.

Here: the documents of a folder in a random order that the seed fixes, what the extractor finds in them, as CSV with
empty columns for the verdict. Not here: any verdict; the labelled articles are measured by evaluate.py.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from pipeline.extract import get_extractor
from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import Document, list_documents
from pipeline.records import Article, EventRecord
from pipeline.settings import Settings

COLUMNS = (
    "document", "published_date", "quote", "event_class", "event_type", "status", "participants", "event_name",
    "event_date", "location", "domain", "verdict", "cause",
)  # fmt: skip
QUOTES = " […] "  # between the quotes of one mention


@dataclass(frozen=True, slots=True)
class Drawn:
    """One document drawn: its path below the corpus, and what was found in each of its articles."""

    document: str
    mentions: tuple[tuple[Article, EventRecord], ...]
    articles: int


def draw(corpus: str, seed: int, *, but: Collection[str] = ()) -> Iterator[Drawn]:
    """The documents of a corpus but those named, in the order of the seed, each extracted when it is asked for.

    Raises FileNotFoundError when there is no such folder.
    """
    settings = Settings.from_env()
    extractor = get_extractor(settings.extractor)
    documents = list(list_documents(corpus))
    random.Random(seed).shuffle(documents)  # noqa: S311 - a sample, no secret
    for document in documents:
        name = _below(corpus, document)
        if name in but:
            continue
        articles = [found for found in Reading(document, settings) if isinstance(found, Article)]
        mentions = tuple((article, record) for article in articles for record in extractor.extract(article))
        yield Drawn(name, mentions, len(articles))


def write(drawn: Iterator[Drawn], count: int, file: TextIO) -> tuple[int, int]:
    """Write `count` mentions, or as many as there are, in the order drawn; how many, and of how many articles."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    written = articles = 0
    for document in drawn:
        articles += document.articles
        for article, record in islice(document.mentions, count - written):
            table.writerow(_row(document.document, article, record))
            written += 1
        if written == count:
            break
    return written, articles


def _row(document: str, article: Article, record: EventRecord) -> tuple[str, ...]:
    told = (article.published_date, _quotes(record), record.event_class, record.event_type, record.status)
    rest = (record.event_name, record.event_date, record.location, record.domain)
    return (document, *map(_cell, (*told, " ".join(record.actor_codes), *rest)), "", "")


def _quotes(record: EventRecord) -> str:
    return QUOTES.join(" ".join(evidence.quote.split()) for evidence in record.evidence)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _below(corpus: str, document: Document) -> str:
    return document.uri.rpartition(corpus.rstrip("/") + "/")[2]


def _documents_of(sample: Path) -> set[str]:
    with sample.open(encoding="utf-8", newline="") as file:
        return {row["document"] for row in csv.DictReader(file)}


def main(argv: Sequence[str] | None = None) -> int:
    """Write a sample to standard output, to standard error how many articles gave it; 1 where there is no corpus."""
    options = _parser().parse_args(argv)
    but = {name for sample in options.but for name in _documents_of(sample)}
    try:
        written, articles = write(draw(options.corpus, options.seed, but=but), options.count, sys.stdout)
    except FileNotFoundError:
        print(f"{options.corpus}: there is no such folder; give one that holds documents", file=sys.stderr)
        return 1
    version = get_extractor(Settings.from_env().extractor).version
    print(f"{written} mentions in {articles} articles, seed {options.seed}, extractor {version}", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.sample", description=__doc__)
    parser.add_argument("corpus", help="a folder of documents of any format that a run reads")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other documents (default: 1)")
    parser.add_argument("--count", type=int, default=100, help="how many mentions (default: 100)")
    parser.add_argument(
        "--but", type=Path, action="append", default=[], metavar="CSV", help="draw no document of this earlier sample"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
