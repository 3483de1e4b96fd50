"""Is one text a copy of another: the same report passed on, cut, lightly edited or under another headline?

Here: two texts → how much of one stands in the other, and the keys by which a text finds those worth comparing. Not
here: which article of many is the original (warehouse.duplicates), and reports of one event in words of their own,
which share no text and are merged by resolution. The bounds were set on half of data/gold/copies; docs/duplicates.md
has the figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rensa import RMinHash

METHOD = "copies-1"  # stored with every sketch; a change of anything below that sketches depend on needs another name
WORDS = re.compile(r"\w+")
NAME = re.compile(r"(?<=[\w,;’'”\"]\s)[A-Z][\w-]+|\b[A-Z]{2,}\b")  # not at the beginning of a sentence
ABBREVIATED = re.compile(r"\b([A-Z])\.(?=[A-Z]\b)")  # U.S. and US are one name
NUMBER_WORDS = {
    w: str(n) for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
SHINGLE_WORDS = 3
MAX_CHARS = 20_000  # what is longer is compared by its beginning
MIN_WORDS = 25  # shorter texts share too little to tell
LEAD_WORDS = 200  # editors cut from the end: copies share their beginning
PERMUTATIONS = 96
KEY_PERMUTATIONS = 2  # two texts of which a third is common have a common key with odds of 995 in 1,000
SEED = 1
MIN_CONTAINED = 0.5  # of the shorter text, the share of its word sequences that stand in the longer one
MIN_LEAD_CONTAINED = 0.3  # the same of its first words: a passage quoted further on does not make a copy
OPENING_WORDS = 60
MAX_FOREIGN_FACTS = 0.2  # names and figures of the shorter text that the longer one lacks: another day's report

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the comparison sees it."""

    words: tuple[str, ...]  # of the body, case folded
    shingles: Shingles
    facts: frozenset[str]  # figures and names
    subjects: frozenset[str]  # facts that the headline names too


def read(title: str | None, text: str) -> Reading:
    """Take a text apart; of its headline, which every outlet makes for itself, only names are looked at."""
    body = text[len(title) :] if title and text.startswith(title) else text
    body = ABBREVIATED.sub(r"\1", body[:MAX_CHARS])
    words = tuple(WORDS.findall(body.casefold()))
    figures = {NUMBER_WORDS.get(word, word) for word in words if word[0].isdigit() or word in NUMBER_WORDS}
    facts = frozenset(figures | {name.casefold() for name in NAME.findall(body)})
    headline = WORDS.findall(ABBREVIATED.sub(r"\1", title or "").casefold())
    return Reading(words, _shingles(words), facts, facts & set(headline))


def keys(reading: Reading) -> list[int]:
    """The keys of a text, whole numbers below 2**64; texts worth comparing have one in common. None for short texts."""
    if len(reading.words) < MIN_WORDS:
        return []
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(s) for s in _shingles(reading.words[:LEAD_WORDS])])
    digest = sketch.digest()
    return [digest[i] << 32 | digest[i + 1] for i in range(0, PERMUTATIONS, KEY_PERMUTATIONS)]


def similarity(one: Reading, other: Reading) -> float | None:
    """The share of the shorter text that stands in the longer one (0 to 1), None where neither is a copy."""
    short, long = sorted((one, other), key=lambda r: (len(r.shingles), r.words))
    contained = _contained(short.shingles, long.shingles)
    if contained < MIN_CONTAINED:
        return None
    if _contained(_shingles(short.words[:OPENING_WORDS]), long.shingles) < MIN_LEAD_CONTAINED:
        return None
    if len(short.facts - long.facts - set(long.words)) > MAX_FOREIGN_FACTS * len(short.facts):
        return None
    if not short.subjects <= set(long.words):  # a form, filled in for somebody else
        return None
    return contained


def _shingles(words: tuple[str, ...]) -> Shingles:
    return frozenset(zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False))


def _contained(part: Shingles, whole: Shingles) -> float:
    return len(part & whole) / len(part) if part else 0.0
