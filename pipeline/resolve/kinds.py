"""The coarse kind of an instrument, programme or forum, from its name and the quotes that tell of it.

Knowledge: kinds.csv (kind, side, strength, patterns). A `strong` kind says which instrument it is ("visiting forces");
a `weak` one says what it is about ("training") and only helps to choose.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.extract.lexicon import fold

KINDS_FILE = Path(__file__).with_name("kinds.csv")
SIDES = ("deal", "talks")
STRENGTHS = ("strong", "weak")


class KindsError(ValueError):
    """A line of kinds.csv that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the words of one mention say about the kind of thing it tells of."""

    strong: str | None
    weak: frozenset[str]

    def __or__(self, other: Kinds) -> Kinds:
        """The kinds of both; this one's strong kind first."""
        return Kinds(self.strong or other.strong, self.weak | other.weak)


NO_KINDS = Kinds(None, frozenset())


@lru_cache(maxsize=65536)
def kinds_of(text: str, side: str) -> Kinds:
    """The kinds that a text tells: of strong ones, the one that stands first; of weak ones, all."""
    text = fold(text).casefold()
    strong, weak = _patterns(side)
    match = strong.search(text)
    return Kinds(match.lastgroup if match else None, frozenset(m.lastgroup or "" for m in weak.finditer(text)))


@lru_cache(maxsize=4)
def _patterns(side: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    parts: dict[str, list[str]] = {strength: [] for strength in STRENGTHS}
    with KINDS_FILE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if None in row or row["side"] not in SIDES or row["strength"] not in STRENGTHS or not row["patterns"]:
                raise KindsError(
                    f"{KINDS_FILE.name}, line {number}: side is one of {SIDES}, strength one of {STRENGTHS}, "
                    f"patterns must not be empty and be quoted where they hold a comma; found {row}"
                )
            if row["side"] == side:
                parts[row["strength"]].append(rf"(?P<{row['kind']}>\b(?:{row['patterns']})\b)")
    strong, weak = (re.compile("|".join(parts[strength]) or r"(?!)") for strength in STRENGTHS)
    return strong, weak
