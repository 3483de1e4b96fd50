"""Where an event happens, from a sentence that goes on about it or leads up to it.

Here: where something is said to begin, go on or be signed, and where those who agreed on it met. Not here: which
sentences those are (surroundings.py), and places in the grammar of an event's own clause (where.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.clauses.nearness import STRONG
from pipeline.extract.clauses.where import Location, is_compared_within, is_too_wide
from pipeline.extract.lexicon.cues import patterns
from pipeline.extract.mentions.place_names import PlaceName, Stretch, place_names
from pipeline.extract.mentions.pointing import pointers
from pipeline.extract.sentences.layout import Layout
from pipeline.extract.text.document import Sentence
from pipeline.records import EventClass

MEETING_REACH = 60  # characters between those who meet and where they do
LED_TO = frozenset({"in", "at", "to", "outside", "near"})


class ScenePlaces:
    """The places of a document's sentences, parsed or not."""

    def __init__(self, layout: Layout) -> None:
        """Read nothing yet: most sentences are never asked for."""
        self._layout = layout

    def held_or_signed(self, sentence: Sentence, event_class: EventClass) -> Location | None:
        """The first place at which a sentence says that something begins, goes on or is signed."""
        cues, text = patterns("scenes.yaml"), sentence.text
        signed = event_class is EventClass.PARTNERSHIP
        said = (cues["signing"],) if signed else (cues["beginning"], cues["ending"], cues["lasting"])
        first = min((m.end() for pattern in said for m in pattern.finditer(text)), default=None)
        if first is None or not (signed or cues["exercise_subjects"].search(text)):
            return None
        for place, lead in self._led_to(sentence, event_class):
            apart = signed and cues["apart"].search(lead[first:]) is not None  # "…, which parliament in Lima debates"
            if place.preposition in STRONG and not apart:
                return _location(place)
        return None

    def met(self, sentence: Sentence) -> Location | None:
        """The first place at which a sentence says that somebody meets, visits or is received."""
        cues = patterns("scenes.yaml")
        for place, lead in self._led_to(sentence, EventClass.PARTNERSHIP):
            if place.preposition not in LED_TO:
                continue
            meeting = max(cues["meeting"].finditer(lead[-MEETING_REACH:]), key=re.Match.end, default=None)
            if meeting is None or cues["apart"].search(lead[-MEETING_REACH:], meeting.end()):
                continue
            if cues["ahead"].search(lead[-MEETING_REACH:][: meeting.start()]) is None:
                return _location(place)
        return None

    def _led_to(self, sentence: Sentence, event_class: EventClass) -> Iterator[tuple[PlaceName, str]]:
        """The places of a sentence that are not too wide for an event, with the text before each."""
        layout = self._layout
        places, actors = layout.places.get(sentence.index, ()), layout.actors.get(sentence.index, ())
        pointing = pointers(sentence, layout.document, layout.places)
        for place in place_names(Stretch(sentence.text, sentence.start, places, actors, pointers=pointing)):
            lead = sentence.text[: place.start - sentence.start]
            if not is_too_wide(place, event_class) and not is_compared_within(place, lead):
                yield place, lead


def _location(place: PlaceName) -> Location:
    return Location(place.text, place.latitude, place.longitude, 0)
