"""`python -m pipeline.quality.ablation`: write docs/ablation.md, measured afresh.

Here: the variants, their figures, the page. Not here: the measures (evaluation/figures) or any layer.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract import Extractor
from pipeline.extract.layers import Layers
from pipeline.extract.rules import RulesExtractor
from pipeline.quality.ablation.core import CoreExtractor
from pipeline.quality.evaluation.figures import score
from pipeline.quality.evaluation.gold import GoldArticle
from pipeline.quality.evaluation.run import GOLD_SETS, UNSEEN, as_ingested, load_set
from pipeline.quality.wording import markdown_table
from pipeline.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "ablation.md"
VARIANTS: dict[str, Callable[[], Extractor]] = {
    "all layers": RulesExtractor,
    "without leaders and officials": lambda: RulesExtractor(Layers(persons=False)),
    "without the closer look": lambda: RulesExtractor(Layers(closer_look=False)),
    "without plausibility": lambda: RulesExtractor(Layers(plausibility=False)),
    "without completed parties": lambda: RulesExtractor(Layers(completion=False)),
    "without document frames": lambda: RulesExtractor(Layers(frames=False)),
    "no parse at all: the core": CoreExtractor,
}
INTRODUCTION = """# What each layer is worth

`make ablation` writes this page: the labelled articles of `data/gold` and its sub-folders, read with all layers and
with one switched off at a time (`pipeline/extract/layers.py`). The core has no parser: a trigger word in a sentence
about defence is an event, whoever that sentence names takes part (`pipeline/quality/ablation/core.py`).

F1, strict: class and exactly the participants; record: type and status too. "Unseen" are the further sets, which
nobody who writes rules reads; "seen" all others. False alarm: share of all articles without events that got one. Speed
is articles per CPU second of one process, to be compared within the table only.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One variant."""

    variant: str
    figures: dict[str, str]


def measure(variant: str, unseen: Sequence[GoldArticle], seen: Sequence[GoldArticle]) -> Row:
    """Extract all articles with a variant of VARIANTS and score them, apart for the unseen and the seen ones."""
    extractor, articles = VARIANTS[variant](), [*unseen, *seen]
    ingested = [as_ingested(article) for article in articles]
    extractor.extract(ingested[0])  # loads models and word lists
    start = time.process_time()
    predictions = {article.source_id: extractor.extract(article) for article in ingested}
    seconds = time.process_time() - start
    shown: dict[str, str] = {}
    for name, apart in (("unseen", unseen), ("seen", seen)):
        figures = score(apart, predictions)
        shown |= {f"{name}: {f}": f"{figures[f'{f}_f1']:.3f}" for f in ("strict", "record")}
    alarm = score(articles, predictions)["false_alarm"]
    shown["false alarm"] = "" if alarm is None else f"{alarm:.3f}"
    shown["articles/CPU s"] = f"{len(articles) / seconds:.0f}"
    return Row(variant, shown)


def page(rows: Sequence[Row], unseen: int, seen: int) -> str:
    """The page with its table; the numbers are those of the articles."""
    cells = [{"layers": row.variant, **row.figures} for row in rows]
    counted = f"{unseen} unseen articles, {seen} seen ones."
    return f"{INTRODUCTION}\n{counted}\n\n{markdown_table(cells)}\n"


def main(argv: Sequence[str] | None = None) -> None:
    """Measure every variant and write the page."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.ablation", description=__doc__)
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write (default: docs/ablation.md)")
    parser.add_argument("--articles", type=int, help="only so many of each set (default: all)")
    options = parser.parse_args(argv)
    sets = {name: load_set(folder)[: options.articles] for name, folder in GOLD_SETS.items()}
    unseen = [a for name in UNSEEN for a in sets[name]]
    seen = [a for name, articles in sets.items() if name not in UNSEEN for a in articles]
    rows = []
    for variant in VARIANTS:
        rows.append(measure(variant, unseen, seen))
        told = ", ".join(f"{name} {figure}" for name, figure in rows[-1].figures.items())
        print(f"{variant}: {told}", file=sys.stderr, flush=True)
    options.output.write_text(page(rows, len(unseen), len(seen)), "utf-8")
    print(options.output)


if __name__ == "__main__":
    main()
