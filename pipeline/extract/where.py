"""Where an event happens, read off its clause: a place on a map, in the text's words with their qualifier.

Here: choosing among the places of a sentence by grammar. Not here: what places there are (lexicon, mentions.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates import Candidate
from pipeline.extract.reading import Reading
from pipeline.extract.tree import chain, children, clause_tokens
from pipeline.records import EXERCISE_TYPES

PLACE_PREPOSITIONS = frozenset("in at off near on around over outside along into inside from through to".split())
CLOSEST = 3
OFFSETS = frozenset(
    "north south east west northeast northwest southeast southwest coast shore shores part waters tip".split()
)
EXERCISE_AREAS = frozenset({"sea", "strait", "gulf", "ocean", "bay", "island", "base", "training_area"})
STRONG = frozenset({"in", "at", "off", "near", "around", "over", "outside", "along"})
QUALIFIER = re.compile(
    r"((?:the\s+)?(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?|central|upper|lower)\s+)$",
    re.IGNORECASE,
)
BUILDINGS = re.compile(
    r"^(?:Pentagon|White House|Kremlin|State Department|Parliament|Malacañang|Malacanang)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Location:
    """A place as the text names it, with coordinates where the lexicon knows it."""

    text: str
    latitude: float | None
    longitude: float | None
    rank: int  # higher: better attached and more specific


def location_of(candidate: Candidate) -> Location | None:
    """The best place of a candidate's sentence, or None."""
    options = sorted(_options(candidate), key=lambda pair: (-pair[0].rank, pair[1]))
    return options[0][0] if options else None


def _options(candidate: Candidate) -> list[tuple[Location, int]]:
    reading = candidate.reading
    nearness = _Nearness.of(candidate)
    found = []
    for place in reading.places:
        head = reading.head_of(place.start, place.end)
        if head is None or not _is_place_use(head) or BUILDINGS.match(place.text):
            continue
        near = nearness.rank(head)
        moved = _preposition(head) in {"to", "from", "into", "through"} and place.place.kind not in EXERCISE_AREAS
        if near == 0 or moved or (near < CLOSEST and place.place.kind == "country"):
            continue
        text = _with_qualifier(reading, place.start, place.end)
        specific = 0 if place.place.kind == "country" else 2
        if place.place.kind in EXERCISE_AREAS and candidate.event_type in EXERCISE_TYPES:
            specific += 1
        rank = near * 3 + specific + (1 if _preposition(head) in STRONG else 0)
        found.append((Location(text, place.place.latitude, place.place.longitude, rank), place.start))
    for actor in reading.actors:
        head = reading.head_of(actor.start, actor.end)
        if (
            head is None
            or actor.kind not in {"name", "abbreviation"}
            or _preposition(head) not in {"in", "off", "near"}
        ):
            continue
        near = nearness.rank(head)
        if near == CLOSEST:
            found.append((Location(actor.text, None, None, near * 3), actor.start))
    found.extend(_unknown_places(reading, nearness))
    return found


def _unknown_places(reading: Reading, nearness: _Nearness) -> list[tuple[Location, int]]:
    """Capitalised phrases after in/at/off/near that nothing else explains."""
    found = []
    for token in reading.doc:
        if token.pos_ != "PROPN" or token.dep_ != "pobj" or _preposition(token) not in {"in", "at", "off", "near"}:
            continue
        span = [
            t for t in token.subtree if t.pos_ == "PROPN" and t.dep_ in {"compound", "pobj", "nmod"} and t.i <= token.i
        ]
        if not span:
            continue
        start, end = reading.offset(span[0]), reading.end(span[-1])
        if any(s < end and start < e for s, e in reading.taken(with_names=True)):
            continue
        near = nearness.rank(token)
        if near:
            text = reading.doc.text[start - reading.sentence.start : end - reading.sentence.start]
            found.append((Location(text, None, None, near * 3 + 1), start))
    return found


def _is_place_use(head: Token) -> bool:
    if head.dep_ == "poss":
        return False
    prep = _preposition(head)
    if prep == "of":  # "south of Jeju", "off the coast of Oman"
        above = next((t for t in head.ancestors if t.pos_ in {"NOUN", "ADV", "PROPN"}), None)
        return above is not None and above.lower_ in OFFSETS
    if prep is not None:
        return prep in PLACE_PREPOSITIONS
    return head.dep_ == "npadvmod" or (head.dep_ == "dobj" and head.head.lemma_ in {"patrol", "visit"})


def _preposition(head: Token) -> str | None:
    token = head
    for _ in range(4):
        if token.dep_ == "pobj":
            return str(token.head.lower_)
        if token.dep_ in {"conj", "appos", "compound", "nmod"}:
            token = token.head
            continue
        return None
    return None


@dataclass(frozen=True, slots=True)
class _Nearness:
    """How closely words hang on a candidate: 3 on its verb or trigger itself, 1 elsewhere in its clause, 0 outside."""

    anchors: frozenset[int]
    clause: frozenset[int]

    @classmethod
    def of(cls, candidate: Candidate) -> _Nearness:
        """The tokens that a place may hang on, and those of the clause."""
        trigger = candidate.trigger.token
        nouns = [trigger, *children(trigger, "appos")]
        anchors = {n.i for n in nouns} | {c.i for n in nouns for c in children(n, "acl", "relcl")}
        clause = {t.i for t in trigger.subtree}
        if candidate.verb is not None:
            for verb in chain(candidate.verb):
                anchors.add(verb.i)
                clause |= {t.i for t in clause_tokens(verb)}
        return cls(frozenset(anchors), frozenset(clause))

    def rank(self, head: Token) -> int:
        """The nearness of the head word of a place."""
        if head.i not in self.clause:
            return 0
        prep = next((t for t in (head, *head.ancestors) if t.dep_ == "prep"), None)
        while prep is not None:
            if prep.head.i in self.anchors:
                return CLOSEST
            # "at the State Department in Washington": the place hangs on a building that hangs on the verb
            inside = prep.head.dep_ == "pobj" and prep.head.head.lower_ in STRONG
            prep = prep.head.head if inside else None
        return 1


def _with_qualifier(reading: Reading, start: int, end: int) -> str:
    """The place with the direction before it ("northern Luzon"), without an article."""
    base = reading.sentence.start
    match = QUALIFIER.search(reading.doc.text[: start - base])
    if match:
        start -= len(match.group(1))
        start += len("the ") if match.group(1).lower().startswith("the ") else 0
    return reading.doc.text[start - base : end - base]
