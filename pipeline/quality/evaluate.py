"""`python -m pipeline.quality.evaluate`: how good is the extraction on the gold articles?

Here: the command line. Not here: measuring (evaluation/), and the Dagster job of the same name (defs/).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console

from pipeline.extract import get_extractor
from pipeline.quality.evaluation.findings import Finding
from pipeline.quality.evaluation.gold import Fold, is_seen
from pipeline.quality.evaluation.rows import quality_rows, store
from pipeline.quality.evaluation.run import GOLD_SETS, Evaluation, evaluate_all
from pipeline.quality.evaluation.tables import show, show_findings
from pipeline.settings import Settings
from pipeline.warehouse.connection import writer


def main(argv: Sequence[str] | None = None) -> None:
    """Evaluate the extractor of the settings and print the result."""
    options = _parser().parse_args(argv)
    settings = Settings.from_env()
    extractor = get_extractor(settings.extractor)
    fold: Fold = options.fold or "all"
    evaluations = evaluate_all(extractor, options.set or tuple(GOLD_SETS), fold)
    if options.store:
        with writer(settings.warehouse_path) as connection:
            store(quality_rows(evaluations, datetime.now(UTC).replace(tzinfo=None)), connection)
    if options.json:
        print(json.dumps([_as_json(e, options) for e in evaluations], indent=1, ensure_ascii=False))
        return
    console = Console()
    for evaluation in evaluations:
        console.print(show(evaluation))
        if options.errors:
            console.print(show_findings(_shown_findings(evaluation, options)), soft_wrap=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.evaluate", description=__doc__)
    parser.add_argument(
        "--fold", choices=("A", "B", "all"), help="A: read from the start; B: the others (default: all)"
    )
    parser.add_argument("--set", choices=tuple(GOLD_SETS), action="append", help="only this set (default: all sets)")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument(
        "--errors", action="store_true", help="list every fault; those of fold B only where --fold asks for them"
    )
    parser.add_argument("--store", action="store_true", help="append the figures to raw.extraction_quality")
    return parser


def _shown_findings(evaluation: Evaluation, options: argparse.Namespace) -> list[Finding]:
    return [f for f in evaluation.findings if options.fold or is_seen(f.article_id)]


def _as_json(evaluation: Evaluation, options: argparse.Namespace) -> dict[str, object]:
    document: dict[str, object] = {
        "set": evaluation.gold_set,
        "fold": evaluation.fold,
        "extractor": evaluation.extractor,
        "extractor_version": evaluation.extractor_version,
        "articles_per_second": round(evaluation.articles_per_second, 1),
        "figures": evaluation.figures,
        "slices": [
            {"cut": s.cut, "value": s.value, "gold": s.rates.gold, "found": s.rates.predicted}
            | s.rates.figures("strict")
            for s in evaluation.slices
        ],
        "status_confusion": [
            {"class": c.event_class, "gold": c.gold, "found": c.predicted, "count": c.count}
            for c in evaluation.confusions
        ],
    }
    if options.errors:
        document["errors"] = [
            {"kind": f.kind, "article_id": f.article_id, "message": f.message}
            for f in _shown_findings(evaluation, options)
        ]
    return document


if __name__ == "__main__":
    main()
