"""One key for all spellings of a name: exercise series by the lexicon's aliases, instruments by theirs.

Here: `series_key`, `instrument_of`. Not here: kinds of instruments that bear no name (kinds).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from pipeline.extract.lexicon import Instrument, Series, fold, load_lexicon

ROUNDS_FILE = Path(__file__).with_name("rounds.csv")
EDITION = re.compile(r"[\s-]+(?:['’]?\d{2,4}(?:[-/]\d{1,2})?|[ivx]+)$")
GENERIC = re.compile(r"^(?:the |exercise |operation |joint exercise )+| (?:exercises?|drills?|war games?)$")


def plain(name: str) -> str:
    """A name for comparison: no case, accents, hyphens, year, edition number or generic word around it."""
    text = unicodedata.normalize("NFKD", fold(name).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = EDITION.sub("", text.strip())
    text = GENERIC.sub("", text.strip())
    return re.sub(r"[^a-z0-9]+", " ", text).strip() or name.casefold().strip()


@lru_cache(maxsize=65536)
def series_key(name: str) -> str:
    """The key of an exercise series, the same for all its aliases."""
    key = plain(name)
    found = _series().get(key)
    return plain(found.name) if found else key


@lru_cache(maxsize=65536)
def instrument_of(name: str) -> Instrument | None:
    """The lexicon's instrument of that name or acronym, if it knows one."""
    return _instruments().get(plain(name))


@lru_cache(maxsize=1)
def round_series() -> frozenset[str]:
    """Keys of the series that hold several editions a year."""
    with ROUNDS_FILE.open(encoding="utf-8", newline="") as file:
        return frozenset(series_key(row["series"]) for row in csv.DictReader(file))


@lru_cache(maxsize=1)
def _series() -> dict[str, Series]:
    known: dict[str, Series] = {}
    for series in load_lexicon().series:
        for name in series.names:
            known.setdefault(plain(name), series)
    return known


@lru_cache(maxsize=1)
def _instruments() -> dict[str, Instrument]:
    known: dict[str, Instrument] = {}
    for instrument in load_lexicon().instruments:
        for name in (*instrument.names, *instrument.acronyms, *instrument.weak_acronyms):
            known.setdefault(plain(name), instrument)
    return known


def is_known_series(key: str) -> bool:
    """Does the lexicon know the series of this key?"""
    return key in _series()
