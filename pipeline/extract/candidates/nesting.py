"""Events inside events: what a pact provides for, or talks aim at, is part of it and no event of its own.

Here: which triggers of one sentence fall because another covers them.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import VERBAL, children, governor, lemma_of, subject
from pipeline.records import EXERCISE_TYPES, EventType

RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "last", "only"})
ITS_WORDS = frozenset({"it", "this", "which", "that", "draft", "text", "document"})
AGREED_WITHIN = 9  # words: "agreement in principle on a landmark military pact"
MATTERS = frozenset({"on", "for", "about", "covering", "regarding", "concerning"})


def drop_nested(found: list[Trigger]) -> list[Trigger]:
    """The triggers without those that are part of another; "talks on a pact" leaves the pact, as negotiated."""
    kept: list[Trigger] = []
    if any(t.event_type in EXERCISE_TYPES and not (t.referring or t.acting) for t in found):
        other = [t for t in found if not t.in_a_row]  # "…; the first was held in 2019" tells of one more
        fall = [t for t in other if (t.referring or t.acting) and t.event_type in EXERCISE_TYPES]
        found = [t for t in found if t not in fall]
    found = [t for t in found if not any(_sums_up(t, o) or _is_agreed_by(o, t) for o in found)]
    # "ruled out joining an alliance": the verb refers to nothing before it, its object is what is told of
    plain = [t for t in found if not t.referring]
    found = [t for t in found if not (t.referring and any(t.token.is_ancestor(o.token) for o in plain))]
    by_depth = sorted(found, key=lambda t: (_depth(t.token), t.token.i))
    for trigger in by_depth:
        outer = next((k for k in kept if _covers(k.token, trigger)), None)
        if outer is None:
            kept.append(trigger)
        elif outer.event_type is EventType.TALKS and trigger.event_type is EventType.AGREEMENT:
            kept.remove(outer)
            trigger.negotiated = True
            kept.append(trigger)
        elif outer.event_type is EventType.JOINT_PROGRAM and trigger.event_type is EventType.AGREEMENT:
            kept.append(trigger)  # "a joint cell, a foretaste of the command on which they signed a letter of intent"
        elif outer.event_type is EventType.AGREEMENT and outer.name is None and _is_matter(trigger):
            outer.name, outer.members = trigger.name, trigger.members  # "the letter of intent on ELSA"
        elif trigger.event_type is EventType.AGREEMENT and _rests_on(outer, trigger):
            kept[kept.index(outer)] = trigger
    return kept


def _sums_up(trigger: Trigger, told: Trigger) -> bool:
    """Does it only say what the one told of is ("signed an accord on Monday, the second pact between them")?"""
    token = trigger.token
    if (
        told.token.i >= token.i
        or told.event_type is not trigger.event_type
        or trigger.name
        or told.token.pos_ in VERBAL
    ):
        return False
    first = min((t.i for t in token.lefts), default=token.i)
    if first <= told.token.i or token.doc[first - 1].text != "," or token.doc[first].lower_ != "the":
        return False
    ranked = any(t.lower_ in RANKS or t.tag_ == "JJS" for t in token.doc[first : token.i])
    return ranked and token.dep_ in {"appos", "npadvmod", "dobj"}


def _is_agreed_by(instrument: Trigger, trigger: Trigger) -> bool:
    """Is an "agreement" only that one agreed on an instrument ("have reached agreement in principle on a pact")?"""
    token, other = trigger.token, instrument.token
    bare = lemma_of(token) == "agreement" and not children(token, "det", "amod", "compound", "poss", "nummod")
    on_it = other.dep_ == "pobj" and other.head.lower_ in {"on", "over", "about"}
    return bare and on_it and instrument.event_type is EventType.AGREEMENT and 0 < other.i - token.i <= AGREED_WITHIN


def _rests_on(outer: Trigger, instrument: Trigger) -> bool:
    """Is it done under an instrument ("stationed there under a pact of 2016"): then that is the event."""
    preposition = instrument.token.head
    done = outer.token.pos_ in VERBAL and outer.event_type in {EventType.COOPERATION, EventType.JOINT_PROGRAM}
    return done and preposition.lower_ == "under" and preposition.head.i == outer.token.i


def _is_matter(trigger: Trigger) -> bool:
    """Is it a named programme that an instrument is on?"""
    return trigger.name is not None and trigger.token.head.lower_ in MATTERS


def _depth(token: Token) -> int:
    return len(list(token.ancestors))


def _covers(outer: Token, trigger: Trigger) -> bool:
    inner = trigger.token
    first, last = sorted((outer.i, inner.i))
    if first == last or any(t.text == ";" for t in outer.doc[first:last]):
        return False
    ancestors = {a.i for a in inner.ancestors}
    if outer.i in ancestors:
        between = [a for a in inner.ancestors if outer.i in {x.i for x in a.ancestors}]
        # "a pact with Canada and another with Iceland": the parse hangs "another" on Canada
        joined = [a for a in [inner, *between] if a.dep_ == "conj"]
        return not any(a.head.i == outer.i or trigger.stand_in for a in joined)
    verb = governor(outer)
    if verb is None or outer.pos_ in VERBAL:
        return False
    if outer.dep_ in {"nsubj", "nsubjpass"} and governor(inner) is not None and verb.i in ancestors | {inner.i}:
        path = {a.i for a in inner.ancestors}
        return verb.lemma_.lower() in word_sets()["providing"] and verb.i in path
    purposes = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and any(g.tag_ == "TO" for g in c.children)]
    told_on = outer.dep_ in {"dobj", "nsubjpass"} and trigger.event_type is not EventType.AGREEMENT
    matters = [c for c in children(verb, "prep") if told_on and c.lower_ in MATTERS]
    return any(p.i > outer.i and (p.i in ancestors or p.i == inner.i) for p in (*purposes, *matters))


def is_provision(trigger: Trigger, last_type: EventType | None) -> bool:
    """Is it part of the instrument told of before ("It gives US forces access to the bases")?"""
    if last_type is not EventType.AGREEMENT or trigger.event_type is EventType.AGREEMENT:
        return False
    verb, telling = governor(trigger.token), trigger.token.pos_ in VERBAL
    if telling:
        verb = next((a for a in trigger.token.ancestors if children(a, "nsubj")), None)
    own = [trigger.token] if telling and children(trigger.token, "nsubj") else []  # "It lets American forces train"
    return any(_provides(v) for v in (*own, verb) if v is not None)


def _provides(verb: Token) -> bool:
    """Does the instrument provide for something by it?"""
    doers = [*children(verb, "nsubj"), *filter(None, [subject(verb)])]
    return verb.lemma_.lower() in word_sets()["providing"] and any(doer.lower_ in ITS_WORDS for doer in doers)


def are_its_negotiations(trigger: Trigger) -> bool:
    """Bare "negotiations" after an instrument are those on it ("Negotiations opened in Paris in June")."""
    token = trigger.token
    if trigger.event_type is not EventType.TALKS or lemma_of(token) not in {"negotiation", "talk"}:
        return False
    return not any(c.dep_ in {"prep", "amod", "compound", "poss"} for c in token.children)
