"""When an event stands at its status: the time expressions of its own sentence, resolved against publication and tense.

Here: which expression belongs to which candidate. Not here: what an expression means (times/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.clauses.bearing import DECIDED_BY_SAYING, bearing, has_gone_on, new_date
from pipeline.extract.clauses.closeness import ELSEWHERE, NEAR, NEW, tells_when, verb_of
from pipeline.extract.clauses.predicate import Predicate
from pipeline.extract.lexicon.acts import Act, Place, look_up
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.governing import wordings
from pipeline.extract.sentences.tense import tense_of
from pipeline.extract.sentences.tree import VERBAL, auxiliaries, chain, children
from pipeline.extract.times import ResolvedTime, Tense, TimeKind, TimeMention, merge, resolve
from pipeline.extract.times.calendar import last_day
from pipeline.extract.times.grammar import MONTH
from pipeline.records import EXERCISE_TYPES, DatePrecision, EventClass, EventType, Status

WITHOUT_DATE = frozenset({TimeKind.DURATION, TimeKind.HABIT})
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})
BEHIND = frozenset({Status.SIGNED, Status.ACTIVE, Status.COMPLETED, Status.ONGOING})
STOPPED = frozenset({Status.SUSPENDED, Status.ENDED})
DONE = frozenset({Status.SIGNED, Status.COMPLETED})
LAST_DAY = re.compile(r",?\s(?:on\s)?(?:the|its|their)\s(?:final|last|closing)\sday\b(?:,\s)?", re.IGNORECASE)
OVER = re.compile(r"\b(?:last|past|ago|yesterday)\b", re.IGNORECASE)
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
    if best.time.precision is not DatePrecision.DAY and best.closeness < NEW:
        # "has been stretched this year and will be held from July 9"
        exact = [d for d in found if d.closeness >= NEAR and _refines(d.time, best.time)]
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


def _refines(exact: ResolvedTime, rough: ResolvedTime) -> bool:
    """Are days told of what another expression only gives the year or that month of?"""
    if exact.precision is not DatePrecision.DAY or rough.precision is DatePrecision.YEAR:
        return exact.precision is DatePrecision.DAY
    return exact.date is not None and exact.date.replace(day=1) == rough.date


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
        if mention.kind in WITHOUT_DATE or _only_since(candidate, predicate, mention):
            continue
        if _opens_clause(candidate, mention):
            # "hailed it on Sunday, a day after the two signed": counted back from the day of the main clause
            mention = replace(mention, body=BACKWARD.sub("earlier", mention.body))
            base = anchor if found_here else None
        tense = _tense(candidate, predicate, mention)
        if predicate.status is Status.POSTPONED and (new := new_date(candidate, predicate, mention)) is not None:
            mention, tense = new, Tense.FUTURE
        time = resolve(mention, published, tense=tense, anchor=base)
        done = predicate.status in DONE and (predicate.explicit or not _in_its_name(candidate, mention))
        if time is not None and done and _lies_ahead(time, published):
            time = resolve(mention, published, tense=Tense.PAST, anchor=base)  # the tagger took "set" for a present
        if time is None:
            continue
        if mention.kind is not TimeKind.RELATIVE_TO_EVENT:
            anchor, found_here = time, True
        closeness = bearing(candidate, predicate, mention)
        if predicate.status in AHEAD and OVER.search(mention.text):
            continue
        unsure = closeness == ELSEWHERE or predicate.status in AHEAD
        if closeness == 0 or (unsure and not _fits(time, predicate.status, published)):
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
    opened = candidate.reading.text[mention.end - candidate.reading.sentence.start :]
    return verb is not None and candidate.reading.offset(verb) > mention.end and re.match(r"\s\w", opened) is not None


def _fits(time: ResolvedTime, status: Status, published: date | None) -> bool:
    """Can a date be that of a status: what is planned lies ahead, what was done lies behind?"""
    first = time.date or time.date_end
    if published is None or first is None:
        return True
    last = last_day(time.date_end or first, time.precision)
    if status in AHEAD:
        return last >= published
    return first <= published or status not in BEHIND


def _lies_ahead(time: ResolvedTime, published: date | None) -> bool:
    return published is not None and time.date is not None and time.date > published


def _only_since(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> bool:
    """ "The second since 2022" dates nothing; "have been training troops since 2017" does."""
    if mention.kind is not TimeKind.SINCE:
        return False
    head = candidate.reading.head_of(mention.start, mention.end)
    if head is not None and candidate.verb is not None and tells_when(candidate.verb, head):
        return False
    verb = candidate.verb if has_gone_on(candidate, mention) else verb_of(candidate, mention)
    aux = auxiliaries(verb) if verb is not None else []
    lasting = any(a.lemma_ == "have" for a in aux)
    if predicate.status in STOPPED and verb is not None and (lasting or verb.tag_ == "VBN"):
        return False  # "has been on hold since 2019", "frozen since 2022"
    if candidate.event_type in EXERCISE_TYPES:  # "have been training since Monday", "has been under way since Monday"
        under_way = predicate.status is Status.ONGOING
        goes_on = verb is not None and (verb.tag_ == "VBG" or (under_way and verb.i in predicate.givers))
        return not lasting or not goes_on
    return candidate.event_type is EventType.TALKS or not lasting


def _ends_it(candidate: Candidate, mention: TimeMention) -> bool:
    """Is it the last day of an exercise that is told ("wrapped up on May 10")?"""
    if candidate.event_type not in EXERCISE_TYPES or mention.kind is not TimeKind.POINT:
        return False
    text, at = candidate.reading.text, candidate.reading.sentence.start
    if LAST_DAY.search(text[: mention.start - at][-30:]) or LAST_DAY.match(text[mention.end - at :]):
        return True
    head = candidate.reading.head_of(mention.start, mention.end)
    above = next((t for t in head.ancestors if t.pos_ != "ADP"), None) if head is not None else None
    verb = verb_of(candidate, mention)
    return any(w is not None and _is_an_end(w) for w in (verb, above))


def _is_an_end(word: Token) -> bool:
    """Does a word tell that an exercise ends ("wrapped up", "came to an end", "at its close")?"""
    if word.lemma_ in word_sets()["ending"]:
        return True
    ways = wordings(word) if word.pos_ in VERBAL else ()
    places = (Place.SUBJECT, Place.OBJECT)
    return any(look_up(EventClass.EXERCISE, place, ways) is Act.FINISHED for place in places)


def _tense(candidate: Candidate, predicate: Predicate, mention: TimeMention) -> Tense:
    """The tense by which an expression without a year or week is to be read: that of the verb it hangs on."""
    verb = verb_of(candidate, mention)
    if _in_its_name(candidate, mention):
        return Tense.PRESENT  # "sent a list for the September 1-7 manoeuvres": on either side of the day of publication
    if verb is None:
        return predicate.tense
    if candidate.reading.sentence.is_headline and predicate.tense is not Tense.FUTURE:
        return Tense.PAST
    if _was_ahead(verb):
        return Tense.PRESENT  # "was to have started on Monday": on either side of the day of publication
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBN", "VBD"} and not _is_finite_ahead(verb):
        planned = verb.tag_ == "VBN" and verb.lemma_ in word_sets()["planning"] and not children(verb, "nsubj")
        if planned or any(a.tag_ == "TO" for a in auxiliaries(verb)):
            return Tense.PRESENT if predicate.status in DECIDED_BY_SAYING else Tense.FUTURE
        return Tense.PAST
    tense = tense_of(verb)
    scheduled = verb.tag_ == "VBN" and verb.lemma_ in word_sets()["planning"]
    if tense is Tense.PAST and predicate.status is Status.PLANNED and scheduled:
        return Tense.FUTURE  # "will go ahead as scheduled on October 4"
    return tense


def _in_its_name(candidate: Candidate, mention: TimeMention) -> bool:
    """Does a month stand before the noun that it dates ("the September 1-7 manoeuvres", "their August exercise")?"""
    if re.search(MONTH, mention.body) is None:
        return False
    head, trigger = candidate.reading.head_of(mention.start, mention.end), candidate.trigger.token
    before = (t.i for left in trigger.lefts for t in left.subtree)
    return head is not None and head.i in before


def _is_finite_ahead(verb: Token) -> bool:
    """Does a participle stand under "will be", or under a present "are being"?"""
    tags = {a.tag_ for a in auxiliaries(verb)}
    return "MD" in tags or ("VBG" in tags and bool(tags & {"VBP", "VBZ"}))


def _was_ahead(verb: Token) -> bool:
    """Is it what was then to come ("was to have been held in May", "had been planned for June")?"""
    infinitive = any(a.tag_ == "TO" for a in auxiliaries(verb)) or tense_of(verb) is Tense.FUTURE
    planned = verb.tag_ == "VBN" and verb.lemma_ in word_sets()["planning"]
    return (infinitive and any(_is_past(v) for v in chain(verb)[1:] or [verb])) or (planned and _is_past(verb))


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in verb.children if a.dep_ in {"aux", "auxpass"})
