"""What will be done because it has been decided: "Germany will station 4,000 soldiers in Lithuania".

Here: what a plain "will" or "is to" makes of a cooperation or a programme, which needs no instrument.
Not here: instruments and talks, which still have to be signed or held (predicate.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.lexicon.acts import AHEAD, Act, look_up
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.governing import Step, steps_above
from pipeline.extract.sentences.tree import VERBAL, auxiliaries, chain, children
from pipeline.records import EventType, Status

DONE = frozenset({EventType.COOPERATION, EventType.JOINT_PROGRAM})
CERTAIN = frozenset({"will", "'ll", "’ll", "shall"})
PERHAPS = frozenset({"would", "could", "may", "might", "should", "can", "must"})
OPEN = frozenset({"if", "unless", "whether", "once", "should"})


def resolved_on(trigger: Token, verb: Token | None, event_type: EventType, *, headline: bool) -> Status | None:
    """The status that a plain word on what will be, or will not be, gives; None where it is left open."""
    if verb is None or event_type not in DONE:
        return None
    verbs = chain(verb)
    aux = [a for v in verbs for a in auxiliaries(v)]
    certain = any(a.lower_ in CERTAIN for a in aux) or any(_is_to_be(v) for v in verbs)
    if certain and trigger.pos_ in VERBAL and any(a.dep_ == "neg" for a in auxiliaries(verbs[-1])):
        return Status.REJECTED
    if any(a.lower_ in PERHAPS or a.dep_ == "neg" for a in aux):
        return None
    if not certain and not (headline and len(verbs) == 1 and any(a.tag_ == "TO" for a in aux)):
        return None
    wished = any(v.lemma_.lower() in word_sets()["wishes"] for v in verbs)
    if wished or any(_leaves_it_open(step, event_type) for step in steps_above(trigger)):
        return None
    return Status.ACTIVE if any(_goes_on(v) for v in verbs) else Status.AGREED


def _goes_on(verb: Token) -> bool:
    """ "Will go on teaching", "will continue to share", "will extend its mission"."""
    on = any(c.lower_ == "on" for c in verb.children)
    return verb.lemma_ in {"continue", "keep", "extend", "prolong", "renew"} or (verb.lemma_ in {"go", "carry"} and on)


def _is_to_be(verb: Token) -> bool:
    """ "Is to send", where the infinitive is parsed as the verb or hangs on "be"."""
    own = auxiliaries(verb)
    inside = [c for c in children(verb, "xcomp") if any(a.tag_ == "TO" for a in auxiliaries(c))]
    present = any(a.lemma_ == "be" and a.tag_ in {"VBZ", "VBP"} for a in own) and any(a.tag_ == "TO" for a in own)
    return present or (verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"} and bool(inside))


def _leaves_it_open(step: Step, event_type: EventType) -> bool:
    """Does a governing word make it a wish, talks, a refusal or a condition?"""
    act = look_up(event_type.event_class, step.place, step.ways)
    return act in AHEAD | {Act.NEGOTIATING, Act.REJECTED} or step.negated or step.mark in OPEN
