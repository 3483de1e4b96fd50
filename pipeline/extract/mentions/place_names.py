"""The places that a sentence names: those of the lexicon, those that a word beside them makes places, and capitals told
of by description ("the Thai capital").

Here: which words name a place, and which preposition leads to it. Not here: whose place it is (where.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.lexicon import Place, load_lexicon
from pipeline.extract.lexicon.cues import read_yaml
from pipeline.extract.mentions.finder import ActorMention, PlaceMention

UNKNOWN = "unknown"
NAME = r"[A-ZÀ-Ý][\w’'-]+(?:[ -](?:(?:al|el|de|la|le|del|da|do|dos|as|ad|bin|of)[ -])?[A-ZÀ-Ý][\w’'-]+){0,3}"
PREPOSITION = (
    r"(?P<prep>in|at|off|near|on|around|over|outside|along|inside|from|to|into|through|across|towards?|between)"
)
# What may stand between the preposition and "… base of X", and between it and X itself.
LEADING = re.compile(
    rf"\b{PREPOSITION}\s+(?:(?:the|a|an|its|nearby|neighbou?ring)\s+)?(?:[\w’'-]+\s+){{0,4}}?$", re.IGNORECASE
)
DIRECT = re.compile(
    rf"\b{PREPOSITION}\s+(?:(?:the|its|nearby|neighbou?ring|[\w’'-]+’s|[\w’'-]+'s)\s+)?"
    r"(?:(?:(?:north|south|east|west)[\w-]*|central|upper|lower|outer|inner|disputed|contested|coastal|remote|port|city|town|island|"
    r"capital|Baltic|Arctic|Mediterranean)\s+){0,3}(?:(?:north|south)-)?$",
    re.IGNORECASE,
)
PATROLLED = re.compile(r"\b(?:patrol(?:s|led|ling)?|transit(?:s|ed|ing)?)\s+(?:the\s+)?$", re.IGNORECASE)
CAPITAL = re.compile(r"^(?:[’']s)?\s+capital\b(?!\s+of\b)")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as the text names it; offsets are the article's, `preposition` is empty where none leads to it."""

    start: int
    end: int
    text: str
    kind: str  # kind of the lexicon's place, or UNKNOWN
    latitude: float | None
    longitude: float | None
    preposition: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point at a place named elsewhere ("there", "the capital"); offsets are the article's."""

    start: int
    end: int
    text: str  # the place that is meant
    place: Place | None  # as the lexicon knows it


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence with what the lexicon found in it; offsets are the article's."""

    text: str
    start: int
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]
    names: Sequence[tuple[int, int]] = ()  # spans of series, instruments and times: no places
    pointers: Sequence[Pointer] = ()

    def between(self, start: int, end: int | None = None) -> str:
        """The text from one offset of the article to another, or to the end."""
        return self.text[start - self.start : None if end is None else end - self.start]


def place_names(stretch: Stretch) -> list[PlaceName]:
    """The places of a sentence in text order, none overlapping."""
    words = _landmarks()
    found: list[PlaceName] = []
    for mention in stretch.places:
        if not is_building(mention.text):
            tail = words.tail.match(stretch.between(mention.end))
            head = words.head.search(stretch.between(stretch.start, mention.start))
            start = stretch.start + head.start() if head else mention.start
            found.append(_named(stretch, start, mention.end + (tail.end() if tail else 0), mention.place))
    found += _described(stretch)
    found += [_meant(stretch, pointer) for pointer in stretch.pointers]
    taken = [(p.start, p.end) for p in found]
    for pattern in (words.behind, words.before, words.of_it):
        for match in pattern.finditer(stretch.text):
            start, end = match.start("place") + stretch.start, match.end("place") + stretch.start
            overlap = any(s < end and start < e for s, e in (*taken, *stretch.names))
            if overlap or is_building(match["place"]) or _is_actor(stretch, match.start("name") + stretch.start):
                continue
            taken.append((start, end))
            found.append(_named(stretch, start, end, None))
    return sorted(found, key=lambda p: p.start)


def is_building(text: str) -> bool:
    """Is a name that of a building, a body or an office, which are no places on a map?"""
    return _landmarks().buildings.search(text) is not None


