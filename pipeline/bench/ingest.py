"""How fast ingest is, as a ratio within one run: against plainly reading and decoding the same files, and a second run.

`python -m pipeline.bench.ingest [--folder FOLDER]` prints one table. Without a folder it writes one of its own. Wall
clock and CPU seconds: ingest stores while it reads, so that on idle cores the clock runs slower than the CPU's, on busy
ones much faster. Besides, what DuckDB takes for the texts alone, ready in Arrow's form, in one column without a key: no
ingest can cost less than that and the plain reading. Here: the measuring. Not here: any other stage of the pipeline.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from pipeline.settings import Settings
from pipeline.warehouse.batches import CHECKPOINT_AT
from pipeline.warehouse.load import ingest

T = TypeVar("T")
DOCUMENTS = 3_000
PARAGRAPHS = 20
BATCH = 500
FRONT_MATTER = (
    '---\ntitle: "Report\\_{n} on a pact"\ndate: 2024-06-{day:02d}\nsource_url: https://wire.example/{n}\n---\n\n'
)
PARAGRAPH = (
    "Officials of the two countries said in a joint statement of {n} points that the agreement, which was signed on "
    "Monday, will let their forces train together; “a first step”, as the minister of defence of the island state put "
    "it. Talks about a joint exercise have begun, and a date for them is to be set by the end of the year.\n\n"
)


@dataclass(frozen=True, slots=True)
class Seconds:
    """What one pass took."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Four passes over the same files."""

    documents: int
    megabytes: float  # million characters
    plain: Seconds
    stored: Seconds
    first: Seconds
    second: Seconds


def measure(folder: Path, work: Path) -> Figures:
    """Read the Markdown files of a folder plainly, store their texts alone, ingest the folder into `work`, and again.

    What every process does once (importing libraries) is done before and not measured.
    """
    warm_up = work / "warm-up"
    write_documents(warm_up, 1)
    ingest(_settings(warm_up, work / "warm"))
    sizes, plain = _timed(lambda: [len(path.read_text("utf-8")) for path in folder.rglob("*.md")])
    _, stored = _timed(partial(_store, _texts(folder), work / "texts.duckdb"))
    settings = _settings(folder, work / "warehouse")
    counts, first = _timed(lambda: ingest(settings))
    again, second = _timed(lambda: ingest(settings))
    if not counts.articles or again.articles:
        raise RuntimeError(f"nothing was measured: {counts.articles} articles read at first, {again.articles} again")
    return Figures(len(sizes), sum(sizes) / 1e6, plain, stored, first, second)


def write_documents(folder: Path, number: int) -> None:
    """Markdown files with front matter, of the length of press releases."""
    folder.mkdir(parents=True)
    for n in range(number):
        text = "".join(PARAGRAPH.format(n=n * PARAGRAPHS + k) for k in range(PARAGRAPHS))
        (folder / f"{n:05d}.md").write_text(FRONT_MATTER.format(n=n, day=n % 30 + 1) + text, "utf-8")


def table(figures: Figures) -> Table:
    """The figures as a table."""
    shown = Table(title=f"{figures.documents:,} Markdown documents, {figures.megabytes:,.0f} million characters")
    for name in ("pass", "wall s", "CPU s", "documents/s", "ratio of walls", "ratio of CPU"):
        shown.add_column(name, justify="left" if name == "pass" else "right")
    plain, first, second = figures.plain, figures.first, figures.second
    rows = (
        ("plainly read and decoded", plain, "", ""),
        ("texts stored by DuckDB", figures.stored, *_times(figures.stored, plain)),
        ("ingested", first, *_times(first, plain)),
        ("again, unchanged", second, f"1/{first.wall / second.wall:.0f} of first", f"1/{first.cpu / second.cpu:.0f}"),
    )
    for name, took, walls, cpus in rows:
        shown.add_row(name, f"{took.wall:.2f}", f"{took.cpu:.2f}", f"{figures.documents / took.wall:,.0f}", walls, cpus)
    return shown


def _times(took: Seconds, plain: Seconds) -> tuple[str, str]:
    return f"{took.wall / plain.wall:.1f} × plain", f"{took.cpu / plain.cpu:.1f} × plain"


def _texts(folder: Path) -> pa.Table:
    """The texts as DuckDB takes them with the least work."""
    return pa.table({"text": pa.array(path.read_bytes() for path in folder.rglob("*.md")).cast(pa.string())})


def _store(texts: pa.Table, path: Path) -> None:
    """Insert texts in committed batches and write them to the file, as ingest does, and no more."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"set checkpoint_threshold = '{CHECKPOINT_AT}'")
        connection.execute("create table texts (text varchar)")
        for batch in texts.to_batches(BATCH):
            connection.register("arrived", batch)
            connection.execute("insert into texts from arrived")


def _timed(action: Callable[[], T]) -> tuple[T, Seconds]:
    wall, cpu = time.perf_counter(), time.process_time()
    done = action()
    return done, Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def _settings(folder: Path, warehouse: Path) -> Settings:
    return Settings.from_env({"PIPELINE_RAW_URI": str(folder), "PIPELINE_WAREHOUSE_DIR": str(warehouse)})


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.ingest", description=__doc__)
    parser.add_argument("--folder", type=Path, help="a folder of Markdown files (default: one written for this)")
    folder = parser.parse_args(argv).folder
    with tempfile.TemporaryDirectory() as work:
        if folder is None:
            folder = Path(work) / "documents"
            write_documents(folder, DOCUMENTS)
        Console().print(table(measure(folder, Path(work))))


if __name__ == "__main__":
    main()
