"""How much a time expression counts for an event: the grammar's closeness, put right by what its verb says.

Here: another step of the same instrument, the day an exercise was put off and the days it was to be held, the day it
was said. Not here: the grammar (closeness.py), what the expression means (when.py).
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.clauses.closeness import (
    COMPARING,
    ELSEWHERE,
    NEW,
    OWN_YEAR,
    SAID,
    VERB,
    closeness,
    is_of_another_occurrence,
    verb_of,
)
from pipeline.extract.clauses.expressions import status_told_by
from pipeline.extract.clauses.predicate import Predicate
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import auxiliaries, chain, children
from pipeline.extract.times import TimeKind, TimeMention
from pipeline.records import EXERCISE_TYPES, Status

# What is decided by being said: the day of the statement is the day of the event.
DECIDED_BY_SAYING = frozenset(
    {Status.AGREED, Status.SUSPENDED, Status.ENDED, Status.REJECTED, Status.CANCELLED, Status.POSTPONED}
)
OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.REJECTED})
NEW_DATE = re.compile(r"\b(?:to|until|till|for) $")
MOVED = re.compile(r"from\s.+\sto\s(.+)", re.IGNORECASE)


def bearing(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> int:
    """The grammar's closeness, put right by what the verb of the time says: the step told of, or another one."""
    near = closeness(candidate, mention)
    verb = verb_of(candidate, mention)
    if mention.kind is TimeKind.SINCE and has_gone_on(candidate, mention):
        return VERB
    if near == 0:
        if verb is not None and _dates(mention, verb, candidate, predicate):
            return VERB if verb.lemma_ not in word_sets()["reporting"] else SAID  # "agreed last month that it would"
        if verb is not None and verb.lemma_ in word_sets()["reporting"]:
            return SAID if predicate.status in DECIDED_BY_SAYING and _says_it(verb, candidate) else 0
        return ELSEWHERE if _may_be_its(candidate, mention) else 0
    if verb is None or near == OWN_YEAR:
        return near
    told = status_told_by(verb, candidate.event_type)
    if told is None and _tells_of_a_name(candidate, verb):
        return 0
    if candidate.event_type in EXERCISE_TYPES:
        return _of_its_holding(candidate, predicate, mention, verb, near)
    if verb.lemma_ in word_sets()["dating"] or _is_first_time(verb):
        return OWN_YEAR
    if told is not None and told is not predicate.status and verb.i not in predicate.givers:
        return OWN_YEAR  # "the treaty, signed in June, took effect on Wednesday": another step
    return near


def _dates(mention: TimeMention, verb: Token, candidate: Candidate, predicate: Predicate) -> bool:
    """Does a time stand right beside a verb that gives the status ("agreed last month that cadets would be taught")?"""
    head = candidate.reading.head_of(mention.start, mention.end)
    if head is None or head.head.lower_ in COMPARING or candidate.event_type in EXERCISE_TYPES:
        return False
    return verb.i in predicate.givers and verb.i in {head.head.i, head.head.head.i}


def has_gone_on(candidate: Candidate, mention: TimeMention) -> bool:
    """Has the verb of the event gone on since then, whatever stands between ("have manned a centre there since …")?"""
    verb = candidate.verb
    return (
        verb is not None
        and any(a.lemma_ == "have" for a in auxiliaries(verb))
        and candidate.reading.offset(verb) < mention.start
    )


def _is_first_time(verb: Token) -> bool:
    """An earlier step than the one told of ("the arrangement, first concluded in 2009")."""
    return any(c.lower_ in {"first", "originally", "initially"} for c in children(verb, "advmod"))


def _tells_of_a_name(candidate: Candidate, verb: Token) -> bool:
    """Does a clause hang on a name and not on the event ("in the town of Shusha, which it retook in November")?"""
    if verb.dep_ != "relcl":
        return False
    doc, trigger = verb.doc, candidate.trigger.token
    relative = next((t for t in verb.lefts if t.tag_ in {"WDT", "WP"}), None)
    if relative is None or relative.i < 2 or doc[relative.i - 1].text != ",":
        return False
    before = doc[relative.i - 2]
    whereabouts = before.pos_ == "PROPN" and before.head.lower_ in {"of", "in", "at", "near", "off", "outside"}
    named = (
        before.i in candidate.reading.actor_at
        or whereabouts
        or any(p.start <= candidate.reading.offset(before) < p.end for p in candidate.reading.places)
    )
    return named and trigger.i not in {before.i, before.head.i}


def _of_its_holding(candidate: Candidate, predicate: Predicate, mention: TimeMention, verb: Token, near: int) -> int:
    """The closeness of a time to an exercise: when it is held counts, not when that, or its end, was decided."""
    if candidate.verb is None or verb.i not in {v.i for v in chain(candidate.verb)}:
        return near
    if _is_agreed_on(predicate, verb, candidate.verb):
        return 0  # "agreed on Sunday to hold a drill": neither of the two days is known
    if predicate.status not in OFF:
        return near
    return NEW if predicate.status is Status.POSTPONED and new_date(candidate, predicate, mention) else ELSEWHERE


def _is_agreed_on(predicate: Predicate, verb: Token, held: Token) -> bool:
    """Is it the day on which holding an exercise was decided ("agreed on Sunday to hold", but "are in May to hold")?"""
    return predicate.status is Status.PLANNED and verb.i != held.i and held.dep_ == "xcomp" and verb.lemma_ != "be"


def new_date(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> TimeMention | None:
    """The date to which an exercise is put off ("until June", "to the autumn", "from June to August"), if it is one."""
    text = candidate.reading.text[: mention.end - candidate.reading.sentence.start]
    verb = verb_of(candidate, mention)
    moved = MOVED.fullmatch(mention.text) if verb is not None and verb.i in predicate.givers else None
    if moved is not None:
        return replace(mention, kind=TimeKind.POINT, body=moved[1])
    new = NEW_DATE.search(text[: len(text) - len(mention.body)]) is not None
    return replace(mention, kind=TimeKind.POINT) if new else None


def _may_be_its(candidate: Candidate, mention: TimeMention) -> bool:
    """In a sentence that tells of nothing else, a time that no grammar ties to the event may still be its own."""
    if candidate.others or mention.kind not in {TimeKind.POINT, TimeKind.RANGE} or mention.edition:
        return False
    head = candidate.reading.head_of(mention.start, mention.end)
    verb = verb_of(candidate, mention)
    if head is None or (verb is not None and any(c.lower_ == "who" for c in verb.children)):
        return False
    above = list(head.ancestors)
    apart = is_of_another_occurrence(above) or any(t.lower_ in COMPARING for t in above[:2])
    return not apart


def _says_it(verb: Token, candidate: Candidate) -> bool:
    """Does a party to the event say it with this verb, so that saying it makes it so?"""
    if verb.lemma_ not in word_sets()["reporting"] or candidate.verb is None:
        return False
    return any(a.i == verb.i for a in candidate.verb.ancestors) or any(
        v.i == candidate.verb.i for c in verb.children for v in (c, *c.subtree) if c.dep_ == "ccomp"
    )
