"""What the sentences around an event add to it: first and last day of an exercise, day and place of a signature.

Here: sentences that go on about an event without telling it anew ("It opened on Monday …", "… put pen to paper in
Suva on Tuesday"). Not here: what an event's own sentence says (when.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.clauses.bearing import DECIDED_BY_SAYING
from pipeline.extract.clauses.closeness import NEW, OWN_YEAR
from pipeline.extract.clauses.domains import called, domain_together, without_words
from pipeline.extract.clauses.timeline import Dated, Timeline
from pipeline.extract.clauses.where import Location
from pipeline.extract.events.frames import Frame
from pipeline.extract.events.scene_names import SceneNames
from pipeline.extract.events.scene_places import ScenePlaces
from pipeline.extract.events.surroundings import Surroundings
from pipeline.extract.lexicon.cues import patterns
from pipeline.extract.sentences.layout import Layout
from pipeline.extract.text.document import Sentence
from pipeline.extract.times import ResolvedTime, TimeKind, completes, merge
from pipeline.records import DatePrecision, Domain, EventClass, Status

REACHED_BY_MEETING = frozenset({Status.SIGNED, Status.AGREED, Status.NEGOTIATING, Status.ACTIVE})
REACHED_BY_SIGNING = frozenset({Status.SIGNED, Status.AGREED})


@dataclass(frozen=True, slots=True)
class _Cues:
    subjects: re.Pattern[str]
    beginning: re.Pattern[str]
    ending: re.Pattern[str]
    lasting: re.Pattern[str]
    signing: re.Pattern[str]
    reporting: re.Pattern[str]
    taking_part: re.Pattern[str]


class Scenes:
    """The sentences of a document by the event they tell of or go on about."""

    def __init__(self, layout: Layout, frames: Sequence[Frame], timeline: Timeline) -> None:
        """Note which sentences tell of which event."""
        self._timeline, self._frames = timeline, frames
        self._around = Surroundings(layout.document, frames)
        self._places, self._names = ScenePlaces(layout), SceneNames(layout)

    def date_of(self, frame: Frame) -> ResolvedTime | None:
        """The date of an event from its own sentences, completed from those around it."""
        own = frame.when
        if frame.event_class is EventClass.EXERCISE:
            return self._held(frame, own)
        step = any(t.when is not None and t.predicate.status is frame.predicate.status for t in frame.tellings)
        if own is not None and own.closeness > OWN_YEAR and step:
            return own
        return self._signed(frame) or self._declared(frame) or self._inherited(frame) or own

    def place_of(self, frame: Frame) -> Location | None:
        """The place of an event from its own sentences, else from those around it."""
        if frame.where is not None:
            return frame.where
        told = (self._places.held_or_signed(s, frame.event_class) for s in self._around.following(frame))
        return next((place for place in told if place), None) or self._place_before(frame) or self._met(frame)

    def name_of(self, frame: Frame) -> str | None:
        """The name of an event from its own sentences, else from one beside them ("It goes by the name …")."""
        if frame.name is not None:
            return frame.name
        taken = {f.name for f in self._frames if f.name}
        home = frame.tellings[0].candidate.reading.sentence
        around = (*self._around.following(frame), *self._around.before(home))
        return self._names.name_among(around, frame.event_class, taken) or self._series_before(frame)

    def domain_of(self, frame: Frame) -> Domain:
        """The domain of an exercise from its own sentences, else from those that go on about it."""
        told = (t.domain for t in frame.tellings if t.domain is not None)
        paragraphs = {t.candidate.reading.sentence.paragraph for t in frame.tellings}
        about = (s.text for s in self._around.following(frame) if s.paragraph in paragraphs or _goes_on(s))
        domains = (domain_together([t.candidate for t in frame.tellings], told, about), self._of_the_series(frame))
        domain = next((d for d in domains if d is not Domain.UNKNOWN), None)
        if domain is not None:
            return domain
        return without_words(frame.event_type, " ".join(t.candidate.reading.text for t in frame.tellings))

    def _of_the_series(self, frame: Frame) -> Domain:
        """What another edition told of is called ("the air combat exercise"), which goes for the whole series."""
        name = self.name_of(frame)
        editions = (f for f in self._frames if f is not frame and name is not None and f.name == name)
        domains = (called([t.candidate for t in f.tellings]) for f in editions)
        return next((d for d in domains if d is not Domain.UNKNOWN), Domain.UNKNOWN)

    def _held(self, frame: Frame, own: ResolvedTime | None) -> ResolvedTime | None:
        """First and last day of an exercise, what is missing taken from the sentences that follow."""
        if own is not None and (own.closeness == NEW or (own.date is not None and own.date_end is not None)):
            return own
        for sentence in self._around.following(frame):
            for found in self._milestones(sentence):
                if own is None or own.precision is DatePrecision.YEAR:
                    own = found
                elif completes(found, own):
                    own = merge(own, found)
                elif own.closeness <= OWN_YEAR:
                    own = found
        return own

    def _milestones(self, sentence: Sentence) -> Iterator[ResolvedTime]:
        """The days of which a sentence says that an exercise begins, ends or is held on them."""
        text, cues, after = sentence.text, _cues(), 0
        for dated in self._timeline.of(sentence):
            if dated.edition or dated.kind is TimeKind.SINCE:
                continue
            lead = text[after : dated.start - sentence.start]
            after = dated.end - sentence.start
            words = [
                (m.end(), role)
                for role, pattern in (("start", cues.beginning), ("end", cues.ending), ("both", cues.lasting))
                for m in pattern.finditer(lead)
            ]
            if not words or _reports(lead) or not cues.subjects.search(text[: dated.start - sentence.start]):
                continue
            place, role = max(words)
            if len(lead) - place > 60:
                continue
            time = dated.time
            if role == "end" and time.date_end is None and time.precision is DatePrecision.DAY:
                time = ResolvedTime(None, time.date, time.precision)
            yield time

    def _signed(self, frame: Frame) -> ResolvedTime | None:
        """The day on which a sentence that follows says that it was signed."""
        if frame.predicate.status not in REACHED_BY_SIGNING:
            return None
        for sentence in self._around.following(frame):
            dated = self._nearest(sentence, _cues().signing)
            if dated is not None:
                return dated.time
        return None

    def _declared(self, frame: Frame) -> ResolvedTime | None:
        """The day on which a sentence that follows reports what is decided by being said."""
        if frame.predicate.status not in DECIDED_BY_SAYING:
            return None
        for sentence in self._around.following(frame):
            for dated in self._timeline.of(sentence):
                said = _reports(sentence.text[: dated.start - sentence.start])
                if said and dated.time.precision is DatePrecision.DAY and dated.kind is TimeKind.POINT:
                    return dated.time
        return None

    def _nearest(self, sentence: Sentence, pattern: re.Pattern[str]) -> Dated | None:
        match = pattern.search(sentence.text)
        if match is None:
            return None
        at = sentence.start + match.start()
        usable = [
            d
            for d in self._timeline.of(sentence)
            if d.time.date is not None and d.kind is TimeKind.POINT and not d.edition
        ]
        return min(usable, key=lambda d: abs(d.start - at), default=None)

    def _place_before(self, frame: Frame) -> Location | None:
        """The place of the event told just before, when the text stays on the scene."""
        last = self._around.event_before(frame) if self._around.stays(frame) else None
        return self.place_of(last) if last is not None and last.event_class is frame.event_class else None

    def _met(self, frame: Frame) -> Location | None:
        """Where those met who signed, agreed or talk: told in its own sentence, just after or before."""
        if frame.event_class is not EventClass.PARTNERSHIP or frame.predicate.status not in REACHED_BY_MEETING:
            return None
        home = frame.tellings[0].candidate.reading.sentence
        around = (self._places.met(s) for s in (home, *self._around.following(frame), *self._around.before(home)))
        return next((place for place in around if place), None)

    def _series_before(self, frame: Frame) -> str | None:
        """The name of the exercise told of just before, where one speaks of "the exercise" alone."""
        first = frame.tellings[0].candidate
        last = self._around.event_before(frame)
        if frame.event_class is not EventClass.EXERCISE or last is None or not first.definite or first.plural:
            return None
        gap = first.reading.sentence.paragraph - last.tellings[-1].candidate.reading.sentence.paragraph
        return last.name if last.event_class is EventClass.EXERCISE and gap <= 1 else None

    def _inherited(self, frame: Frame) -> ResolvedTime | None:
        """The day of what was told just before, when the text stays on the scene ("The two also signed …")."""
        if not self._around.stays(frame):
            return None
        before = self._around.event_before(frame)
        last = self.date_of(before) if before is not None else None
        if last is None or last.precision is not DatePrecision.DAY:
            last = self._timeline.before(frame.tellings[0].candidate.reading.sentence.start)
        return last if last is not None and last.precision is DatePrecision.DAY and last.date is not None else None


def _goes_on(sentence: Sentence) -> bool:
    """Does a sentence speak of an exercise told of before ("It brings together …", "Ten ships take part")?"""
    cues = _cues()
    return cues.subjects.match(sentence.text) is not None or cues.taking_part.search(sentence.text) is not None


def _reports(lead: str) -> bool:
    """Do the words before a date make it the day of a report ("…, the ministry said on Wednesday")?"""
    tail = lead.rsplit(",", 1)[-1][-60:]
    return any(match.end() >= len(tail.rstrip()) for match in _cues().reporting.finditer(tail))


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    found = patterns("scenes.yaml")
    return _Cues(found["exercise_subjects"], *(found[name] for name in _Cues.__slots__[1:]))
