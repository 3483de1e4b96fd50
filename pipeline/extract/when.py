"""When an event stands at its status: the time expressions of its own clause, resolved against publication and tense.

Here: which expression belongs to which candidate. Not here: what an expression means (times/).
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import word_sets
from pipeline.extract.predicate import Predicate
from pipeline.extract.times import ResolvedTime, Tense, TimeKind, TimeMention, merge, resolve
from pipeline.extract.tree import VERBAL, chain, children

WITHOUT_DATE = frozenset({TimeKind.DURATION, TimeKind.HABIT})


def time_of(
    candidate: Candidate, predicate: Predicate, published: date | None, anchor: ResolvedTime | None
) -> ResolvedTime | None:
    """The date of a candidate's event as its sentence tells it, or None."""
    ranked = sorted(
        (
            (closeness(candidate, mention), -abs(mention.start - candidate.start), mention)
            for mention in candidate.reading.times
            if mention.kind not in WITHOUT_DATE
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    chosen = [(score, mention) for score, _, mention in ranked if score > 0]
    if not chosen:
        return None
    best: ResolvedTime | None = None
    top = chosen[0][0]
    for score, mention in chosen:
        if score < top:
            break
        found = resolve(mention, published, tense=_tense(candidate, predicate, mention), anchor=anchor)
        if found is None:
            continue
        if best is None:
            best = found
        elif mention.kind in {TimeKind.DEADLINE, TimeKind.RANGE} or chosen[0][1].kind is TimeKind.DEADLINE:
            best = merge(best, found)
    return best


def _tense(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> Tense:
    head = candidate.reading.head_of(mention.start, mention.end)
    verb = _verb_above(head) if head is not None else None
    if verb is not None and verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBN", "VBD"}:
        return Tense.PAST
    return predicate.tense


def closeness(candidate: Candidate, mention: TimeMention) -> int:
    """How closely a time expression hangs on a candidate: 0 not at all, 3 inside its own phrase."""
    reading, trigger = candidate.reading, candidate.trigger.token
    head = reading.head_of(mention.start, mention.end)
    if head is None:
        return 0
    verb = _verb_above(head)
    path = {head.i, *(a.i for a in head.ancestors)}
    if trigger.i in path:
        if verb is not None and verb.i != trigger.i and trigger.i in {a.i for a in verb.ancestors}:
            own = {trigger.i, *(c.i for c in children(trigger, "appos"))}
            return 3 if verb.dep_ in {"acl", "relcl"} and verb.head.i in own else 1
        return 3
    if candidate.verb is None:
        return 1
    verbs = {v.i for v in chain(candidate.verb)}
    if verb is None:
        return 1
    if verb.i not in verbs and verb.lemma_ in word_sets()["reporting"]:
        return 0  # "…, reported the Nikkei on Sunday"
    if verb.i in verbs:
        return 0 if _only_reports(verb, candidate.verb) else 2
    if verb.dep_ in {"advcl", "conj", "ccomp", "xcomp"} and verb.head.i in verbs and not children(verb, "nsubj"):
        return 1
    return 0


def _only_reports(verb: Token, own: Token) -> bool:
    return verb.i != own.i and verb.lemma_ in word_sets()["reporting"]


def _verb_above(token: Token) -> Token | None:
    current = token
    for _ in range(12):
        if current.pos_ in VERBAL:
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None
