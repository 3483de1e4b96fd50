"""A document with its mentions sorted into its sentences, and sentences read: parsed, with the mentions laid on.

Here: what every layer after the gazetteer looks at. Not here: which sentences are worth a parse (selection.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extract.mentions.exercise_words import is_named_as_exercise
from pipeline.extract.mentions.finder import ActorMention, InstrumentMention, Mentions, PlaceMention, SeriesMention
from pipeline.extract.mentions.persons import defence_officials
from pipeline.extract.mentions.pointing import pointers
from pipeline.extract.sentences.parse import parse
from pipeline.extract.sentences.reading import Reading, by_sentence
from pipeline.extract.text.document import Document, Sentence
from pipeline.extract.text.topic import ON_DEFENCE, defence_share
from pipeline.extract.times import TimeMention, find_times


@dataclass(frozen=True, slots=True)
class Layout:
    """A document with its mentions sorted into its sentences, by index."""

    document: Document
    actors: dict[int, list[ActorMention]]
    places: dict[int, list[PlaceMention]]
    series: dict[int, list[SeriesMention]]
    instruments: dict[int, list[InstrumentMention]]
    established: frozenset[str]  # series that some sentence calls an exercise, so that their bare names count too
    officials: frozenset[str]
    defence_share: float


def lay_out(document: Document, mentions: Mentions, actors: tuple[ActorMention, ...]) -> Layout:
    """Sort the mentions of a document into its sentences; `actors` are those of the gazetteer and the persons bound."""
    series = by_sentence(document, mentions.series)
    established = frozenset(
        m.series.name
        for index, found in series.items()
        for m in found
        if is_named_as_exercise(document.sentences[index].text, m.end - document.sentences[index].start)
    )
    return Layout(
        document,
        by_sentence(document, actors),
        by_sentence(document, mentions.places),
        series,
        by_sentence(document, mentions.instruments),
        established,
        defence_officials(document.text),
        defence_share(document),
    )


def read(layout: Layout, chosen: list[Sentence]) -> list[Reading]:
    """Parse the chosen sentences, in their order, and lay the mentions on."""
    return [
        Reading(
            sentence=s,
            doc=doc,
            actors=layout.actors.get(s.index, []),
            places=layout.places.get(s.index, []),
            series=layout.series.get(s.index, []),
            instruments=layout.instruments.get(s.index, []),
            times=[_shifted(t, s.start) for t in find_times(s.text)],
            pointers=pointers(s, layout.document, layout.places),
            established=layout.established,
            officials=layout.officials,
            on_defence=layout.defence_share >= ON_DEFENCE,
        )
        for s, doc in zip(chosen, parse(s.text for s in chosen), strict=True)
    ]


def _shifted(time: TimeMention, by: int) -> TimeMention:
    return replace(time, start=time.start + by, end=time.end + by)
