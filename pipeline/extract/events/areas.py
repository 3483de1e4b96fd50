"""The fields of cooperation that an event's own words name (lexicon/areas.csv)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.lexicon import load_lexicon


def areas_of(text: str) -> tuple[str, ...]:
    """Sorted codes of the areas named in a text."""
    low = text.lower()
    return tuple(sorted(code for code, pattern in _patterns() if pattern.search(low)))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (area.code, re.compile(r"\b(?:" + "|".join(map(re.escape, area.patterns)) + r")\b"))
        for area in load_lexicon().areas
    )
