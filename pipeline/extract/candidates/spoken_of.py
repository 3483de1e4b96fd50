"""What a clause only speaks of: ties that are reaffirmed or others', forces that are there, what money is given for.

Here: which triggers tell of nothing that happened between those whom they name. Not here: questions, hearsay and
attributes of states, which show only in the whole telling (plausibility.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.roles import Roles
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tense import is_lasting, tense_of
from pipeline.extract.sentences.tree import MAX_CLIMB, VERBAL, chain, children, governor, lemma_of, noun_path
from pipeline.extract.times import Tense
from pipeline.records import EXERCISE_TYPES, EventType

TOWARDS = frozenset({"for", "to", "toward", "towards", "of"})


def is_only_spoken_of(trigger: Trigger, roles: Roles) -> bool:
    """Is it repeated, of others than those who speak of it, or only what money goes to?"""
    if _only_reaffirmed(trigger) or _is_of_others(trigger, roles) or _is_paid_for(trigger.token):
        return True
    return _is_a_measure(trigger) or _is_a_subject(trigger)


def is_bare_fact(trigger: Trigger) -> bool:
    """Are forces only said to be there ("some 1,000 troops are stationed in the country"), with no word on a change?"""
    verb = trigger.token
    if trigger.dealt is None or verb.lemma_.lower() not in word_sets()["being_there"]:
        return False
    if any(c.lower_ == "being" for c in verb.children):
        return False  # "are being deployed to the border"
    if verb.tag_ == "VBN" and verb.head.lemma_ in {"remain", "stay"} and verb.dep_ != "advcl":
        return tense_of(verb.head) is Tense.PRESENT
    sent = verb.lemma_ == "deploy" and verb.tag_ != "VBN"  # "now deploys troops there", but "are deployed there"
    return not sent and tense_of(verb) is Tense.PRESENT and not is_lasting(verb) and chain(verb) == [verb]


def discussing_verb(noun: Token) -> Token | None:
    """The verb by which those who meet speak of cooperation: "discuss military ties", "talk about expanding …"."""
    if lemma_of(noun) not in word_sets()["in_general"]:
        return None
    token = noun
    for _ in range(MAX_CLIMB):
        before, token = token, token.head
        if token.i == before.i or before.dep_ in {"nsubj", "nsubjpass", "relcl"} or children(before, "nsubj"):
            return None  # "discussed how Iran expands its ties": others' doing
        if before.dep_ == "conj" and before.pos_ in VERBAL and token.lemma_.lower() in word_sets()["discussing"]:
            return None  # "discussed trade and expanded their ties"
        if token.pos_ in VERBAL:
            if token.lemma_.lower() in word_sets()["discussing"]:
                return token
            if token.lemma_.lower() not in word_sets()["promoting"]:
                return None
    return None


def is_discussed(noun: Token) -> bool:
    """Is cooperation only what those who meet speak about?"""
    return discussing_verb(noun) is not None


def _only_reaffirmed(trigger: Trigger) -> bool:
    """Is a partnership only repeated ("reaffirmed their alliance"), so that nothing happened?"""
    if trigger.event_type in EXERCISE_TYPES or trigger.token.pos_ in VERBAL:
        return False
    verb = governor(trigger.token)
    if verb is not None and verb.dep_ == "acl" and verb.head.lemma_.lower() in word_sets()["affirmed"]:
        verb = governor(verb.head)  # "affirmed their commitment to strengthen the treaty"
    if verb is None or any(verb.i < c.i < trigger.token.i and c.pos_ in VERBAL for c in children(verb, "conj")):
        return False  # "reaffirmed their ties and agreed to conclude, in May, a pact"
    return any(v.lemma_.lower() in word_sets()["reaffirming"] for v in chain(verb))


def _is_of_others(trigger: Trigger, roles: Roles) -> bool:
    """Do those who meet speak of what others have between them ("discussed Iran's military ties with Russia")?"""
    doers = {c for m in roles.subject for c in m.codes}
    theirs = {c for m in (*roles.inside, *roles.partners) for c in m.codes}
    return is_discussed(trigger.token) and bool(doers) and len(theirs) > 1 and not doers & theirs


def _is_a_measure(trigger: Trigger) -> bool:
    """Is an instrument only what something else keeps to ("consistent with the treaty")?"""
    noun = trigger.token
    if trigger.event_type is not EventType.AGREEMENT or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return False
    return noun.head.head.lower_ in word_sets()["keeping_to"] and not children(noun, "acl", "relcl")


def _is_a_subject(trigger: Trigger) -> bool:
    """Is an instrument that the lexicon knows only what those who meet speak about ("discussed AUKUS")?"""
    verb = governor(trigger.token)
    known = trigger.instrument and bool(trigger.members) and trigger.event_type is EventType.AGREEMENT
    return known and verb is not None and verb.lemma_.lower() in word_sets()["discussing"] and chain(verb) == [verb]


def _is_paid_for(noun: Token) -> bool:
    """Is it what money is given for ("$100 million in support for the mission", "funds for joint patrols")?"""
    if noun.dep_ != "pobj" or noun.head.lower_ not in TOWARDS:
        return False
    given = children(noun.head.head, "dobj") if noun.head.head.pos_ in VERBAL else noun_path(noun)[1:]
    return any(_is_money(n) for n in given)


def _is_money(noun: Token) -> bool:
    return noun.lemma_.lower() in word_sets()["money"] or any(c.text == "$" for c in noun.children)
