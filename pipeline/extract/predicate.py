"""What is said of a candidate: the tense of its predicate, the words that govern it, its status.

Here: from the clause of a trigger to a status, by the rules of statuses.yaml in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import StatusRule, status_rules, word_sets
from pipeline.extract.times import Tense
from pipeline.extract.tree import VERBAL, auxiliaries, chain, children, clause_tokens, spoken
from pipeline.records import EventClass, EventType, Status

FUTURE_WORDS = frozenset({"will", "would", "shall", "may", "might", "could", "'ll", "’ll", "wo", "should"})
CORE = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "acomp", "dobj", "attr", "oprd", "xcomp", "prep", "dative"})
DEFAULTS = {
    EventClass.PARTNERSHIP: {Tense.PAST: Status.ACTIVE, Tense.PRESENT: Status.ACTIVE, Tense.FUTURE: Status.PROPOSED},
    EventClass.EXERCISE: {Tense.PAST: Status.COMPLETED, Tense.PRESENT: Status.ONGOING, Tense.FUTURE: Status.PLANNED},
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """What the clause of a candidate says: in which tense, with which status, by which rule."""

    tense: Tense
    status: Status
    rule: str
    explicit: bool  # a rule fitted, the status is no default of the tense
    clause: str


def read_predicate(candidate: Candidate) -> Predicate:
    """Tense and status of a candidate: first from the words that govern it, then from its whole clause."""
    verb = candidate.verb
    reading = candidate.reading
    token = candidate.trigger.token
    nouns = [token, *children(token, "appos")]
    attached = [c for noun in nouns for c in noun.children if c.dep_ in {"acl", "relcl"} and c.pos_ in VERBAL]
    main = [verb] if verb is not None else []
    tense = tense_of(verb) if verb is not None else Tense.PRESENT
    clause = reading.text_of(list(clause_tokens(chain(verb)[-1]))) if verb is not None else reading.doc.text
    own = _explicit([(_core_text(v), tense_of(v)) for v in main], candidate.event_type)
    hanging = _explicit([(_core_text(v), tense_of(v)) for v in attached], candidate.event_type)
    if hanging is not None and (own is None or _further(hanging[0].status, own[0].status)):
        own = hanging
    if own is None:
        own = _explicit([(clause, tense)], candidate.event_type)
    if own is None and candidate.trigger.negotiated:
        own = _explicit([("talks on it", tense)], candidate.event_type)
    if own is not None:
        rule, its_tense = own
        return Predicate(its_tense, rule.status, rule.name, explicit=True, clause=clause)
    status = DEFAULTS[candidate.event_type.event_class][tense]
    return Predicate(tense, status, f"{status}: default of the {tense} tense", explicit=False, clause=clause)


def status_told_by(verb: Token, event_type: EventType) -> Status | None:
    """The status that a verb with its own words tells of an event of that type, None when it tells none."""
    found = _explicit([(_core_text(verb), tense_of(verb))], event_type)
    return found[0].status if found else None


REACHED = (Status.PROPOSED, Status.PLANNED, Status.NEGOTIATING, Status.AGREED, Status.SIGNED, Status.ACTIVE)


def _further(one: Status, other: Status) -> bool:
    """Does a clause that hangs on the instrument ("…, signed in May, …") tell of a further step than its verb?"""
    return one in REACHED and other in REACHED and REACHED.index(one) > REACHED.index(other)


def _explicit(texts: list[tuple[str, Tense]], event_type: EventType) -> tuple[StatusRule, Tense] | None:
    for text, tense in texts:
        rule = _first_fitting(text, tense, event_type)
        if rule is not None:
            return rule, tense
    return None


def tense_of(verb: Token) -> Tense:
    """The tense of a verb with everything that governs it: a plan of the past lies in the future."""
    planning = word_sets()["planning"]
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not auxiliaries(verb) and verb.head.pos_ in VERBAL:
        return tense_of(verb.head)  # "will send warships, opening a string of manoeuvres"
    verbs = chain(verb)
    if len(spoken(verb)) > len(verbs):
        return Tense.FUTURE  # "are to be held"
    for position, v in enumerate(verbs):
        aux = auxiliaries(v)
        if any(a.tag_ == "TO" for a in aux) and any(a.lemma_ == "be" and a.tag_ in {"VBZ", "VBP", "VBD"} for a in aux):
            return Tense.FUTURE  # "are to be held"
        if any(a.lower_ in FUTURE_WORDS for a in aux) and not any(a.lemma_ == "have" for a in aux):
            return Tense.FUTURE
        if position and (v.lemma_ in planning or (v.lemma_ == "be" and v.tag_ in {"VBZ", "VBP", "VBD"})):
            return Tense.FUTURE
        if (
            any(c.lower_ in {"due", "set", "ready", "likely", "about"} for c in children(v, "acomp", "oprd"))
            and position
        ):
            return Tense.FUTURE
    if verb.tag_ == "VB" and any(a.tag_ == "TO" for a in auxiliaries(verb)):
        top = verbs[-1]
        if top.i == verb.i:
            return Tense.FUTURE
    finite = next((v for v in verbs if v.tag_ in {"VBD", "VBZ", "VBP", "VBN"}), verb)
    aux_past = any(a.lemma_ in {"have"} or a.tag_ == "VBD" for a in auxiliaries(finite))
    if finite.tag_ in {"VBD", "VBN"} or aux_past:
        return Tense.PAST
    return Tense.PRESENT


def _core_text(verb: Token) -> str:
    tokens: dict[int, Token] = {}
    for v in spoken(verb):
        for token in _core_tokens(v):
            tokens[token.i] = token
    return " ".join(tokens[i].text for i in sorted(tokens))


def _core_tokens(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ in CORE:
            yield child
            if child.dep_ in {"dobj", "attr", "acomp", "oprd"}:
                yield from (c for c in child.children if c.dep_ in {"det", "poss", "amod", "neg", "compound"})
                for prep in children(child, "prep"):
                    if prep.lower_ in {"to", "of", "for", "in"}:
                        yield prep
            elif child.dep_ == "prep":
                yield from children(child, "pobj")


def _first_fitting(text: str, tense: Tense, event_type: EventType) -> StatusRule | None:
    for rule in status_rules()[event_type.event_class]:
        if rule.tenses and tense.value not in rule.tenses:
            continue
        if rule.types and event_type.value not in rule.types:
            continue
        if rule.pattern.search(text) and not (rule.unless and rule.unless.search(text)):
            return rule
    return None
