"""The offline extractor: layered rules over a gazetteer and a parse, all knowledge in the lexicon's data files.

Here: the layers in their order. Each has its own module: gate, document, mentions, persons, parse (reading),
candidates, predicate / when / where / naming (what a clause says), frames and merging (what a document says),
record (the result).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.candidates import Candidate, find_candidates
from pipeline.extract.completion import completed, hub_of
from pipeline.extract.cues import contexts
from pipeline.extract.document import Document, Sentence, read_document
from pipeline.extract.domains import domain_of
from pipeline.extract.frames import Frame, Telling
from pipeline.extract.gate import has_trigger, opens, refers_back, tells
from pipeline.extract.layers import ALL, Layers
from pipeline.extract.mentions import (
    ActorMention,
    InstrumentMention,
    Mentions,
    PlaceMention,
    SeriesMention,
    mention_finder,
)
from pipeline.extract.merging import build_frames
from pipeline.extract.naming import name_of
from pipeline.extract.parse import parse
from pipeline.extract.persons import bind_persons, defence_officials, referred_bodies, seated_bodies
from pipeline.extract.plausibility import ON_DEFENCE, defence_share, is_about_defence, is_transcript, sounds_told
from pipeline.extract.predicate import Predicate, read_predicate
from pipeline.extract.reading import Focus, Reading, by_sentence, named_together
from pipeline.extract.record import to_record
from pipeline.extract.scenes import Scenes
from pipeline.extract.split import split_partners
from pipeline.extract.timeline import Timeline
from pipeline.extract.times import ResolvedTime, TimeMention, find_times
from pipeline.extract.trigger_words import is_named_as_exercise
from pipeline.extract.version import extractor_version
from pipeline.extract.when import time_of
from pipeline.extract.where import location_of
from pipeline.records import Article, EventClass, EventRecord, EventType, Status

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
    readings: tuple[Reading, ...]  # the sentences that were parsed
    tellings: tuple[Telling, ...]
    thrown_out: tuple[Telling, ...]  # by plausibility, before anything came together
    frames: tuple[Frame, ...]
    records: tuple[EventRecord, ...]


class RulesExtractor:
    """Article → event records, without a network, a database or a trained part of our own."""

    name = "rules"
    languages = frozenset({"en"})

    def __init__(self, layers: Layers = ALL) -> None:
        """Fix the version: it changes with the code and with every data file of the lexicon."""
        self.version = extractor_version()
        self._layers = layers

    def extract(self, article: Article) -> list[EventRecord]:
        """The events an article tells of, in the order in which it first names them."""
        if not opens(article.text):
            return []
        return list(self.trace(article).records)

    def trace(self, article: Article) -> Trace:
        """The same, with what every layer saw."""
        document = read_document(article.text)
        mentions = mention_finder().find(article.text)
        actors = _usable_actors(article, mentions) if self._layers.persons else mentions.actors
        layout = _lay_out(document, mentions, actors)
        timeline = Timeline(document, article.published_date)
        published, layers = article.published_date, self._layers
        readings = _read(layout, _worth_a_glance(layout))
        tellings, thrown_out = _tell(readings, actors, document, published, timeline, layers=layers)
        frames = _together(tellings, layers)
        if layers.closer_look and (frames or layout.defence_share >= ON_DEFENCE):
            # Only an article that tells of an event, or speaks of defence throughout, is worth a closer look.
            read = {r.sentence.index for r in readings}
            chosen = {s.index: s for s in (*_worth_reading(layout), *_worth_a_closer_look(layout))}
            more = _read(layout, [s for index, s in sorted(chosen.items()) if index not in read])
            readings = sorted([*readings, *more], key=lambda r: r.sentence.index)
            tellings, thrown_out = _tell(readings, actors, document, published, timeline, layers=layers)
            frames = _together(tellings, layers)
        scenes = Scenes(document, frames, timeline, layout.places, layout.actors)
        records = tuple(to_record(frame, article, scenes) for frame in frames)
        told, out = tuple(tellings), tuple(thrown_out)
        return Trace(document, mentions, actors, tuple(readings), told, out, tuple(frames), records)


def _usable_actors(article: Article, mentions: Mentions) -> tuple[ActorMention, ...]:
    named = seated_bodies(mentions.actors)
    persons = bind_persons(article.text, named, article.published_date)
    bodies = referred_bodies(article.text, named)
    return tuple(sorted((*named, *persons, *bodies), key=lambda m: m.start))


@dataclass(frozen=True, slots=True)
class _Layout:
    """A document with its mentions sorted into its sentences, by index."""

    document: Document
    actors: dict[int, list[ActorMention]]
    places: dict[int, list[PlaceMention]]
    series: dict[int, list[SeriesMention]]
    instruments: dict[int, list[InstrumentMention]]
    established: frozenset[str]  # series that some sentence calls an exercise, so that their bare names count too
    officials: frozenset[str]
    defence_share: float


def _lay_out(document: Document, mentions: Mentions, actors: tuple[ActorMention, ...]) -> _Layout:
    series = by_sentence(document, mentions.series)
    established = frozenset(
        m.series.name
        for index, found in series.items()
        for m in found
        if is_named_as_exercise(document.sentences[index].text, m.end - document.sentences[index].start)
    )
    return _Layout(
        document,
        by_sentence(document, actors),
        by_sentence(document, mentions.places),
        series,
        by_sentence(document, mentions.instruments),
        established,
        defence_officials(document.text),
        defence_share(document),
    )


def _read(layout: _Layout, chosen: list[Sentence]) -> list[Reading]:
    return [
        Reading(
            sentence=s,
            doc=doc,
            actors=layout.actors.get(s.index, []),
            places=layout.places.get(s.index, []),
            series=layout.series.get(s.index, []),
            instruments=layout.instruments.get(s.index, []),
            times=[_shifted(t, s.start) for t in find_times(s.text)],
            established=layout.established,
            officials=layout.officials,
            on_defence=layout.defence_share >= ON_DEFENCE,
        )
        for s, doc in zip(chosen, parse(s.text for s in chosen), strict=True)
    ]


def _worth_a_glance(layout: _Layout) -> list[Sentence]:
    """The sentences that are parsed of any article: those that tell of somebody and of defence by a telling word.

    Parsing is what costs, and most articles of a corpus tell of no event: theirs end here.
    """
    cues = contexts()
    return [
        s
        for s in layout.document.sentences
        if s.index in layout.series
        or ((s.index in layout.actors or s.is_headline) and tells(s.text) and cues.is_about_defence(s.text))
        or (s.index in layout.instruments and s.index in layout.actors)
    ]


def _worth_reading(layout: _Layout) -> list[Sentence]:
    """The sentences that are parsed of an article with an event: what has a trigger and is about defence, and its like.

    A sentence without a defence word is read only near one that has both a trigger and such a word, since only there
    may it go on about an event ("Similar pacts with Australia and Britain came into force").
    """
    cues = contexts()
    sentences = layout.document.sentences
    known = layout.series.keys() | layout.instruments.keys()
    triggered = {s.index for s in sentences if has_trigger(s.text)}
    about = [s for s in sentences if s.index in known or (s.index in triggered and cues.is_about_defence(s.text))]
    told = {s.index for s in about}
    near = {s.paragraph + shift for s in about for shift in (-1, 0, 1)}
    chosen: list[Sentence] = []
    for s in sentences:
        may_tell = s.index in told or (s.paragraph in near and s.index in triggered)
        after = bool(chosen) and chosen[-1].index == s.index - 1 and STANDS_IN.search(s.text) is not None
        # a headline names the event and leaves it to the text to say whose
        whose = s.index in layout.actors or s.index in known or s.is_headline or REFERS.search(s.text) is not None
        if (may_tell and whose) or after:
            chosen.append(s)
    return chosen


def _worth_a_closer_look(layout: _Layout) -> list[Sentence]:
    """The other sentences of an article that tells of an event, as far as they may add to it.

    They hold a trigger, or speak of somebody and of defence ("Divers and staff officers came from Japan").
    """
    cues = contexts()
    return [
        s
        for s in layout.document.sentences
        if has_trigger(s.text) or refers_back(s.text) or (s.index in layout.actors and cues.is_defence(s.text))
    ]


def _shifted(time: TimeMention, by: int) -> TimeMention:
    return replace(time, start=time.start + by, end=time.end + by)


def _tell(
    readings: list[Reading],
    actors: tuple[ActorMention, ...],
    document: Document,
    published: date | None,
    timeline: Timeline,
    *,
    layers: Layers,
) -> tuple[list[Telling], list[Telling]]:
    """What the readings tell, and what was thrown out of it as implausible."""
    focus = Focus(named_together(document.text, actors))
    hub = hub_of(document, actors)
    tellings: list[Telling] = []
    thrown_out: list[Telling] = []
    last_type: EventType | None = None
    actors_at = by_sentence(document, actors)
    for s in document.sentences:
        named = [a for a in actors_at.get(s.index, []) if not _is_whereabouts(document.text, a)]
        codes = tuple(sorted({c for a in named for c in a.codes}))
        if len(codes) == 2:
            focus.paired.append((s.end, codes))
    strict = is_transcript(document.text) or not is_about_defence(document)
    for reading in readings:
        _note_before(focus, document, actors_at.get(reading.sentence.index - 1, []))
        for candidate in find_candidates(reading, focus, last_type):
            for t in _telling(candidate, focus, published, timeline.before(reading.sentence.start)):
                if layers.plausibility and not sounds_told(t, strict=strict):
                    thrown_out.append(t)
                    continue
                left_out = () if strict or not layers.completion else completed(candidate, t.codes, hub)
                tellings.append(replace(t, completed=left_out))
            if candidate.about_defence > 0 and candidate.event_type is not EventType.TALKS:
                last_type = candidate.event_type
    return tellings, thrown_out


def _together(tellings: list[Telling], layers: Layers) -> list[Frame]:
    """The events of a document; without the layer of frames every telling makes one of its own."""
    return build_frames(tellings) if layers.frames else [f for t in tellings for f in build_frames([t])]


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
