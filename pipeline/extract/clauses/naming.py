"""Names of events from their own words: the proper name beside a trigger, without year, edition or generic word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.renamed import nouns_of
from pipeline.extract.clauses.shared_names import CALLED_REACH, PROPER, grouping_of, programme_of
from pipeline.extract.clauses.where import stretch_of
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.lexicon.words import word_list
from pipeline.extract.mentions.finder import InstrumentMention, SeriesMention
from pipeline.extract.mentions.place_names import place_names
from pipeline.extract.sentences.tree import VERBAL, chain, lemma_of
from pipeline.records import EventClass, EventType

NAMED = re.compile(
    r"\b(?i:known as|(?:re)?named|calls?|called|dubbed|code-?named|christened|styled|termed|titled|billed as"
    r"|referred to as|(?:under|by) the (?:name|banner|code ?name)(?: of)?)"
    rf"\s+(?:(?i:the|exercise)\s+)?[\"“‘']?(?P<name>{PROPER})"
)
EQUIPMENT = re.compile(r"[A-Z][a-z]?[A-Z]?-?\d")
EDITION = re.compile(r"(?:[\s-]+(?:['’]?\d{2}(?:[-/]\d{1,2})?|(?:19|20)\d{2}[A-Z]?|\d{3,4}|[IVX]+)|-\d)+$")
ADJECTIVES = (
    r"(?:(?!(?:for|of|in|on|at|with|during|and|to|from|near|off|by|as|after|before|a|an|the|its)\b)\w[\w-]*\s+){0,3}"
)
# No name begins with these, a sentence does.
OPENER = r"(?!(?:The|An?|This|That|These|Its|Their|His|Her|Our|Another|Last|Next|Both)\b)"
NAME_THEN_NOUN = re.compile(rf"(?P<name>{OPENER}{PROPER})(?:[\s-]+(?:\d{{1,4}}|[IVX]+))?[\"”’]?\s+{ADJECTIVES}$")
# "Caribe Soberano 200, three days of naval manoeuvres", "Orruda, the first naval exercise"
NAME_RENAMED = re.compile(
    rf"(?P<name>{PROPER})(?:[\s-]+\d{{1,4}}[A-Z]?)?[\"”’]?,\s+(?:an?|the|its|their|\w+\sdays\sof)\s+(?:[\w.’'-]+\s+){{0,6}}$"
)
NOUN_THEN_NAME = re.compile(rf"^\s*,?\s*(?:the\s+)?[\"“‘(]?(?P<name>{PROPER})")
EXERCISE_NAME = re.compile(rf"(?:^|[\"“(,;:]\s*|\b[a-z][\w-]*\s+)[Ee]xercise\s+[\"“‘']?(?P<name>{PROPER})")
INSTRUMENT_NAME = re.compile(
    r"(?P<name>(?:[A-ZÀ-Ý][\w’'.-]*\s+)(?:(?:[A-ZÀ-Ý][\w’'.-]*|of|and|for|on|in)\s+)*"
    r"(?:Agreement|Treaty|Pact|Accord|Partnership|Arrangement|Convention|Dialogue|Forum|Declaration|Framework|Initiative|"
    r"Commission|Committee|Council|Group|Conclave|Compact|Charter|Protocol|Alliance|Programme|Program|Command|Corps|Consultations?|Talks|Intent|Cooperation|treaty|"
    r"agreement|pact)\b(?:\s+(?:on|for|of|in\sthe)\s+[A-ZÀ-Ý][\w’'-]*(?:,?\s+(?:(?:and|of|the|for)\s+)*[A-ZÀ-Ý][\w’'-]*)*)?)"
    r"|(?P<head>(?:Treaty|Agreement|Memorandum|Statement|Letter|Convention|Declaration)\s+(?:on|of|for)\s+"
    r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:(?:and|of|in|the|for)\s+)*[A-ZÀ-Ý][\w’'-]*)*)"
)
WITHIN = re.compile(
    r"\b(?:under|at|within|in|of|through|for) (?:the |a |their \w+ |its \w+ )?$"
)  # talks under the … Forum
GENERIC_HEADS = re.compile(r"\s+(?:exercises?|drills?|war ?games?|man(?:oeu|eu)vres?|maneuvers?)$", re.IGNORECASE)


def name_of(candidate: Candidate) -> str | None:
    """The proper name of a candidate's series, instrument, forum or programme as its sentence gives it, or None."""
    name = _as_written(candidate)
    return " ".join(name.split()) if name else name  # a line may break within it


