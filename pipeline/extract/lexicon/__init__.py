"""The lexicon: what the extractor knows about the world, as CSV files that an analyst can read and edit.

Here: `load_lexicon()`, the types of its entries and `fold`, which makes text comparable with them.
What each file and column means, and where the data come from, stands in README.md beside this file.
Not here: cue words (triggers, statuses) and anything that matches.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.extract.lexicon.build import build_lexicon
from pipeline.extract.lexicon.model import (
    Actor,
    Alias,
    Area,
    Blocker,
    Instrument,
    Leader,
    Lexicon,
    Place,
    Series,
)
from pipeline.extract.lexicon.table import LexiconError

__all__ = [
    "Actor",
    "Alias",
    "Area",
    "Blocker",
    "Instrument",
    "Leader",
    "Lexicon",
    "LexiconError",
    "Place",
    "Series",
    "build_lexicon",
    "fold",
    "load_lexicon",
]

_FOLDED = {"\n": " ", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-", "–": "-"}


def fold(text: str) -> str:
    """Text as the lexicon writes it: typographic quotes, dashes and blanks made plain, line breaks turned into blanks.

    The length is kept, so offsets stay valid. A name broken over two lines matches, one over two paragraphs does not.
    """
    for written, plain in _FOLDED.items():  # ten times as fast as str.translate over long texts
        text = text.replace(written, plain)
    return text


@cache
def load_lexicon() -> Lexicon:
    """The project's lexicon, read once per process. Raises LexiconError where a file has a fault."""
    return build_lexicon(Path(__file__).resolve().parent)
