"""Datelines: where they stand, at the beginning of an article, of a digest's paragraphs, or after a headline.

Here: how long one is. Not here: what it says (document.py gives the place).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.lexicon import load_lexicon

DATELINE = re.compile(
    r"""^[ \t]*(?:\(LEAD\)\s*)?
    [A-ZÀ-Ý][^\n.!?]{1,60}?                              # the place(s)
    (?:,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?\.?)?  # the day
    \s*(?:[(/][^()/\n]{2,40}[)/]\.?)?                    # the agency
    \s*(?:-{1,2}|–|—|:)\s+(?=\S)""",
    re.VERBOSE,
)
DATELINE_STOP = re.compile(
    r"^[ \t]*[A-ZÀ-Ý][^\n.!?]{1,60}?,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?"
    r"(?:\.\s+(?:/[^/\n]{2,40}/\.?\s+)?|\s+\([A-Z][^()\n]{1,30}\)\s+(?=[A-Z]))"
)
UPPER_PLACE = re.compile(r"^[ \t]*[A-ZÀ-Ý'’.,/ -]{3,}\b")
# "Oslo – …" before a paragraph of a digest, "RAMSTEIN, Germany – …" after a headline in its line
KNOWN_PLACE = re.compile(
    r"""(?P<place>[A-ZÀ-Ý][\w.'’]*(?:[ -][A-ZÀ-Ý][\w.'’]*){0,2})
    (?P<land>,\s[A-ZÀ-Ý][a-zà-ÿ.]+(?:\s[A-ZÀ-Ý][a-zà-ÿ.]+)?)?
    (?:\s\([^()\n]{2,40}\))?\s+(?:-{1,2}|–|—)\s+(?=[A-ZÀ-Ý"“])""",
    re.VERBOSE,
)
HEADLINE_CHARS = 160


def dateline_length(paragraph: str) -> int:
    """Characters of the dateline that opens an article ("TOKYO, June 23 (Reuters) – "), 0 when there is none."""
    match = DATELINE_STOP.match(paragraph) or DATELINE.match(paragraph)
    if not match:
        return 0
    head = match.group()
    told = re.search(r"[(/]|\b\d{1,2}\b", head) is not None
    return match.end() if told or UPPER_PLACE.match(head) else 0


def place_line_length(paragraph: str) -> int:
    """Characters of the place that opens any paragraph ("Oslo – "), 0 where none that is on a map does."""
    match = KNOWN_PLACE.match(paragraph)
    return match.end() if match is not None and _is_on_a_map(match) else 0


def after_headline(paragraph: str, text: str) -> tuple[int, int] | None:
    """The span of a dateline that stands after a headline in one paragraph, `text` being its raw text."""
    for match in KNOWN_PLACE.finditer(paragraph, 0, HEADLINE_CHARS + len("ADDIS ABABA, Ethiopia – ")):
        start = match.start()
        own_line = text[:start].endswith("\n")
        if start and match["place"].isupper() and (own_line or match["land"]) and _is_on_a_map(match):
            return match.span()
    return None


def _is_on_a_map(line: re.Match[str]) -> bool:
    return line["place"].casefold() in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    lexicon = load_lexicon()
    named = {name for place in lexicon.places for name in (place.name, *place.aliases)}
    return frozenset(name.casefold() for name in named | {a.text for a in lexicon.aliases if a.kind == "capital"})