def _as_written(candidate: Candidate) -> str | None:
    if candidate.trigger.name and _is_proper(candidate.trigger.name):
        return _without_tail(clean(candidate.trigger.name))
    if candidate.event_type.event_class is EventClass.EXERCISE:
        told_of_guests = candidate.trigger.attending or candidate.trigger.acting  # capitals in it are their ships
        known = _known(candidate, candidate.reading.series)
        return known if known or told_of_guests else _exercise_name(candidate)
    name = _known(candidate, candidate.reading.instruments) or _instrument_name(candidate)
    if name is not None:
        return _without_tail(name)
    return _called(candidate, reach=CALLED_REACH) or grouping_of(candidate) or programme_of(candidate)


def name_in(text: str) -> str | None:
    """The name that a sentence gives to what it speaks of ("It goes by the name Unshakeable Brotherhood"), or None."""
    match = NAMED.search(text)
    return None if match is None or starts_no_name(match["name"]) else clean(match["name"])


def starts_no_name(name: str) -> bool:
    """Do capitalised words begin with one that begins no name ("The", "Joint", "President", "M1A1")?"""
    first = name.split(maxsplit=1)[0]
    return first in _not_names() or EQUIPMENT.match(first) is not None


def _known(candidate: Candidate, mentions: Sequence[SeriesMention] | Sequence[InstrumentMention]) -> str | None:
    """A name of the lexicon that the sentence uses for the event: it renames the trigger, or is the only one there."""
    reading = candidate.reading
    own = {n.i for n in nouns_of(candidate)}
    for mention in mentions:
        if isinstance(mention, InstrumentMention) and mention.instrument.generic:
            continue
        tokens = {t.i for t in reading.tokens(mention.start, mention.end)}
        series = mention if isinstance(mention, SeriesMention) and not tokens & candidate.others else None
        free = series is not None and (len(mentions) == 1 or _hangs_on_it(candidate, series))
        if tokens & own or free:
            return clean(mention.text) if isinstance(mention, SeriesMention) else mention.text
    return None


def _hangs_on_it(candidate: Candidate, mention: SeriesMention) -> bool:
    """Does the first verb above a series told of in the sentence belong to the event ("sailed in Exercise Oxide")?"""
    head = candidate.reading.head_of(mention.start, mention.end)
    verb = next((t for t in head.ancestors if t.pos_ in VERBAL), None) if head is not None else None
    return verb is not None and candidate.verb is not None and verb.i in {v.i for v in chain(candidate.verb)}


def _called(candidate: Candidate, reach: int) -> str | None:
    """A name that the sentence brings in as such, near the trigger ("drills dubbed Desert Hawk")."""
    token = candidate.trigger.token
    for match in NAMED.finditer(candidate.reading.text):
        if abs(match.start() - token.idx) < reach and _acceptable(candidate, match.start("name"), match["name"]):
            return clean(match["name"])
    return None


def _without_tail(name: str) -> str:
    """An acronym without the generic word behind it: "AUKUS security pact" is AUKUS."""
    first, *rest = name.split()
    return first if first.isupper() and len(first) > 2 and rest and all(word.islower() for word in rest) else name


def clean(name: str) -> str:
    """A name without edition, year and generic word around it."""
    bare = EDITION.sub("", name.strip().strip("\"“”'’,"))
    bare = re.sub(r"^(?:the\s+|exercise\s+|Exercise\s+)", "", bare)
    return GENERIC_HEADS.sub("", bare) or bare


