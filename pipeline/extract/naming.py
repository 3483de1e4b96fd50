"""Names of events and domains of exercises, from their own words.

Here: the proper name beside a trigger, without year or edition; the domain by domains.yaml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import read_yaml
from pipeline.extract.lexicon.words import word_list
from pipeline.records import Domain, EventClass, EventType

PROPER = r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:(?:of|and|for|on|the|de|&)\s+)*[A-ZÀ-Ý][\w’'-]*)*"
NAMED = re.compile(
    rf"\b(?:known as|named|called|dubbed|code-?named|christened|styled|termed|titled)\s+[\"“‘']?(?P<name>{PROPER})"
)
EDITION = re.compile(r"(?:[\s-]+(?:['’]?\d{2}(?:[-/]\d{1,2})?|(?:19|20)\d{2}|[IVX]+))+$")
NAME_THEN_NOUN = re.compile(rf"(?P<name>{PROPER})(?:[\s-]+\d{{2,4}})?,?\s+(?:\w+\s+){{0,2}}$")
NOUN_THEN_NAME = re.compile(rf"^\s*,?\s*[\"“‘(]?(?P<name>{PROPER})")
INSTRUMENT_NAME = re.compile(
    r"(?P<name>(?:[A-ZÀ-Ý][\w’'.-]*\s+)(?:(?:[A-ZÀ-Ý][\w’'.-]*|of|and|for|on|in)\s+)*"
    r"(?:Agreement|Treaty|Pact|Accord|Partnership|Arrangement|Convention|Dialogue|Forum|Declaration|Framework|Initiative|"
    r"Compact|Charter|Protocol|Alliance|Programme|Program|Command|Corps|Consultations?|Talks|Intent|Cooperation|treaty|"
    r"agreement|pact)\b(?:\s+(?:on|for|of)\s+[A-ZÀ-Ý][\w’'-]*(?:,?\s+(?:(?:and|of|the|for)\s+)*[A-ZÀ-Ý][\w’'-]*)*)?)"
    r"|(?P<head>(?:Treaty|Agreement|Memorandum|Statement|Letter|Convention|Declaration)\s+(?:on|of|for)\s+"
    r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:(?:and|of|the|for)\s+)*[A-ZÀ-Ý][\w’'-]*)*)"
)
WITHIN = re.compile(
    r"\b(?:under|at|within|in|of|through|for) (?:the |a |their \w+ |its \w+ )?$"
)  # talks under the … Forum
GENERIC_HEADS = re.compile(r"\s+(?:exercises?|drills?|war ?games?|man(?:oeu|eu)vres?|maneuvers?)$", re.IGNORECASE)


def name_of(candidate: Candidate) -> str | None:
    """The proper name of a candidate's series, instrument, forum or programme as its sentence gives it, or None."""
    if candidate.trigger.name and _is_proper(candidate.trigger.name):
        return clean(candidate.trigger.name)
    if candidate.event_type.event_class is EventClass.EXERCISE:
        return _exercise_name(candidate)
    return _instrument_name(candidate)


def clean(name: str) -> str:
    """A name without edition, year and generic word around it."""
    bare = EDITION.sub("", name.strip().strip("\"“”'’,"))
    bare = re.sub(r"^(?:the\s+|exercise\s+|Exercise\s+)", "", bare)
    return GENERIC_HEADS.sub("", bare) or bare


def _exercise_name(candidate: Candidate) -> str | None:
    reading, token = candidate.reading, candidate.trigger.token
    text = reading.doc.text
    named = NAMED.search(text)
    if (
        named
        and abs(named.start() - token.idx) < 120
        and _acceptable(candidate, named.start("name"), named.group("name"))
    ):
        return clean(named.group("name"))
    after = NOUN_THEN_NAME.match(text[token.idx + len(token) :])
    if after:
        start = token.idx + len(token) + after.start("name")
        if _acceptable(candidate, start, after.group("name")):
            return clean(after.group("name"))
    before = NAME_THEN_NOUN.search(text[: token.idx])
    if before and _acceptable(candidate, before.start("name"), before.group("name")):
        return clean(before.group("name"))
    return None


def _instrument_name(candidate: Candidate) -> str | None:
    token = candidate.trigger.token
    text = candidate.reading.doc.text
    for match in INSTRUMENT_NAME.finditer(text):
        within = candidate.event_type is EventType.TALKS and WITHIN.search(text[: match.start()]) is not None
        if match.start() <= token.idx < match.end() or (within and match.start() > token.idx):
            name = match.group("name") or match.group("head")
            offset = match.start()
            name, offset = _without_leading_actor(candidate, name, offset)
            if name and len(name.split()) >= 2 and _is_proper(name):
                return name
    return None


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
    return len(name) > 2 and name.split(maxsplit=1)[0] not in _not_names()


def _is_proper(name: str) -> bool:
    return any(w[0].isupper() for w in name.split() if w[0].isalpha())


def domain_of(candidate: Candidate, clause: str) -> Domain:
    """The domain that an exercise's phrase and clause tell, `unknown` when they tell none."""
    found = {name for name, pattern in _domain_patterns() if pattern.search(clause)}
    for special in (Domain.CYBER, Domain.SPACE, Domain.MISSILE):
        if special in found and not found - {special}:
            return special
    if Domain.MULTI in found or len(found & {Domain.MARITIME, Domain.AIR, Domain.LAND}) >= 2:
        return Domain.MULTI
    for domain in (Domain.MISSILE, Domain.CYBER, Domain.MARITIME, Domain.AIR, Domain.LAND, Domain.SPACE):
        if domain in found:
            return domain
    return Domain.MARITIME if candidate.event_type.value == "patrol" else Domain.UNKNOWN


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    return frozenset(word_list("not_names.txt"))


@lru_cache(maxsize=1)
def _domain_patterns() -> tuple[tuple[Domain, re.Pattern[str]], ...]:
    data = read_yaml("domains.yaml")
    return tuple(
        (Domain(name), re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE))
        for name, patterns in data.items()
    )
