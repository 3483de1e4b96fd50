"""`python -m pipeline.explain FILE`: an article as the extractor sees it (make explain FILE=...)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from pipeline.explain.opening import ExplainError, article_of
from pipeline.explain.page import explain


def main(argv: Sequence[str] | None = None) -> int:
    """Print the explanation of a file's article; 0, or 1 with a message where there is none."""
    options = _parser().parse_args(argv)
    try:
        article = article_of(options.file, record=options.record, published=options.date)
    except ExplainError as error:
        print(error, file=sys.stderr)
        return 1
    Console().print(explain(article))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline.explain", description=__doc__)
    parser.add_argument("file", type=Path, help="any document that the ingest reads, or a gold article (JSON)")
    parser.add_argument("--record", type=int, metavar="N", help="the N-th record of the file (default: first article)")
    parser.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="read it as published that day")
    return parser


if __name__ == "__main__":
    sys.exit(main())