def _exercise_name(candidate: Candidate) -> str | None:
    text, token = candidate.reading.text, candidate.trigger.token
    called = _called(candidate, reach=120)
    if called is not None:
        return called
    at = token.idx + len(token)
    after = NOUN_THEN_NAME.match(text[at:])
    if after and _acceptable(candidate, at + after.start("name"), after["name"]):
        return clean(after["name"])
    if lemma_of(token) in word_sets()["legs"]:
        return None  # "its Atlantic phase"
    for pattern in (NAME_THEN_NOUN, NAME_RENAMED):
        before = pattern.search(text[: token.idx])
        if before and _acceptable(candidate, before.start("name"), before["name"]):
            return clean(before["name"])
    named = EXERCISE_NAME.search(text) if not candidate.others else None
    if named and _acceptable(candidate, named.start("name"), named["name"]):
        return clean(named["name"])
    return None


def _instrument_name(candidate: Candidate) -> str | None:
    token = candidate.trigger.token
    text = candidate.reading.text
    for match in INSTRUMENT_NAME.finditer(text):
        within = candidate.event_type is EventType.TALKS and WITHIN.search(text[: match.start()]) is not None
        if match.start() <= token.idx < match.end() or (within and match.start() > token.idx):
            offset = match.start()
            name = _before_times(candidate, match.group("name") or match.group("head"), offset)
            name, offset = _without_leading_actor(candidate, name, offset)
            if name and len(name.split()) >= 2 and _is_proper(name) and not _is_of_parties(candidate, name, offset):
                return name
    return None


def _is_of_parties(candidate: Candidate, name: str, offset: int) -> bool:
    """Does a name only say whose thing it is ("the French-Greek pact")?"""
    at = offset + candidate.reading.sentence.start
    *owners, head = name.split()
    end = at + len(" ".join(owners))
    covered = sum(min(a.end, end) - max(a.start, at) for a in candidate.reading.actors if at < a.end and a.start < end)
    return head.islower() and covered >= end - at - 1


def _before_times(candidate: Candidate, name: str, offset: int) -> str:
    """A name cut off before a time that its last words run into ("… Treaty on Monday")."""
    start = offset + candidate.reading.sentence.start
    for time in candidate.reading.times:
        if start < time.start < start + len(name):
            return re.sub(r"\s+(?:on|for|of|in)\s*$", "", name[: time.start - start])
    return name


def _without_leading_actor(candidate: Candidate, name: str, offset: int) -> tuple[str, int]:
    words = name.split()
    while words:
        low = words[0].lower()
        at = offset + candidate.reading.sentence.start
        actor = any(a.start <= at < a.end for a in candidate.reading.actors)
        if (actor and len(words) > 1 and "-" not in words[0]) or low in {
            "this",
            "that",
            "these",
            "such",
            "the",
            "a",
            "an",
            "its",
            "their",
            "under",
            "in",
            "of",
            "and",
            "on",
            "for",
        }:
            offset += len(words[0]) + 1
            words = words[1:]
            continue
        break
    return " ".join(words), offset


def _acceptable(candidate: Candidate, start: int, name: str) -> bool:
    """No actor, place, person, month or sentence-initial word passes for a name."""
    at = candidate.reading.sentence.start + start
    end = at + len(name)
    reading = candidate.reading
    covered = reading.taken(with_names=False)
    if any(s < end and at < e for s, e in covered):
        return False
    if start == 0 and " " not in name:
        return False
    if name.endswith(("'s", "’s")) or any(p.start <= at < p.end for p in place_names(stretch_of(reading))):
        return False
    return len(name) > 2 and not starts_no_name(name)


def _is_proper(name: str) -> bool:
    return any(w[0].isupper() for w in name.split() if w[0].isalpha())


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    return frozenset(word_list("not_names.txt"))
