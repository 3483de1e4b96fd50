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
from pipeline.extract.tree import MAX_CLIMB, VERBAL, chain, children
from pipeline.records import EXERCISE_TYPES, EventType, Status

WITHOUT_DATE = frozenset({TimeKind.DURATION, TimeKind.HABIT})


def time_of(
    candidate: Candidate, predicate: Predicate, published: date | None, anchor: ResolvedTime | None
) -> ResolvedTime | None:
    """The date of a candidate's event as its sentence tells it, or None.

    `anchor` is the date last told: "a year later" and "that same month" count from it.
    """
    ranked = [
        (closeness(candidate, mention), -abs(mention.start - candidate.start), place, mention)
        for place, mention in enumerate(candidate.reading.times)
        if mention.kind not in WITHOUT_DATE and not _only_since(candidate, mention)
    ]
    chosen = sorted((entry for entry in ranked if entry[0] > 0), reverse=True, key=lambda entry: entry[:3])
    best: ResolvedTime | None = None
    for score, _, _, mention in chosen:
        if score < chosen[0][0]:
            break
        found = resolve(mention, published, tense=_tense(candidate, predicate, mention), anchor=anchor)
        if found is None:
            continue
        if _ends_it(candidate, mention):
            found = ResolvedTime(None, found.date_end or found.date, found.precision)
        best = found if best is None else _joined(best, found, mention)
    return best


def _joined(best: ResolvedTime, found: ResolvedTime, mention: TimeMention) -> ResolvedTime:
    """A beginning and an end told apart ("from Monday … until March 10") are one range."""
    parts = (best.date is None) != (found.date is None) or mention.kind is TimeKind.DEADLINE
    return merge(best, found) if parts else best


def _only_since(candidate: Candidate, mention: TimeMention) -> bool:
    """ "The second since 2022" dates nothing; "have been training troops since 2017" does."""
    if mention.kind is not TimeKind.SINCE:
        return False
    verb = _verb_of(candidate, mention)
    lasting = verb is not None and any(c.lemma_ == "have" for c in verb.children if c.dep_ == "aux")
    return candidate.event_type in EXERCISE_TYPES or candidate.event_type is EventType.TALKS or not lasting


def _ends_it(candidate: Candidate, mention: TimeMention) -> bool:
    """Is it the last day of an exercise that is told ("wrapped up on May 10")?"""
    if candidate.event_type not in EXERCISE_TYPES or mention.kind is not TimeKind.POINT:
        return False
    verb = _verb_of(candidate, mention)
    return verb is not None and verb.lemma_ in word_sets()["ending"]


AHEAD = frozenset({Status.PLANNED, Status.PROPOSED, Status.NEGOTIATING})


def _tense(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> Tense:
    verb = _verb_of(candidate, mention)
    if verb is not None and verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBN", "VBD"}:
        planned = any(a.tag_ == "TO" for a in verb.children)
        return Tense.FUTURE if planned else Tense.PAST
    if predicate.status is Status.PLANNED:
        return Tense.FUTURE
    if predicate.tense is Tense.PRESENT and predicate.status not in AHEAD | {Status.ONGOING, Status.ACTIVE}:
        return Tense.PAST
    return predicate.tense


OWN, OWN_YEAR, VERB, NEAR = 6, 3, 4, 2  # how closely a time hangs on a candidate


def closeness(candidate: Candidate, mention: TimeMention) -> int:
    """How closely a time expression hangs on a candidate: 0 not at all, OWN inside its own phrase.

    The year of an instrument ("a 2017 treaty") and of an edition counts for less than the day of what happened to it.
    """
    reading, trigger = candidate.reading, candidate.trigger.token
    head = reading.head_of(mention.start, mention.end)
    if head is None:
        return 0
    verb = _verb_above(head)
    path = [head, *head.ancestors]
    if any(t.i in candidate.others for t in path[: _place(path, trigger)]):
        return 0
    if any(t.i == trigger.i for t in path):
        if verb is not None and verb.i != trigger.i and any(a.i == trigger.i for a in verb.ancestors):
            own = {trigger.i, *(c.i for c in children(trigger, "appos"))}
            return OWN if verb.dep_ in {"acl", "relcl"} and verb.head.i in own else NEAR
        return OWN_YEAR if mention.body.isdigit() else OWN
    if candidate.verb is None:
        return NEAR
    verbs = {v.i for v in chain(candidate.verb)}
    if verb is None:
        return NEAR
    if verb.i not in verbs and verb.lemma_ in word_sets()["reporting"]:
        return 0  # "…, reported the Nikkei on Sunday"
    if verb.i in verbs:
        return 0 if _only_reports(verb, candidate.verb) else VERB
    if candidate.verb.dep_ == "conj" and candidate.verb.head.i == verb.i and head.i < verb.i:
        return NEAR  # "In November 2013 it recalled its envoy and halted military cooperation"
    if verb.dep_ in {"advcl", "conj", "ccomp", "xcomp"} and verb.head.i in verbs and not children(verb, "nsubj"):
        return NEAR
    return 0


def _place(path: list[Token], token: Token) -> int:
    """Where a token stands on a path to the root, its length when it does not."""
    return next((place for place, t in enumerate(path) if t.i == token.i), len(path))


def _only_reports(verb: Token, own: Token) -> bool:
    return verb.i != own.i and verb.lemma_ in word_sets()["reporting"]


def _verb_of(candidate: Candidate, mention: TimeMention) -> Token | None:
    """The verb that a time expression hangs on."""
    head = candidate.reading.head_of(mention.start, mention.end)
    return _verb_above(head) if head is not None else None


def _verb_above(token: Token) -> Token | None:
    current = token
    for _ in range(MAX_CLIMB):
        if current.pos_ in VERBAL:
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None
