"""When an event stands at its status: the time expressions of its own sentence, resolved against publication and tense.

Here: which expression belongs to which candidate. Not here: what an expression means (times/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from pipeline.extract.candidates import Candidate
from pipeline.extract.closeness import COMPARING, ELSEWHERE, NEAR, OWN_YEAR, SAID, closeness, tells_when, verb_of
from pipeline.extract.cues import word_sets
from pipeline.extract.predicate import Predicate, status_told_by, tense_of
from pipeline.extract.times import ResolvedTime, Tense, TimeKind, TimeMention, merge, resolve
from pipeline.extract.times.calendar import last_day
from pipeline.extract.tree import chain, children
from pipeline.records import EXERCISE_TYPES, DatePrecision, EventType, Status

WITHOUT_DATE = frozenset({TimeKind.DURATION, TimeKind.HABIT})
# What is decided by being said: the day of the statement is the day of the event.
DECIDED_BY_SAYING = frozenset(
    {Status.AGREED, Status.SUSPENDED, Status.ENDED, Status.REJECTED, Status.CANCELLED, Status.POSTPONED}
)
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})
BEHIND = frozenset({Status.SIGNED, Status.ACTIVE, Status.COMPLETED, Status.ONGOING})
BACKWARD = re.compile(r"\bafter$")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time expression of the sentence, resolved, with how closely it hangs on the candidate."""

    closeness: int
    distance: int
    time: ResolvedTime
    is_end: bool


def time_of(
    candidate: Candidate, predicate: Predicate, published: date | None, anchor: ResolvedTime | None
) -> ResolvedTime | None:
    """The date of a candidate's event as its sentence tells it, or None.

    `anchor` is the date last told: "a year later" and "that same month" count from it.
    """
    found = _dated(candidate, predicate, published, anchor)
    if not found:
        return None
    best = max(found, key=lambda dated: (dated.closeness, -dated.distance))
    if candidate.event_type not in EXERCISE_TYPES:
        return _closest(best, [d for d in found if d.closeness == best.closeness])
    if best.time.precision is DatePrecision.YEAR:  # "has been stretched this year and will be held from July 9"
        exact = [d for d in found if d.closeness >= NEAR and d.time.precision is DatePrecision.DAY]
        best = max(exact, key=lambda dated: (dated.closeness, -dated.distance), default=best)
    starts = [d for d in found if not d.is_end and d.time.precision is best.time.precision]
    ends = [d for d in found if d.is_end and d.closeness >= NEAR]
    if not starts or not ends:
        return replace(best.time, closeness=best.closeness)
    start = max(starts, key=lambda dated: (dated.closeness, -dated.distance))
    end = max(ends, key=lambda dated: (dated.closeness, -dated.distance))
    if start.time.date_end is not None or start.closeness < NEAR:
        return replace(best.time, closeness=best.closeness)
    return replace(merge(start.time, end.time), closeness=max(start.closeness, end.closeness))


def _closest(best: _Dated, rivals: list[_Dated]) -> ResolvedTime:
    """The time of a partnership: a beginning and a deadline told side by side are one range."""
    time = best.time
    for rival in rivals:
        if (time.date is None) != (rival.time.date is None):
            time = merge(time, rival.time)
    return replace(time, closeness=best.closeness)


def _dated(
    candidate: Candidate, predicate: Predicate, published: date | None, anchor: ResolvedTime | None
) -> list[_Dated]:
    found: list[_Dated] = []
    found_here = False
    for told in candidate.reading.times:
        mention, base = told, anchor
        if mention.kind in WITHOUT_DATE or _only_since(candidate, mention):
            continue
        if _opens_clause(candidate, mention):
            # "hailed it on Sunday, a day after the two signed": counted back from the day of the main clause
            mention = replace(mention, body=BACKWARD.sub("earlier", mention.body))
            base = anchor if found_here else None
        tense = _tense(candidate, predicate, mention)
        if predicate.status is Status.POSTPONED and mention.kind is TimeKind.DEADLINE:
            mention, tense = replace(mention, kind=TimeKind.POINT), Tense.FUTURE  # "put off until June": the new date
        time = resolve(mention, published, tense=tense, anchor=base)
        if time is None:
            continue
        if mention.kind is not TimeKind.RELATIVE_TO_EVENT:
            anchor, found_here = time, True
        closeness = _closeness(candidate, predicate, mention)
        if closeness == 0 or (closeness == ELSEWHERE and not _fits(time, predicate.status, published)):
            continue
        is_end = time.date is None or (time.precision is DatePrecision.DAY and _ends_it(candidate, mention))
        if is_end:
            time = ResolvedTime(None, time.date_end or time.date, time.precision)
        found.append(_Dated(closeness, abs(mention.start - candidate.start), time, is_end))
    return found


