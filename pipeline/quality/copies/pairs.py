"""The labelled pairs of data/gold/copies, made from our gold articles or written for it.

Here: pairs.yaml → pairs of texts with their label and fold. Not here: edits (edits.py), figures (evaluate.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.quality.copies.edits import Draft, apply
from pipeline.quality.evaluation.gold import load_gold
from pipeline.settings import PROJECT_ROOT

GOLD = PROJECT_ROOT / "data" / "gold"
PAIRS = GOLD / "copies" / "pairs.yaml"
MAX_HEADLINE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, as ingest would have them, and whether they are copies of one report."""

    kind: str
    is_copy: bool
    is_seen: bool  # looked at while the bounds were set
    one: Draft
    other: Draft


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """All labelled pairs. Raises ValueError on an edit, KeyError on an entry that the format does not have."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return [
        Pair(entry["kind"], label == "copies", is_seen, one, other)
        for label in ("copies", "news")
        for entry in data[label]
        for is_seen, one, other in _drafts(entry)
    ]


def _drafts(entry: dict[str, Any]) -> Iterator[tuple[bool, Draft, Draft]]:
    for article_id in entry.get("of", ()):
        base = article(article_id)
        yield int(article_id.rpartition("-")[2]) % 2 == 1, base, apply(base, entry["edits"], article)
    others = [(article(one), article(other)) for one, other in entry.get("pairs", ())]
    others += [(_written(one), _written(other)) for one, other in entry.get("texts", ())]
    for filled in entry.get("filled", ()):
        template = filled["template"]
        others.append((_written(template.format(**filled["one"])), _written(template.format(**filled["other"]))))
    for place, (one, other) in enumerate(others):
        yield place % 2 == 0, one, other


def article(article_id: str) -> Draft:
    """A gold article by its id, without the date header."""
    return _written(_texts()[article_id])


@cache
def _texts() -> dict[str, str]:
    return {a.article_id: a.text for folder in (GOLD, GOLD / "stories") for a in load_gold(folder)}


def _written(text: str | dict[str, str]) -> Draft:
    if isinstance(text, dict):
        return article(text["of"])
    first, *rest = text.strip().split("\n\n")
    is_headline = rest and len(first) < MAX_HEADLINE_CHARS and first[-1] not in '.!?:"”'
    return Draft(first, tuple(rest)) if is_headline else Draft(None, (first, *rest))
