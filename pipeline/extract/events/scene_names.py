"""The name of an event from a sentence that goes on about it or leads up to it.

Here: "Birlestik-2024 assembles …", "It goes by the name …", "Exercise Cyclone, which started …". Not here: which
sentences those are (surroundings.py), and names in an event's own clause (naming.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.extract.clauses.naming import EXERCISE_NAME, clean, name_in, starts_no_name
from pipeline.extract.clauses.shared_names import PROPER
from pipeline.extract.lexicon.cues import patterns
from pipeline.extract.sentences.layout import Layout
from pipeline.extract.text.document import Sentence
from pipeline.records import EventClass

# "Birlestik-2024", "Medusa-10": only exercises are numbered so
NUMBERED = re.compile(
    rf"\b(?P<name>{PROPER})-(?:(?:19|20)\d\d|\d{{1,2}})\b(?![\w%°]|\s(?:fighter|jet|tank|bomber|missile|aircraft))"
)
AS_IT_IS_CALLED = re.compile(
    rf"\b(?P<name>{PROPER}),\s+as\s+(?:the\s+)?\w+(?:\s\w+){{0,2}}?\s"
    r"(?:calls?|called|names?|named|known|dubs?|dubbed|terms?|termed|styled?)\b"
)


class SceneNames:
    """The names that a document's sentences give, parsed or not."""

    def __init__(self, layout: Layout) -> None:
        """Read nothing yet: most sentences are never asked for."""
        self._layout = layout

    def name_among(self, sentences: Iterable[Sentence], event_class: EventClass, taken: Collection[str]) -> str | None:
        """The first name that sentences give which no other event bears."""
        names = (name for s in sentences for name in self._names(s, event_class))
        return next((name for name in names if name not in taken), None)

    def _names(self, sentence: Sentence, event_class: EventClass) -> Iterator[str]:
        cues, text = patterns("scenes.yaml"), sentence.text
        if event_class is EventClass.EXERCISE:
            yield from (
                clean(m.text) for m in self._layout.series.get(sentence.index, ()) if not m.series.needs_context
            )
        if (cues["exercise_subjects"].match(text) or cues["named"].match(text)) and (name := name_in(text)) is not None:
            yield name
        exercise = (NUMBERED, EXERCISE_NAME) if event_class is EventClass.EXERCISE else ()
        for match in (m for pattern in (*exercise, AS_IT_IS_CALLED) for m in pattern.finditer(text)):
            at = sentence.start + match.start("name")
            told = any(a.start <= at < a.end for a in self._layout.actors.get(sentence.index, ()))
            if not told and not starts_no_name(match["name"]) and len(match["name"]) > 3:
                yield clean(match["name"])
