"""How fast the extractor is, as a ratio within one run: against a full spaCy `sm` pipeline over the same texts.

`python -m pipeline.bench.extraction [--corpus FOLDER] [--sample N]` prints one table; without a folder it reads
data/raw and the labelled articles. Each side has a process of its own, one thread, and is warm
before it is timed; seconds are CPU seconds, so that a busy machine tells the same. Here: the measuring. Not here: any
other stage of the pipeline.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import spacy
from rich.console import Console
from rich.table import Table

from pipeline.extract import get_extractor
from pipeline.extract.sentences.parse import load_model
from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import list_documents
from pipeline.quality.evaluation.run import GOLD_SETS, as_ingested, load_set
from pipeline.records import Article
from pipeline.settings import PROJECT_ROOT, Settings

SAMPLE = 400  # articles, spread evenly over the corpus
TARGET = 10  # times the articles per second of the full pipeline
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Pass:
    """One side over all articles."""

    cpu_seconds: float
    found: int  # events, or named entities


@dataclass(frozen=True, slots=True)
class Figures:
    """Both sides over the same articles."""

    articles: int
    characters: int
    rules: Pass
    spacy: Pass

    @property
    def ratio(self) -> float:
        """Articles per CPU second of the extractor, in those of the full pipeline."""
        return self.spacy.cpu_seconds / self.rules.cpu_seconds


def measure(articles: Sequence[Article]) -> Figures:
    """Time both sides, one after the other. Raises ValueError without articles."""
    if not articles:
        raise ValueError("there is no English article to measure; name another folder (CORPUS=...)")
    rules = _in_a_process(time_rules, articles)
    full = _in_a_process(time_spacy, articles)
    return Figures(len(articles), sum(len(a.text) for a in articles), rules, full)


def time_rules(articles: Sequence[Article]) -> Pass:
    """The extractor of the pipeline over all articles, in this process."""
    extractor = get_extractor("rules")
    extractor.extract(articles[0])
    start = time.process_time()
    found = sum(len(extractor.extract(article)) for article in articles)
    return Pass(time.process_time() - start, found)


def time_spacy(articles: Sequence[Article]) -> Pass:
    """The same model with all its components over all articles, in this process."""
    path = load_model().path
    assert path is not None  # it was loaded from a folder
    nlp = spacy.load(path)
    nlp(articles[0].text)
    start = time.process_time()
    found = sum(len(doc.ents) for doc in nlp.pipe(a.text for a in articles))
    return Pass(time.process_time() - start, found)


def sample_of(corpus: str | None, size: int) -> list[Article]:
    """`size` English articles, spread evenly over a folder; None: over data/raw and the labelled articles."""
    found = list(_all_articles(corpus))
    step = max(1.0, len(found) / size)
    return [found[int(place * step)] for place in range(min(size, len(found)))]


def table(figures: Figures) -> Table:
    """The figures as a table."""
    title = f"Extraction: {figures.articles:,} articles, {figures.characters / 1e6:.1f} million characters"
    shown = Table(title=title)
    for name in ("pass", "CPU s", "articles/CPU s", "found", "ratio"):
        shown.add_column(name, justify="left" if name == "pass" else "right")
    rows = (
        ("spaCy sm, all components", figures.spacy, "entities", "1"),
        ("the extractor", figures.rules, "events", f"{figures.ratio:.1f} (target: {TARGET})"),
    )
    for name, took, things, ratio in rows:
        speed = figures.articles / took.cpu_seconds
        shown.add_row(name, f"{took.cpu_seconds:.2f}", f"{speed:,.0f}", f"{took.found:,} {things}", ratio)
    return shown


def _all_articles(corpus: str | None) -> Iterator[Article]:
    settings = Settings.from_env({} if corpus is None else {"PIPELINE_RAW_URI": corpus})
    for document in list_documents(settings.raw_uri if corpus else str(PROJECT_ROOT / "data" / "raw")):
        yield from (a for a in Reading(document, settings) if isinstance(a, Article) and a.language in {None, "en"})
    if corpus is None:
        for folder in GOLD_SETS.values():
            yield from map(as_ingested, load_set(folder))


def _in_a_process(timed: Callable[[Sequence[Article]], Pass], articles: Sequence[Article]) -> Pass:
    os.environ.update(ONE_THREAD)  # a spawned process inherits it before it loads any library
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(timed, articles).result()


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.extraction", description=__doc__)
    parser.add_argument("--corpus", help="a folder of documents (default: data/raw and the labelled articles)")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"articles, spread evenly (default: {SAMPLE})")
    options = parser.parse_args(argv)
    Console().print(table(measure(sample_of(options.corpus, options.sample))))


if __name__ == "__main__":
    main()
