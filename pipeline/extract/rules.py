"""The offline extractor: layered rules over a gazetteer and a parse, all knowledge in the lexicon's data files.

Here: the layers in their order, each a package that knows only those before it: times and lexicon, text (parts, gate),
mentions (who and what is named), sentences (the parse), candidates (words that may tell of an event, with its parties),
clauses (status, date, place, name, domain), events (what is told of one event comes together); at the end record.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.clauses.timeline import Timeline
from pipeline.extract.events.frames import Frame, Telling
from pipeline.extract.events.merging import build_frames
from pipeline.extract.events.scenes import Scenes
from pipeline.extract.events.tellings import tell
from pipeline.extract.layers import ALL, Layers
from pipeline.extract.mentions.finder import ActorMention, Mentions, mention_finder
from pipeline.extract.mentions.namesakes import seated_bodies, shared_names
from pipeline.extract.mentions.persons import bind_persons, referred_bodies
from pipeline.extract.record import to_record
from pipeline.extract.sentences.layout import lay_out, read
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.selection import worth_a_closer_look, worth_a_glance
from pipeline.extract.text.document import Document, read_document
from pipeline.extract.text.gate import tells
from pipeline.extract.text.topic import ON_DEFENCE
from pipeline.extract.version import extractor_version
from pipeline.records import Article, EventClass, EventRecord


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
        if not tells(article.text):
            return []
        return list(self.trace(article).records)

    def trace(self, article: Article) -> Trace:
        """The same, with what every layer saw."""
        document = read_document(article.text)
        mentions = mention_finder().find(article.text)
        actors = _usable_actors(article, mentions) if self._layers.persons else mentions.actors
        layout = lay_out(document, mentions, actors)
        timeline = Timeline(document, article.published_date)
        published, layers = article.published_date, self._layers
        readings = read(layout, worth_a_glance(layout))
        tellings, thrown_out = tell(readings, actors, layout, published, timeline, layers=layers)
        frames = _together(tellings, layers)
        drills = any(t.event_class is EventClass.EXERCISE and t.name is not None for t in tellings)
        if layers.closer_look and (frames or drills or layout.defence_share >= ON_DEFENCE):
            # Only an article that tells of an event, or speaks of defence throughout, is worth a closer look.
            known = {r.sentence.index for r in readings}
            more = read(layout, [s for s in worth_a_closer_look(layout) if s.index not in known])
            readings = sorted([*readings, *more], key=lambda r: r.sentence.index)
            tellings, thrown_out = tell(readings, actors, layout, published, timeline, layers=layers)
            frames = _together(tellings, layers)
        scenes = Scenes(layout, frames, timeline)
        records = tuple(to_record(frame, article, scenes) for frame in frames)
        told, out = tuple(tellings), tuple(thrown_out)
        return Trace(document, mentions, actors, tuple(readings), told, out, tuple(frames), records)


def _usable_actors(article: Article, mentions: Mentions) -> tuple[ActorMention, ...]:
    named = seated_bodies(shared_names(mentions.actors))
    persons = bind_persons(article.text, named, article.published_date)
    bodies = referred_bodies(article.text, named)
    return tuple(sorted((*named, *persons, *bodies), key=lambda m: m.start))


def _together(tellings: list[Telling], layers: Layers) -> list[Frame]:
    """The events of a document; without the layer of frames every telling makes one of its own."""
    return build_frames(tellings) if layers.frames else [f for t in tellings for f in build_frames([t])]
