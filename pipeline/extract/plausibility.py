"""What only sounds like an event: questions, the talk of a press briefing, alliances as an attribute.

Here: which tellings are thrown out before they come together into events. Each rule names the cause it is for; what it
throws out is lost even where it was true, so a rule stays only if labelled articles do not suffer from it.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.acts import Place, look_up
from pipeline.extract.cues import contexts, word_sets
from pipeline.extract.document import Document
from pipeline.extract.frames import Telling
from pipeline.extract.tree import chain, noun_path
from pipeline.records import EventClass, EventType, Status

DRILLS = re.compile(r"\b(?:drills?|exercises|war games?|patrols|man(?:oeu|eu)vres|maneuvers)\b", re.IGNORECASE)
SPEAKER = re.compile(r"^(?:Q\s{1,6}\S|[A-Z][A-Z.’' -]{2,40}(?:\([^)]*\))?:\s)", re.MULTILINE)
DEFENCE_SHARE = 0.18  # of the sentences
ON_DEFENCE = 0.3  # from here on an article speaks of little else
GOING_ON = frozenset({Status.ACTIVE, Status.AGREED, Status.NEGOTIATING, Status.PROPOSED})
BEING = frozenset({"be", "remain", "stay", "stand"})
TURNS = 4  # so many changes of speaker make a transcript


def is_transcript(text: str) -> bool:
    """Is a text spoken by several in turn: a press briefing, a gaggle, remarks with questions?"""
    return sum(1 for _ in zip(SPEAKER.finditer(text), range(TURNS), strict=False)) == TURNS


def is_about_defence(document: Document) -> bool:
    """Is an article on defence, or does it touch on it among much else?

    Of the labelled articles with an event 95 in 100 speak of defence in a fifth of their sentences or more, of
    government documents at large 5 in 100 do.
    """
    return defence_share(document) >= DEFENCE_SHARE


def defence_share(document: Document) -> float:
    """The share of an article's sentences that speak of defence or of drills and patrols, 0 to 1."""
    told = sum(contexts().is_defence(s.text) or DRILLS.search(s.text) is not None for s in document.sentences)
    return told / len(document.sentences) if document.sentences else 0.0


def sounds_told(telling: Telling, *, strict: bool) -> bool:
    """Is it told as an event, so that it may open or join one? `strict` in speech and in articles on other matters."""
    sentence = telling.candidate.reading.sentence.text.rstrip("\"”’') ")
    if sentence.endswith("?"):
        return False
    if _is_attribute(telling):
        return False
    return not strict or _is_firm(telling)


def _is_attribute(telling: Telling) -> bool:
    """ "The enduring alliance between our two nations": no verb does anything with it."""
    trigger = telling.candidate.trigger
    if trigger.token.lemma_.lower() not in word_sets()["attribute_like"] or _has_name_of_its_own(telling):
        return False
    if telling.event_class is not EventClass.PARTNERSHIP or telling.predicate.status not in GOING_ON:
        return False
    verb = telling.candidate.verb
    verbs = {v.lemma_.lower() for v in chain(verb)} if verb is not None else set()
    attached = {c.lemma_.lower() for c in trigger.token.children if c.dep_ in {"acl", "relcl"}}
    praised = trigger.token.lemma_.lower() == "alliance" and verb is not None and verb.lemma_ in word_sets()["growing"]
    changed = bool((verbs | attached) & word_sets()["changing"]) and not praised  # "steps to deepen our alliance"
    if _is_part_of_another(trigger.token):
        return True
    stands = telling.predicate.status is Status.ACTIVE or telling.candidate.standing or bool(verbs & BEING)
    return not changed and stands


def _has_name_of_its_own(telling: Telling) -> bool:
    """Does it bear a proper name? "The Chilean-Peruvian Alliance" says only whose it is, a "Northern Alliance" who."""
    return telling.name is not None and (
        telling.candidate.trigger.instrument or telling.candidate.trigger.token.lemma_.lower() != "alliance"
    )


def _is_part_of_another(noun: Token) -> bool:
    """Is something else spoken of, of which it is only the attribute ("a pillar of the alliance")?"""
    path = noun_path(noun)
    if len(path) < 2 or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    outer = path[1].lemma_.lower()
    is_done_to_it = look_up(EventClass.PARTNERSHIP, Place.OBJECT, [f"{outer} of"]) is not None
    return not is_done_to_it and outer not in word_sets()["measures"]


def _is_firm(telling: Telling) -> bool:
    """Does it name both its parties and its step in so many words, or a series that the lexicon knows?"""
    candidate = telling.candidate
    if candidate.trigger.series:
        return True
    named = {
        c
        for role in (candidate.roles.subject, candidate.roles.inside, candidate.roles.partners)
        for m in role
        if m.kind != "reference"
        for c in m.codes
    }
    need = 1 if telling.event_class is EventClass.EXERCISE else 2
    if telling.event_type is EventType.TALKS and candidate.about_defence < 2:
        return False
    known = candidate.trigger.instrument
    parties = set(telling.codes) if known and telling.predicate.governed else named | set(candidate.trigger.members)
    about = candidate.about_defence >= (1 if telling.event_class is EventClass.EXERCISE else 2)
    told = telling.predicate.governed or (telling.predicate.explicit and known)
    return len(parties) >= need and told and about
