"""`python -m pipeline.bench.resolution`: how fast mentions are resolved, and how that grows with their number.

Here: a warehouse of synthetic mentions in each size, resolved whole; then an increment of articles out of an archive,
from any of the years; then one of a week's news. Seconds are CPU seconds of this process, so that a busy machine tells
the same; ratios compare within one run.
Not here: the mentions (mentions), the resolver.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.bench.mentions import synthetic_mentions
from pipeline.quality.wording import markdown_table
from pipeline.records import Article, Mention
from pipeline.warehouse.connection import writer
from pipeline.warehouse.linking import Linked, links_to_store, store_linked
from pipeline.warehouse.raw_events import store_extractions
from pipeline.warehouse.tables import insert

WEEK = (date(2026, 6, 1), date(2026, 6, 8))  # a week of the last year; the last day not included
SIZES = (100_000, 1_000_000)
INCREMENT = 100  # new articles
BATCH = 20_000
EPOCH = datetime(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Increment:
    """What a few further articles cost."""

    mentions: int
    read: int  # linked mentions that had to be read again
    seconds: float  # CPU


@dataclass(frozen=True, slots=True)
class Measured:
    """One size."""

    mentions: int
    events: int
    full_seconds: float  # CPU, reading, resolving and storing all
    archive: Increment
    news: Increment
    peak_megabytes: float  # of the process so far


def measure(size: int, increment: int, folder: Path) -> Measured:
    """Resolve `size` synthetic mentions through a warehouse in the folder, then twice `increment` further articles."""
    articles = _by_article(synthetic_mentions(size + increment * 4, seed=size))
    archive = list(islice(articles, increment))
    news: list[list[Mention]] = []
    rest = (of for of in articles if not _held_back(of, news, increment))
    with writer(folder / "warehouse.duckdb") as connection:
        while batch := list(islice(rest, BATCH)):
            _put(connection, batch)
        whole, full_seconds = _timed(connection)
        _put(connection, archive)
        of_archive = _increment(*_timed(connection))
        _put(connection, news)
        of_news = _increment(*_timed(connection))
    return Measured(
        mentions=len(whole.new.links),
        events=len({link.event_id for link in whole.new.links}),
        full_seconds=full_seconds,
        archive=of_archive,
        news=of_news,
        peak_megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def report(measured: Sequence[Measured]) -> str:
    """The sizes as a Markdown table, then how the last compares with the first."""
    rows = [
        {
            "mentions": f"{m.mentions:,}",
            "events": f"{m.events:,}",
            "CPU s": f"{m.full_seconds:.1f}",
            "mentions/s": f"{m.mentions / m.full_seconds:,.0f}",
            "archive: read again": f"{m.archive.read:,}",
            "CPU s of it": f"{m.archive.seconds:.2f}",
            "news: read again": f"{m.news.read:,}",
            "CPU s of them": f"{m.news.seconds:.2f}",
            "peak MB": f"{m.peak_megabytes:,.0f}",
        }
        for m in measured
    ]
    first, last = measured[0], measured[-1]
    times = last.mentions / first.mentions
    lines = [markdown_table(rows, list(rows[0]))]
    if len(measured) > 1:
        lines.append(
            f"\n{times:.1f} times the mentions: {last.full_seconds / first.full_seconds:.1f} times the time for all, "
            f"{last.archive.seconds / first.archive.seconds:.1f} times for as many articles of an archive, "
            f"{last.news.seconds / first.news.seconds:.1f} times for a week's."
        )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    """Measure the sizes and print the report."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.resolution", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help=f"mentions (default: {SIZES})")
    parser.add_argument("--increment", type=int, default=INCREMENT, help=f"new articles (default: {INCREMENT})")
    options = parser.parse_args(argv)
    measured = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(size, options.increment, Path(folder)))
        print(f"{size:,} mentions: {measured[-1].full_seconds:.0f} s", flush=True)
    print(report(measured))


def _timed(connection: duckdb.DuckDBPyConnection) -> tuple[Linked, float]:
    start = time.process_time()
    linked = links_to_store(connection, "bench")
    store_linked(connection, linked, "bench")
    return linked, time.process_time() - start


def _increment(added: Linked, seconds: float) -> Increment:
    return Increment(added.new_mentions, added.read_again, seconds)


def _held_back(of_article: list[Mention], news: list[list[Mention]], most: int) -> bool:
    """Is it an article of the week, kept for later?"""
    published = of_article[0].published_date
    if len(news) == most or published is None or not WEEK[0] <= published < WEEK[1]:
        return False
    news.append(of_article)
    return True


def _by_article(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    for _, of_article in groupby(mentions, key=lambda m: m.article_id):
        yield list(of_article)


def _put(connection: duckdb.DuckDBPyConnection, articles: Sequence[Sequence[Mention]]) -> None:
    ids = [of[0].article_id for of in articles]
    columns = {name: pa.array(ids) for name in ("article_id", "source_id", "source_uri", "text")}
    columns |= {
        "record_number": pa.array([1] * len(ids), pa.int32()),
        "published_date": pa.array([of[0].published_date for of in articles], pa.date32()),
        "ingested_at": pa.array([EPOCH] * len(ids), pa.timestamp("us")),
    }
    insert(connection, "raw.articles", pa.table(columns))
    found = [(Article(of[0].article_id, "", "", 1, ""), [m.event for m in of]) for of in articles]
    store_extractions(connection, found, "bench", "1")


if __name__ == "__main__":
    main()
