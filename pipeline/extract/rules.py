"""The offline extractor: layered rules over a gazetteer and a parse, all knowledge in the lexicon's data files.

Here: the layers in their order. Each has its own module: gate, document, mentions, persons, parse (reading),
candidates, predicate / when / where / naming (what a clause says), frames and merging (what a document says),
record (the result).
"""

from __future__ import annotations

import re
from collections.abc import Set
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
from pipeline.extract.reading import Focus, Reading, by_sentence, named_together
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
    """Everything that an extraction saw, layer by layer: what one looks at to see why a record came out as it did."""

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
    actors_at = by_sentence(document, actors)
    places, series, instruments = (
        by_sentence(document, mentions.places),
        by_sentence(document, mentions.series),
        by_sentence(document, mentions.instruments),
    )
    chosen = _worth_reading(document, named=actors_at.keys(), known=series.keys() | instruments.keys())
    return [
        Reading(
            sentence=s,
            doc=doc,
            actors=actors_at.get(s.index, []),
            places=places.get(s.index, []),
            series=series.get(s.index, []),
            instruments=instruments.get(s.index, []),
            times=[_shifted(t, s.start) for t in find_times(s.text)],
        )
        for s, doc in zip(chosen, parse(s.text for s in chosen), strict=True)
    ]


def _worth_reading(document: Document, named: Set[int], known: Set[int]) -> list[Sentence]:
    """The sentences that are parsed: those that hold a trigger and speak of defence, and what goes on about them.

    `named` are the sentences with an actor, `known` those with a series or instrument of the lexicon, by index.
    Parsing is what costs. A sentence without a defence word is read only near one that has both, since only there may
    it go on about an event ("Similar pacts with Australia and Britain came into force last year").
    """
    cues = contexts()
    triggered = {s.index for s in document.sentences if has_trigger(s.text)}
    about = [
        s
        for s in document.sentences
        if s.index in known
        or (s.index in triggered and (cues.is_defence(s.text) or cues.capability.search(s.text) is not None))
    ]
    told = {s.index for s in about}
    near = {s.paragraph + shift for s in about for shift in (-1, 0, 1)}
    chosen: list[Sentence] = []
    for s in document.sentences:
        may_tell = s.index in told or (s.paragraph in near and s.index in triggered)
        after = bool(chosen) and chosen[-1].index == s.index - 1 and STANDS_IN.search(s.text) is not None
        # a headline names the event and leaves it to the text to say whose
        whose = s.index in named or s.is_headline or REFERS.search(s.text) is not None
        if (may_tell and whose) or after:
            chosen.append(s)
    return chosen


def _shifted(time: TimeMention, by: int) -> TimeMention:
    return replace(time, start=time.start + by, end=time.end + by)


def _tell(
    readings: list[Reading], actors: tuple[ActorMention, ...], document: Document, published: date | None
) -> list[Telling]:
    focus = Focus(named_together(document.text, actors))
    tellings: list[Telling] = []
    last_type: EventType | None = None
    anchor: ResolvedTime | None = None
    actors_at = by_sentence(document, actors)
    for reading in readings:
        _note_before(focus, document, actors_at.get(reading.sentence.index - 1, []))
        for candidate in find_candidates(reading, focus, last_type):
            told = _telling(candidate, focus, published, anchor)
            tellings.extend(told)
            anchor = next((t.when for t in told if t.when is not None), anchor)
            if candidate.about_defence > 0 and candidate.event_type is not EventType.TALKS:
                last_type = candidate.event_type
    return tellings


def _note_before(focus: Focus, document: Document, actors: list[ActorMention]) -> None:
    """Take the sentence before a reading into the focus: its first actor is what "it" will mean."""
    acting = next((a for a in actors if not _is_whereabouts(document.text, a)), None)
    if acting is not None:
        focus.note(acting.start, acting.codes)


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
