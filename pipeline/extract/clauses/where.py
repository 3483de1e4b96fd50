"""Where an event happens, read off its sentence: a place on a map, in the text's words with their qualifier.

Here: choosing among the places of a sentence by grammar. Not here: which words name a place (place_names.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.forces import is_force
from pipeline.extract.candidates.renamed import nouns_of
from pipeline.extract.clauses.nearness import CLOSEST, STRONG, Nearness, is_announced_there
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.place_names import UNKNOWN, PlaceName, Stretch, is_building, place_names
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL
from pipeline.records import EXERCISE_TYPES, EventClass, EventType

EXERCISE_AREAS = frozenset({"sea", "strait", "gulf", "ocean", "bay", "island", "base", "training_area"})
WIDE = frozenset({"country", "region"})
SEAS = frozenset({"sea", "strait", "gulf", "ocean", "bay", "river"})
OFFSHORE = frozenset({"off", "near", "around", "outside"})
LEADING_TO_NAMES = frozenset({"in", "at", "off", "near", "outside", "around", "along"})
MOVING = frozenset({"to", "from", "into", "through", "toward", "towards", "across", "between"})
QUALIFIER = re.compile(
    r"((?:the\s+)?(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?|central|upper|lower)\s+)$",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:first|most|(?:larg|bigg|great|long|high|strong|new|old|earli|broad)est)\b(?:\s[\w-]+){0,4}"
    r"\sin\s(?:the\s)?$",
    re.IGNORECASE,
)
# "Magelang in Central Java", "Cartagena, Colombia": the second tells where the first is
WITHIN = re.compile(
    r"^\s*,?\s*(?:(?:in|on|near|outside|north|south|east|west|northeast|northwest|southeast|southwest)\s+(?:of\s+)?)?(?:the\s+)?"
    r"(?:(?:(?:north|south|east|west)\w*|central)\s+)?$"
)
MODIFIER = re.compile(
    r"^(?:\s+(?:port|coastal|resort|hill|garrison))?\s+(?:town|city|port|village|district|suburb)\s+of\b"
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
    nearness = Nearness.of(candidate)
    names = place_names(stretch_of(reading))
    names += _bare_names(reading, names)
    found: list[tuple[Location, int]] = []
    before: PlaceName | None = None
    for place in sorted(names, key=lambda p: p.start):
        inside = before is not None and WITHIN.match(_text(reading, before.end, place.start)) is not None
        before = place
        head = reading.head_of(place.start, place.end)
        if head is None or MODIFIER.match(_text(reading, place.end, reading.sentence.end)):
            continue
        near = nearness.of_place(head, place) if not _is_anothers(head, candidate) else 0
        if candidate.event_type in EXERCISE_TYPES and is_announced_there(head):
            continue
        used = _is_place_use(place, head, near) or _is_left(head, candidate)
        if near == 0 or not used or _cannot_be(place, near, candidate):
            continue
        if place.kind == "country" and head.i != nearness.scene and _belongs_to_a_thing(head, candidate):
            continue
        if is_compared_within(place, _text(reading, reading.sentence.start, place.start)):
            continue
        rank = near + _specificity(place, candidate) + (place.preposition in STRONG) - 2 * inside
        found.append((Location(_with_qualifier(reading, place), place.latitude, place.longitude, rank), place.start))
    return found


def _is_anothers(head: Token, candidate: Candidate) -> bool:
    """Does a place hang on another trigger ("one with the United States in the Gulf of Thailand")?"""
    same = {n.i for n in nouns_of(candidate)}
    own = {head.i, head.head.i} if head.dep_ in {"compound", "nmod"} else {head.i}  # "U-Tapao naval air base"
    for token in head.ancestors:
        if token.i in same:
            return False
        if token.i not in own and token.i in candidate.others and token.pos_ not in VERBAL:
            return not _is_its_occasion(token, candidate)
    return False


def _is_its_occasion(meeting: Token, candidate: Candidate) -> bool:
    """Is it the meeting at which something is signed or agreed ("at the summit in Bali the two signed …")?"""
    if candidate.event_type in EXERCISE_TYPES or meeting.lemma_.lower() not in word_sets()["occasions"]:
        return False
    lead = next((t for t in meeting.ancestors if t.dep_ == "prep"), None)
    return lead is not None and lead.lower_ in {"at", "during", "on", "in", "of"}


def is_compared_within(place: PlaceName, lead: str) -> bool:
    """Is a place only what something is the first or largest of ("one of the largest drills in Southeast Asia")?"""
    return place.kind in WIDE and COMPARED.search(lead) is not None


def _belongs_to_a_thing(head: Token, candidate: Candidate) -> bool:
    """Is a country where a thing is that the event is about ("focused on naval repairs in Japan")?"""
    if head.dep_ != "pobj" or candidate.event_type in EXERCISE_TYPES:
        return False
    thing = head.head.head
    if candidate.event_type is EventType.COOPERATION and is_force(thing):
        return False  # "will station 4,000 soldiers in Lithuania"
    return thing.pos_ in {"NOUN", "PROPN"} and thing.i not in {n.i for n in nouns_of(candidate)}


def _cannot_be(place: PlaceName, near: int, candidate: Candidate) -> bool:
    """Is a place too wide for the event: beside it, or a sea where something is signed or talked over?"""
    event_type = candidate.event_type
    ashore = event_type in {EventType.AGREEMENT, EventType.TALKS} and place.kind in SEAS
    return ashore or (near < CLOSEST and is_too_wide(place, event_type.event_class))


def is_too_wide(place: PlaceName, event_class: EventClass) -> bool:
    """Is a place told of beside the event too wide to be where it happens: a country, for a signature a sea?"""
    if event_class is EventClass.EXERCISE:
        return place.kind == "country"
    return place.kind not in {"city", "base", "island", "bay", UNKNOWN}


def _specificity(place: PlaceName, candidate: Candidate) -> int:
    """Higher for what is smaller on the map and more likely the scene."""
    if place.kind in WIDE:
        return int(place.kind == "region")
    if candidate.event_type not in EXERCISE_TYPES:
        return 2
    if place.preposition in OFFSHORE:
        return 3
    return 2 if place.kind in {"city", "sea", "ocean", UNKNOWN} else 3


def _is_place_use(place: PlaceName, head: Token, near: int) -> bool:
    """Does the sentence say that something is there, and not that the place does, owns or sends something?"""
    if head.dep_ == "poss":
        return False
    if place.preposition in MOVING:
        return place.kind in EXERCISE_AREAS | {UNKNOWN} or (
            near == CLOSEST and place.kind in {"city", "base", "region"}
        )
    if place.preposition:
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "of":  # "a patrol of the Pacific"
        return near == CLOSEST and place.kind in SEAS
    return head.dep_ == "dobj" and head.head.lemma_ in {"patrol", "visit", "sail", "transit"}


def _is_left(head: Token, candidate: Candidate) -> bool:
    """Is it the place that forces leave ("the last French soldiers left Gao")?"""
    leaving = head.dep_ == "dobj" and head.head.lemma_ in {"leave", "vacate", "quit", "evacuate"}
    return leaving and candidate.event_type is EventType.COOPERATION


def stretch_of(reading: Reading) -> Stretch:
    """A parsed sentence as place_names takes it."""
    spans = [(s.start, s.end) for s in reading.series]
    spans += [(i.start, i.end) for i in reading.instruments]
    spans += [(t.start, t.end) for t in reading.times]
    sentence = reading.sentence
    return Stretch(sentence.text, sentence.start, reading.places, reading.actors, spans, reading.pointers)


def _bare_names(reading: Reading, named: list[PlaceName]) -> list[PlaceName]:
    """Capitalised phrases after "in", "off" or the like that nothing else explains."""
    found = []
    known = [(p.start, p.end) for p in named] + reading.taken(with_names=True)
    for token in reading.doc:
        lead = token.head if token.dep_ == "pobj" else None
        if token.pos_ != "PROPN" or token.is_lower or lead is None or lead.lower_ not in LEADING_TO_NAMES:
            continue
        span = [
            t for t in token.subtree if t.pos_ == "PROPN" and t.dep_ in {"compound", "pobj", "nmod"} and t.i <= token.i
        ]
        if not span:
            continue
        start, end = reading.offset(span[0]), reading.end(span[-1])
        text = _text(reading, start, end)
        if any(s < end and start < e for s, e in known) or is_building(text):
            continue
        found.append(PlaceName(start, end, text, UNKNOWN, None, None, str(lead.lower_)))
    return found


def _text(reading: Reading, start: int, end: int) -> str:
    base = reading.sentence.start
    return reading.sentence.text[start - base : end - base]


def _with_qualifier(reading: Reading, place: PlaceName) -> str:
    """The place with the direction before it ("northern Luzon"), without an article."""
    match = QUALIFIER.search(_text(reading, reading.sentence.start, place.start))
    if match is None:
        return place.text
    qualifier = match.group(1)
    return (qualifier[4:] if qualifier.lower().startswith("the ") else qualifier) + place.text
