"""How fast ingest is, as a ratio within one run: against plainly reading and decoding the same files, and a second run.

`python -m pipeline.quality.bench_ingest [--folder FOLDER]` prints one table. Without a folder it writes one of its own.
Here: the measuring. Not here: any other stage of the pipeline.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.settings import Settings
from pipeline.warehouse.load import ingest

DOCUMENTS = 3_000
PARAGRAPHS = 20
FRONT_MATTER = (
    '---\ntitle: "Report\\_{n} on a pact"\ndate: 2024-06-{day:02d}\nsource_url: https://wire.example/{n}\n---\n\n'
)
PARAGRAPH = (
    "Officials of the two countries said in a joint statement of {n} points that the agreement, which was signed on "
    "Monday, will let their forces train together; “a first step”, as the minister of defence of the island state put "
    "it. Talks about a joint exercise have begun, and a date for them is to be set by the end of the year.\n\n"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, wall clock, of one pass over the same files each."""

    documents: int
    megabytes: float
    plain: float
    first: float
    second: float


def measure(folder: Path, work: Path) -> Figures:
    """Read the Markdown files of a folder plainly, ingest the folder into `work`, ingest it again.

    What every process does once (importing libraries) is done before and not measured.
    """
    warm_up = work / "warm-up"
    write_documents(warm_up, 1)
    ingest(_settings(warm_up, work / "warm"))
    started = time.perf_counter()
    sizes = [len(path.read_text("utf-8")) for path in folder.rglob("*.md")]
    plain = time.perf_counter() - started
    settings = _settings(folder, work / "warehouse")
    started = time.perf_counter()
    counts = ingest(settings)
    first = time.perf_counter() - started
    started = time.perf_counter()
    again = ingest(settings)
    second = time.perf_counter() - started
    if not counts.articles or again.articles:
        raise RuntimeError(f"nothing was measured: {counts.articles} articles read at first, {again.articles} again")
    return Figures(len(sizes), sum(sizes) / 1e6, plain, first, second)


def write_documents(folder: Path, number: int) -> None:
    """Markdown files with front matter, of the length of press releases."""
    folder.mkdir(parents=True)
    for n in range(number):
        text = "".join(PARAGRAPH.format(n=n * PARAGRAPHS + k) for k in range(PARAGRAPHS))
        (folder / f"{n:05d}.md").write_text(FRONT_MATTER.format(n=n, day=n % 30 + 1) + text, "utf-8")


def table(figures: Figures) -> Table:
    """The figures as a table."""
    shown = Table(title=f"{figures.documents:,} Markdown documents, {figures.megabytes:,.0f} million characters")
    for name in ("pass", "seconds", "documents/s", "ratio"):
        shown.add_column(name, justify="left" if name == "pass" else "right")
    rows = (
        ("plainly read and decoded", figures.plain, ""),
        ("ingested", figures.first, f"{figures.first / figures.plain:.1f} × plain"),
        ("ingested again, unchanged", figures.second, f"1/{figures.first / figures.second:.0f} of the first"),
    )
    for name, seconds, ratio in rows:
        shown.add_row(name, f"{seconds:.2f}", f"{figures.documents / seconds:,.0f}", ratio)
    return shown


def _settings(folder: Path, warehouse: Path) -> Settings:
    return Settings.from_env({"PIPELINE_RAW_URI": str(folder), "PIPELINE_WAREHOUSE_DIR": str(warehouse)})


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.bench_ingest", description=__doc__)
    parser.add_argument("--folder", type=Path, help="a folder of Markdown files (default: one written for this)")
    folder = parser.parse_args(argv).folder
    with tempfile.TemporaryDirectory() as work:
        if folder is None:
            folder = Path(work) / "documents"
            write_documents(folder, DOCUMENTS)
        Console().print(table(measure(folder, Path(work))))


if __name__ == "__main__":
    main()