def _is_actor(stretch: Stretch, at: int) -> bool:
    return any(a.start <= at < a.end for a in stretch.actors)


def _named(stretch: Stretch, start: int, end: int, place: Place | None) -> PlaceName:
    preposition = preposition_before(stretch.between(stretch.start, start))
    text = stretch.between(start, end)
    if place is None:
        return PlaceName(start, end, text, UNKNOWN, None, None, preposition)
    return PlaceName(start, end, text, place.kind, place.latitude, place.longitude, preposition)


def _meant(stretch: Stretch, pointer: Pointer) -> PlaceName:
    """The place that words point at; an adverb ("here", "there") leads to it by itself."""
    named = _named(stretch, pointer.start, pointer.end, pointer.place)
    return replace(named, text=pointer.text, preposition=named.preposition or "in")


def preposition_before(lead: str) -> str:
    """The preposition that leads to a name, through "the coast of" and the like; empty when there is none."""
    direct = DIRECT.search(lead)
    if direct is not None:
        return direct["prep"].lower()
    if PATROLLED.search(lead) is not None:
        return "in"
    through = _landmarks().leading.search(lead)
    if through is None:
        return ""
    lead, above = lead[: through.start()], None
    while (nearer := LEADING.search(lead, above.end("prep") if above is not None else 0)) is not None:
        above = nearer  # "in waters off the port of"
    return above["prep"].lower() if above is not None else "at"


def _described(stretch: Stretch) -> list[PlaceName]:
    """Capitals by description: "the Thai capital" is Bangkok."""
    found = []
    for actor in stretch.actors:
        match = CAPITAL.match(stretch.between(actor.end))
        capital = _capitals().get(actor.codes[0]) if match and len(actor.codes) == 1 else None
        if match is not None and capital is not None:
            end = actor.end + match.end()
            preposition = preposition_before(stretch.between(stretch.start, actor.start))
            at = (capital.latitude, capital.longitude)
            found.append(PlaceName(actor.start, end, capital.name, capital.kind, *at, preposition))
    return found


@dataclass(frozen=True, slots=True)
class _Landmarks:
    behind: re.Pattern[str]
    before: re.Pattern[str]
    of_it: re.Pattern[str]
    head: re.Pattern[str]  # a landmark right before a known name ("Camp Tapa")
    tail: re.Pattern[str]  # a landmark right behind a known name
    leading: re.Pattern[str]  # "… town of " at the end of what stands before a name
    buildings: re.Pattern[str]


@lru_cache(maxsize=1)
def _landmarks() -> _Landmarks:
    data = {name: _any(words) for name, words in read_yaml("landmarks.yaml").items()}
    return _Landmarks(
        behind=re.compile(rf"\b(?P<place>(?P<name>{NAME})\s(?:{data['behind_it']}))\b(?!\s[A-Z])"),
        before=re.compile(rf"\b(?P<place>(?:{data['before_it']})\s(?P<name>{NAME}))"),
        of_it=re.compile(rf"\b(?:{data['of_it']})\sof\s(?P<place>(?P<name>{NAME}))"),
        head=re.compile(rf"\b(?:{data['before_it']})\s$"),
        tail=re.compile(rf"\s(?:{data['behind_it']})\b"),
        leading=re.compile(
            rf"\b(?:{data['of_it']})\sof\s(?:the\s)?(?:(?:north|south|east|west)\w*\s)?$", re.IGNORECASE
        ),
        buildings=re.compile(rf"\b(?:{data['buildings']})\b(?!\s(?:{data['behind_it']})\b)"),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def place_called(name: str) -> Place | None:
    """The place of the lexicon that bears a name."""
    return _places().get(name)


@lru_cache(maxsize=1)
def capital_names() -> frozenset[str]:
    """All names of capitals."""
    return frozenset(name for place in _capitals().values() for name in place.names)


@lru_cache(maxsize=1)
def _places() -> dict[str, Place]:
    return {name: place for place in load_lexicon().places for name in place.names}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, Place]:
    places = _places()
    return {
        alias.actor_codes[0]: places[alias.text]
        for alias in reversed(load_lexicon().aliases)
        if alias.kind == "capital" and alias.text in places and len(alias.actor_codes) == 1
    }
