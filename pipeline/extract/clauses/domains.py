"""The domain of an exercise, from its own words.

Here: the words of domains.yaml, nearest first. Not here: what the lexicon knows of a series; the text alone counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.renamed import nouns_of
from pipeline.extract.lexicon.cues import patterns
from pipeline.extract.sentences.tree import VERBAL
from pipeline.records import Domain, EventType

STRATEGIC = "strategic"
BRANCHES = frozenset({Domain.MARITIME, Domain.AIR, Domain.LAND, Domain.CYBER})
ORDER = (Domain.MISSILE, Domain.CYBER, Domain.MARITIME, Domain.AIR, Domain.LAND, Domain.SPACE)
FRONTIER = re.compile(r"\b(?:borders?|frontiers?|overland|roads?|foot|streets?)\b", re.IGNORECASE)


def domain_of(candidate: Candidate, clause: str) -> Domain:
    """The domain that an exercise's phrase, clause or sentence tells, `unknown` when they tell none."""
    texts = (_own_words(candidate), clause, candidate.reading.text)
    return first_told(map(_without_services, texts) if _is_apart(candidate) else texts)


def domain_together(candidates: Sequence[Candidate], told: Iterable[Domain], around: Iterable[str]) -> Domain:
    """The domain of an exercise told of several times: by its own phrases, else by what else its sentences tell.

    `told` are the domains of its sentences; only where they tell none do the texts around it count.
    """
    found = (called(candidates), _both(told))
    domain = next((d for d in found if d is not Domain.UNKNOWN), None)
    return domain or (Domain.UNKNOWN if any(map(_is_apart, candidates)) else first_told(around))


def called(candidates: Sequence[Candidate]) -> Domain:
    """The domain that the noun phrases for an exercise tell ("the air combat exercise")."""
    return _both(_told(_own_words(c)) for c in candidates if c.trigger.token.pos_ not in VERBAL)


def first_told(texts: Iterable[str]) -> Domain:
    """The domain that the first text tells which tells any."""
    return next((domain for text in texts if (domain := _told(text)) is not Domain.UNKNOWN), Domain.UNKNOWN)


def _both(domains: Iterable[Domain]) -> Domain:
    """Several domains as one: the first, or `multi` where one of them is."""
    found = [d for d in domains if d is not Domain.UNKNOWN]
    return Domain.MULTI if Domain.MULTI in found else next(iter(found), Domain.UNKNOWN)


def without_words(event_type: EventType, text: str) -> Domain:
    """The domain where no word tells it: patrols are at sea, save along a frontier."""
    at_sea = event_type is EventType.PATROL and FRONTIER.search(text) is None
    return Domain.MARITIME if at_sea else Domain.UNKNOWN


def _is_apart(candidate: Candidate) -> bool:
    """Is it staff work or an exercise of special or airborne forces, which belong to no domain by themselves?"""
    words = patterns("domains.yaml")
    staff, special = words["staff"].search(_own_words(candidate)), words["special"].search(candidate.reading.text)
    return staff is not None or special is not None


def _without_services(text: str) -> str:
    """A text without the services that staffs and special forces belong to ("staff exercise of the two armies")."""
    return patterns("domains.yaml")["service"].sub("", text)


def _told(text: str) -> Domain:
    found = {name for name, pattern in patterns("domains.yaml").items() if pattern.search(text)}
    if STRATEGIC in found:
        return Domain.MISSILE
    if Domain.MULTI in found or len(found & BRANCHES) >= 2:
        return Domain.MULTI
    return next((domain for domain in ORDER if domain in found), Domain.UNKNOWN)


def _own_words(candidate: Candidate) -> str:
    """The words right before the nouns that stand for the exercise ("a joint naval and air" drill)."""
    words: list[str] = []
    for noun in nouns_of(candidate):
        for left in noun.lefts:
            words += [t.text for t in left.subtree]
        words.append(noun.text)
    return " ".join(words)
