"""The article that a file holds, read as a run reads it, or as the evaluation reads a gold article.

Not here: what is said of it (page.py).
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import Document
from pipeline.quality.evaluation.gold import ARTICLE_KEYS, GoldError, parse_gold
from pipeline.quality.evaluation.run import as_ingested
from pipeline.records import Article, Rejection
from pipeline.settings import Settings


class ExplainError(ValueError):
    """There is no article to explain; the message names the file and the remedy."""


def article_of(file: Path, *, record: int | None = None, published: date | None = None) -> Article:
    """The article of a file: that of record number `record`, else the first one.

    `published` replaces its date, which relative dates ("on Monday") are counted from. Raises ExplainError.
    """
    if file.is_dir():
        raise ExplainError(f"{file} is a folder; name one document of it")
    if not file.is_file():
        raise ExplainError(
            f"{file}: there is no such file; give the path of a document, such as data/gold/dev-001.json"
        )
    article = _gold(file) or _ingested(file, record)
    return article if published is None else replace(article, published_date=published)


def _gold(file: Path) -> Article | None:
    """The article of a gold file, None for any other."""
    if file.suffix.lower() != ".json":
        return None
    try:
        raw = json.loads(file.read_bytes())
    except ValueError:
        return None  # the ingest says what is wrong with it
    if not isinstance(raw, dict) or not raw.keys() >= ARTICLE_KEYS:
        return None
    try:
        return as_ingested(parse_gold(raw, str(file)))
    except GoldError as error:
        raise ExplainError(f"{error}; mend the label, then explain it again") from error


def _ingested(file: Path, number: int | None) -> Article:
    status = file.stat()
    document = Document(str(file), status.st_size, datetime.fromtimestamp(status.st_mtime, UTC))
    rejections: list[Rejection] = []
    count = 0
    for found in Reading(document, Settings.from_env()):
        count = found.record_number or count
        if isinstance(found, Rejection):
            rejections.append(found)
            if number is not None and found.record_number == number:
                break
        elif number is None or found.record_number == number:
            return found
    if rejections:
        last = rejections[-1]
        where = f", record {last.record_number}" if last.record_number else ""
        raise ExplainError(
            f"{file}{where}: no article, because it was rejected ({last.reason}: {last.message}); "
            "docs/formats.md says what can be read"
        )
    raise ExplainError(f"{file} has no record {number}; it holds {count}: choose one with --record")
