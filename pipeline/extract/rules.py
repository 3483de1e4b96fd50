"""The offline extractor: layered rules over a gazetteer and a parse, all knowledge in the lexicon's data files.

Here: the layers in their order. Each has its own module: gate, document, mentions, persons, parse (reading),
candidates, predicate / when / where / naming (what a clause says), frames and merging (what a document says),
record (the result).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.candidates import Candidate, find_candidates
from pipeline.extract.cues import contexts
from pipeline.extract.document import Document, Sentence, read_document
from pipeline.extract.frames import Frame, Telling
from pipeline.extract.gate import has_trigger, opens
from pipeline.extract.mentions import ActorMention, Mentions, mention_finder
from pipeline.extract.merging import build_frames
from pipeline.extract.naming import domain_of, name_of
from pipeline.extract.parse import parse
from pipeline.extract.persons import bind_persons, referred_bodies
from pipeline.extract.predicate import Predicate, read_predicate
from pipeline.extract.reading import Focus, Reading, named_together
from pipeline.extract.record import to_record
from pipeline.extract.split import split_partners
from pipeline.extract.times import ResolvedTime, TimeMention, find_times
from pipeline.extract.version import extractor_version
from pipeline.extract.when import time_of
from pipeline.extract.where import location_of
from pipeline.records import Article, Domain, EventClass, EventRecord, EventType, Status

# A sentence that goes on about an instrument or exercise without naming it ("Seoul has offered one to China too").
REFERS = re.compile(
    r"\b(?:they|their|its?|both|the two|the three|the allies|the drills?|the exercises?|an?)\b", re.IGNORECASE
)
STANDS_IN = re.compile(r"\b(?:one|another|those|own|it|sign(?:ed|s)?|ratif\w+|similar)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that an extraction saw, layer by layer, for `explain`."""

    document: Document
    mentions: Mentions
    actors: tuple[ActorMention, ...]
    tellings: tuple[Telling, ...]
    frames: tuple[Frame, ...]
    records: tuple[EventRecord, ...]


class RulesExtractor:
    """Article → event records, without a network, a database or a trained part of our own."""

    name = "rules"

    def __init__(self) -> None:
        """Fix the version: it changes with the code and with every data file of the lexicon."""
        self.version = extractor_version()

    def extract(self, article: Article) -> list[EventRecord]:
        """The events an article tells of, in the order in which it first names them."""
        if not opens(article.text):
            return []
        return list(self.trace(article).records)

    def trace(self, article: Article) -> Trace:
        """The same, with what every layer saw."""
        document = read_document(article.text)
        mentions = mention_finder().find(article.text)
        actors = _usable_actors(article, mentions)
        readings = _read(document, mentions, actors)
        tellings = _tell(readings, actors, document, article.published_date)
        frames = build_frames(tellings)
        records = tuple(to_record(frame, article) for frame in frames)
        return Trace(document, mentions, actors, tuple(tellings), tuple(frames), records)


def _usable_actors(article: Article, mentions: Mentions) -> tuple[ActorMention, ...]:
    persons = bind_persons(article.text, mentions.actors, article.published_date)
    bodies = referred_bodies(article.text, mentions.actors)
    return tuple(sorted((*mentions.actors, *persons, *bodies), key=lambda m: m.start))


def _read(document: Document, mentions: Mentions, actors: tuple[ActorMention, ...]) -> list[Reading]:
    chosen = _worth_reading(document, mentions, actors)
    readings = []
    for sentence, doc in zip(chosen, parse(s.text for s in chosen), strict=True):
        times = [_shifted(t, sentence.start) for t in find_times(sentence.text)]
        readings.append(
            Reading(
                sentence=sentence,
                doc=doc,
                actors=[a for a in actors if sentence.start <= a.start < sentence.end],
                places=[p for p in mentions.places if sentence.start <= p.start < sentence.end],
                series=[s for s in mentions.series if sentence.start <= s.start < sentence.end],
                instruments=[i for i in mentions.instruments if sentence.start <= i.start < sentence.end],
                times=times,
            )
        )
    return readings


