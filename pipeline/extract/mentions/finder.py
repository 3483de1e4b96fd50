"""What the lexicon knows, found in a text: actors, places, exercise series and instruments, with offsets.

One pass of a multi-pattern matcher over the article; at every place the longest known phrase wins, so that "South China
Sea" is a sea and no actor. Here: the lexicon's phrases. Persons bound inside the document: persons.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from pipeline.extract.lexicon import Instrument, Lexicon, Place, Series, fold, load_lexicon

PLACED = re.compile(
    r"\b(?:in|at|near|off|to|from|around|outside|over|across|into|through|inside|along|bound for"
    r"|(?:patrol\w*|waters|coasts?|parts?) of)\s+"
    r"(?:the\s+)?(?:neighbou?ring\s+|nearby\s+|(?:north|south|east|west)\w*\s+|central\s+)?$",
    re.IGNORECASE,
)
BROKERED = re.compile(
    r"[-‑](?:sponsored|brokered|mediated|facilitated|convened|backed|supported|funded|financed|made|built|designed|supplied"
    r"|owned|flagged|occupied|administered|claimed|monitored|supervised|inspired|style|born|based|aligned)\b"
)
PAPER = re.compile(
    r"\s(?:Statement|Declaration|Accords?|Agreements?|Protocols?|Process|Convention|Charter|Communiqu[eé]|Treaty|Summit"
    r"|Principles|Consensus|Memorandum|Pact|Compact|Conference|Agenda|Pledge|Initiative)\b"
)
LEAD = 45  # characters before a name in which its preposition stands


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that stand for one or more actors: text == article[start:end]."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    kind: str  # kind of the alias, or "leader" / "person"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place on a map."""

    start: int
    end: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class SeriesMention:
    """The name of an exercise series, without year or edition."""

    start: int
    end: int
    text: str
    series: Series


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """The name of an instrument, forum or programme that the lexicon knows."""

    start: int
    end: int
    text: str
    instrument: Instrument


@dataclass(frozen=True, slots=True)
class Mentions:
    """All of an article, each kind in text order."""

    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    series: tuple[SeriesMention, ...]
    instruments: tuple[InstrumentMention, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    codes: tuple[str, ...] = ()
    kind: str = ""
    place: Place | None = None
    series: Series | None = None
    instrument: Instrument | None = None
    supported: bool = False  # counts only if the article names the same by another, clear alias
    only_placed: bool = False  # a place whose name is also a person's or a word: only after "in", "at", ...


class MentionFinder:
    """The lexicon compiled into one matcher; build once, use for every article."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Collect every phrase of the lexicon with what it stands for."""
        self._entries: dict[str, list[_Entry]] = {}
        for alias in lexicon.aliases:
            self._add(alias.text, _Entry(codes=alias.actor_codes, kind=alias.kind, supported=alias.needs_support))
        for leader in lexicon.leaders:
            for name in leader.names:
                self._add(name, _Entry(codes=(leader.actor_code,), kind="leader"))
        for blocker in lexicon.blockers:
            self._add(blocker.text, _Entry())
        for place in lexicon.places:
            for name in place.names:
                self._add(name, _Entry(place=place, only_placed=place.ambiguous))
        for series in lexicon.series:
            for name in series.names:
                self._add(name, _Entry(series=series))
        for instrument in lexicon.instruments:
            for name in (*instrument.names, *instrument.acronyms):
                self._add(name, _Entry(instrument=instrument))
            for name in instrument.weak_acronyms:
                self._add(name, _Entry(instrument=instrument, supported=True))
        self._phrases = list(self._entries)
        self._matcher = ahocorasick_rs.AhoCorasick(self._phrases, matchkind=ahocorasick_rs.MatchKind.Standard)

    def _add(self, phrase: str, entry: _Entry) -> None:
        self._entries.setdefault(phrase, []).append(entry)

    def find(self, text: str) -> Mentions:
        """All lexicon phrases of a text that stand as whole words, longest first where they overlap."""
        actors: list[ActorMention] = []
        places: list[PlaceMention] = []
        series: list[SeriesMention] = []
        instruments: list[InstrumentMention] = []
        plain = fold(text)
        spans = self._spans(plain)
        clear = self._told_clearly(plain, spans)
        for start, end in spans:
            phrase = text[start:end]
            for entry in self._entries[plain[start:end]]:
                if entry.supported and not clear & {*entry.codes, entry.instrument and entry.instrument.name}:
                    continue
                if entry.only_placed and not PLACED.search(plain[max(0, start - LEAD) : start]):
                    continue
                if entry.codes and BROKERED.match(plain, end):
                    continue  # who brokers, pays for or makes a thing takes no part in it
                if entry.kind == "capital" and PAPER.match(plain, end):
                    continue  # named after the place where it was signed
                if entry.codes:
                    actors.append(ActorMention(start, end, phrase, entry.codes, entry.kind))
                elif entry.place is not None:
                    places.append(PlaceMention(start, end, phrase, entry.place))
                elif entry.series is not None:
                    series.append(SeriesMention(start, end, phrase, entry.series))
                elif entry.instrument is not None:
                    instruments.append(InstrumentMention(start, end, phrase, entry.instrument))
        return Mentions(tuple(actors), tuple(places), tuple(series), tuple(instruments))

    def _told_clearly(self, plain: str, spans: list[tuple[int, int]]) -> set[str | None]:
        """Codes and instruments that the article names by an alias that needs no support."""
        entries = [e for start, end in spans for e in self._entries[plain[start:end]] if not e.supported]
        told: set[str | None] = {code for e in entries for code in e.codes}
        return told | {e.instrument.name for e in entries if e.instrument is not None}

    def _spans(self, text: str) -> list[tuple[int, int]]:
        found = [
            (start, end)
            for _, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        return longest(found)


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of overlapping spans the one that begins first, of those the longest; left to right."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or (after.isalnum() and text[end - 1].isalnum()))


@lru_cache(maxsize=1)
def mention_finder() -> MentionFinder:
    """The finder over the project's own lexicon."""
    return MentionFinder(load_lexicon())