def _opens_clause(candidate: Candidate, mention: TimeMention) -> bool:
    """Does the expression open the clause that tells of the event ("a day after the two countries signed …")?"""
    if mention.kind is not TimeKind.RELATIVE_TO_EVENT or not BACKWARD.search(mention.body):
        return False
    verb = candidate.verb
    opened = candidate.reading.doc.text[mention.end - candidate.reading.sentence.start :]
    return verb is not None and candidate.reading.offset(verb) > mention.end and re.match(r"\s\w", opened) is not None


def _closeness(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> int:
    """The grammar's closeness, put right by what the verb of the time says: the step told of, or another one."""
    near = closeness(candidate, mention)
    verb = verb_of(candidate, mention)
    if near == 0:
        if verb is not None and verb.lemma_ in word_sets()["reporting"]:
            return SAID if predicate.status in DECIDED_BY_SAYING and _says_it(verb, candidate) else 0
        return ELSEWHERE if _may_be_its(candidate, mention) else 0
    if near == OWN_YEAR or candidate.event_type in EXERCISE_TYPES or verb is None:
        return near
    told = status_told_by(verb, candidate.event_type)
    if told is not None and told is not predicate.status:
        return OWN_YEAR  # "the treaty, signed in June, took effect on Wednesday": another step
    return near


def _may_be_its(candidate: Candidate, mention: TimeMention) -> bool:
    """In a sentence that tells of nothing else, a time that no grammar ties to the event may still be its own."""
    if candidate.others or mention.kind not in {TimeKind.POINT, TimeKind.RANGE} or mention.edition:
        return False
    head = candidate.reading.head_of(mention.start, mention.end)
    verb = verb_of(candidate, mention)
    of_a_person = verb is not None and any(c.lower_ == "who" for c in verb.children)
    return head is not None and not of_a_person and not any(t.lower_ in COMPARING for t in list(head.ancestors)[:2])


def _fits(time: ResolvedTime, status: Status, published: date | None) -> bool:
    """Can a date be that of a status: what is planned lies ahead, what was done lies behind?"""
    first = time.date or time.date_end
    if published is None or first is None:
        return True
    last = last_day(time.date_end or first, time.precision)
    if status in AHEAD:
        return last >= published
    return first <= published or status not in BEHIND


def _says_it(verb: Token, candidate: Candidate) -> bool:
    """Does a party to the event say it with this verb, so that saying it makes it so?"""
    if verb.lemma_ not in word_sets()["reporting"] or candidate.verb is None:
        return False
    return any(a.i == verb.i for a in candidate.verb.ancestors) or any(
        v.i == candidate.verb.i for c in verb.children for v in (c, *c.subtree) if c.dep_ == "ccomp"
    )


def _only_since(candidate: Candidate, mention: TimeMention) -> bool:
    """ "The second since 2022" dates nothing; "have been training troops since 2017" does."""
    if mention.kind is not TimeKind.SINCE:
        return False
    head = candidate.reading.head_of(mention.start, mention.end)
    if head is not None and candidate.verb is not None and tells_when(candidate.verb, head):
        return False
    verb = verb_of(candidate, mention)
    lasting = verb is not None and any(c.lemma_ == "have" for c in verb.children if c.dep_ == "aux")
    return candidate.event_type in EXERCISE_TYPES or candidate.event_type is EventType.TALKS or not lasting


def _ends_it(candidate: Candidate, mention: TimeMention) -> bool:
    """Is it the last day of an exercise that is told ("wrapped up on May 10")?"""
    if candidate.event_type not in EXERCISE_TYPES or mention.kind is not TimeKind.POINT:
        return False
    verb = verb_of(candidate, mention)
    return verb is not None and verb.lemma_ in word_sets()["ending"]


def _tense(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> Tense:
    """The tense by which an expression without a year or week is to be read: that of the verb it hangs on."""
    verb = verb_of(candidate, mention)
    if verb is None:
        return predicate.tense
    if candidate.reading.sentence.is_headline and predicate.tense is not Tense.FUTURE:
        return Tense.PAST
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBN", "VBD"}:
        planned = verb.tag_ == "VBN" and verb.lemma_ in word_sets()["planning"] and not children(verb, "nsubj")
        if planned or any(a.tag_ == "TO" for a in verb.children):
            return Tense.PRESENT if predicate.status in DECIDED_BY_SAYING else Tense.FUTURE
        return Tense.PAST
    tense = tense_of(verb)
    if tense is Tense.PAST and predicate.status is Status.PLANNED and verb.lemma_ in word_sets()["planning"]:
        return Tense.FUTURE  # "will go ahead as scheduled on October 4"
    if tense is Tense.FUTURE and any(_is_past(v) for v in chain(verb)):
        return Tense.PRESENT  # "was to have started on Monday": on either side of the day of publication
    return tense


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in verb.children if a.dep_ in {"aux", "auxpass"})
