"""What only sounds like an event: questions, the talk of a press briefing, alliances as an attribute.

Here: which tellings are thrown out before they come together into events. Each rule names the cause it is for; what it
throws out is lost even where it was true, so a rule stays only if labelled articles do not suffer from it.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.events.frames import Telling
from pipeline.extract.lexicon.acts import Place, look_up
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import VERBAL, chain, noun_path
from pipeline.records import EventClass, EventType, Status

GOING_ON = frozenset({Status.ACTIVE, Status.AGREED, Status.NEGOTIATING, Status.PROPOSED})
BEING = frozenset({"be", "remain", "stay", "stand"})


def sounds_told(telling: Telling, *, strict: bool) -> bool:
    """Is it told as an event, so that it may open or join one? `strict` in speech and in articles on other matters."""
    sentence = telling.candidate.reading.sentence.text.rstrip("\"”’') ")
    if sentence.endswith("?"):
        return False
    if _is_attribute(telling) or _is_left_unsaid(telling) or _is_a_heading(telling):
        return False
    return not strict or _is_firm(telling)


def _is_a_heading(telling: Telling) -> bool:
    """ "Deepening Defence Cooperation", over what is told of it: a line without verb or full stop, no headline."""
    reading = telling.candidate.reading
    if telling.event_class is EventClass.EXERCISE or reading.text.endswith("."):
        return False
    if reading.sentence.is_headline or reading.times:
        return False
    tags = [t.tag_ for t in reading.doc if t.pos_ in VERBAL]
    return all(tag == "VBG" for tag in tags) and (bool(tags) or not telling.predicate.explicit)


def _is_left_unsaid(telling: Telling) -> bool:
    """ "They did not say when the first drill would be held"."""
    verb = telling.candidate.verb
    if verb is None or not any(c.lower_ in {"when", "where", "how"} for c in verb.children):
        return False
    said = verb.head
    return said.lemma_.lower() in word_sets()["reporting"] and any(c.dep_ == "neg" for c in said.children)


def _is_attribute(telling: Telling) -> bool:
    """ "The enduring alliance between our two nations": no verb does anything with it."""
    trigger = telling.candidate.trigger
    if trigger.token.lemma_.lower() not in word_sets()["attribute_like"] or _has_name_of_its_own(telling):
        return False
    if telling.event_type is EventType.TALKS:
        return False  # "met to discuss their ties"
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
    if candidate.trigger.dealt is not None and not candidate.trigger.alone:
        return False  # "as 70,000 American troops prepared to land in Normandy"
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