def _worth_reading(document: Document, mentions: Mentions, actors: tuple[ActorMention, ...]) -> list[Sentence]:
    """The sentences that are parsed: those that hold a trigger and speak of defence, and what goes on about them.

    Parsing is what costs. A sentence without a defence word is read only near one that has both, since only there may
    it go on about an event ("Similar pacts with Australia and Britain came into force last year").
    """
    triggered = [s for s in document.sentences if has_trigger(s.text) or _has(mentions, s)]
    cues = contexts()
    about = {
        s.index for s in triggered if _has(mentions, s) or cues.is_defence(s.text) or cues.capability.search(s.text)
    }
    near = {s.paragraph + shift for s in triggered if s.index in about for shift in (-1, 0, 1)}
    named = {bisect_right(starts, a.start) - 1 for starts in [[s.start for s in document.sentences]] for a in actors}
    chosen: list[Sentence] = []
    for s in document.sentences:
        told = s.index in about or (s.paragraph in near and has_trigger(s.text))
        after = bool(chosen) and chosen[-1].index == s.index - 1 and STANDS_IN.search(s.text) is not None
        whose = s.index in named or REFERS.search(s.text) is not None
        if (told and whose) or after:
            chosen.append(s)
    return chosen


def _has(mentions: Mentions, sentence: Sentence) -> bool:
    starts = [s.start for s in mentions.series] + [i.start for i in mentions.instruments]
    return any(sentence.start <= start < sentence.end for start in starts)


def _shifted(time: TimeMention, by: int) -> TimeMention:
    return replace(time, start=time.start + by, end=time.end + by)


def _tell(
    readings: list[Reading], actors: tuple[ActorMention, ...], document: Document, published: date | None
) -> list[Telling]:
    focus = Focus(named_together(document.text, actors))
    tellings: list[Telling] = []
    last_type: EventType | None = None
    anchor: ResolvedTime | None = None
    for reading in readings:
        _note_before(focus, actors, document, reading.sentence)
        for candidate in find_candidates(reading, focus, last_type):
            told = _telling(candidate, focus, published, anchor)
            tellings.extend(told)
            anchor = next((t.when for t in told if t.when is not None), anchor)
            if candidate.about_defence > 0 and candidate.event_type is not EventType.TALKS:
                last_type = candidate.event_type
    return tellings


def _note_before(focus: Focus, actors: tuple[ActorMention, ...], document: Document, sentence: Sentence) -> None:
    """Take the sentences between two readings into the focus: their first actor is what "it" will mean."""
    if sentence.index == 0:
        return
    previous = document.sentences[sentence.index - 1]
    inside = [a for a in actors if previous.start <= a.start < previous.end and not _is_whereabouts(document.text, a)]
    if inside:
        focus.note(inside[0].start, inside[0].codes)


def _is_whereabouts(text: str, actor: ActorMention) -> bool:
    """Is a state or capital named only as a place ("in Tokyo")?"""
    words = text[max(0, actor.start - 12) : actor.start].lower().split()
    return bool(words) and words[-1] in {"in", "at", "near", "to", "from", "outside", "around", "off"}


def _telling(candidate: Candidate, focus: Focus, published: date | None, anchor: ResolvedTime | None) -> list[Telling]:
    predicate = read_predicate(candidate)
    domain = None
    if candidate.event_type.event_class is EventClass.EXERCISE:
        domain = domain_of(candidate, predicate.clause)
        if domain is Domain.UNKNOWN:
            domain = domain_of(candidate, candidate.reading.doc.text)
    when = time_of(candidate, predicate, published, anchor)
    predicate = _ahead_of_publication(predicate, when, published)
    start, end = _span(candidate, predicate.clause)
    base = Telling(
        candidate=candidate,
        codes=candidate.codes,
        predicate=predicate,
        name=name_of(candidate),
        when=when,
        where=location_of(candidate),
        domain=domain,
        start=start,
        end=end,
    )
    return split_partners(base, focus, published)


def _ahead_of_publication(predicate: Predicate, when: ResolvedTime | None, published: date | None) -> Predicate:
    """What is dated after the day of publication cannot have happened, unless the text says so in so many words."""
    if when is None or when.date is None or published is None or when.date <= published or predicate.explicit:
        return predicate
    later = {Status.ACTIVE: Status.PROPOSED, Status.ONGOING: Status.PLANNED, Status.COMPLETED: Status.PLANNED}
    status = later.get(predicate.status, predicate.status)
    return replace(predicate, status=status, rule=f"{status}: dated after publication")


def _span(candidate: Candidate, clause: str) -> tuple[int, int]:
    sentence = candidate.reading.sentence
    at = sentence.text.find(clause)
    if at < 0 or not clause:
        return sentence.start, sentence.end
    return sentence.start + at, sentence.start + at + len(clause)
