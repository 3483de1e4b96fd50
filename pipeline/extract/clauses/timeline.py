"""The dates that an article names, sentence by sentence and without a parse.

Here: what "that same month" and "a year later" count from, and the dates of sentences that tell of no event themselves.
Not here: which event a date belongs to (when.py inside a sentence, scenes.py around it).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.text.document import Document, Sentence
from pipeline.extract.times import ResolvedTime, Tense, TimeKind, TimeMention, find_times, resolve

AHEAD = re.compile(
    r"\b(?:will|would|shall|(?:is|are) (?:likely |expected )?to"
    r"|(?:due|set|scheduled|slated|planned|expected) (?:to|for|on)"
    r"|(?:go on|last|run|continue|remain|stay)(?=\s*$)"
    r"|(?:begin|start|open|close|end|conclude|finishe|run|last|culminate|wrap|continue|goe|take)s)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[;:]|,\s(?:and|but|when|which|where|who|after|before|while|said)\b|\b(?:said|told|after)\b", re.IGNORECASE
)
# What was to be done then may have been done since, or not: on either side of the day of publication.
ONCE_AHEAD = re.compile(
    r"\b(?:was|were|had been) (?:due|set|scheduled|slated|planned|expected|supposed|to)\b", re.IGNORECASE
)
OWNED = re.compile(r"['’]s (\w+)")
BEHIND = re.compile(r"\b(?:was|were|had|began|(?<!be )\w+ed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with what it means; the mention's offsets are the article's."""

    start: int
    end: int
    kind: TimeKind
    edition: bool
    time: ResolvedTime


class Timeline:
    """All dates of an article in text order."""

    def __init__(self, document: Document, published: date | None) -> None:
        """Read nothing yet: most articles tell of no event, and most that do tell of it early on."""
        self._document, self._published = document, published
        self._sentences: list[list[Dated]] = []
        self._all: list[Dated] = []
        self._last_told: ResolvedTime | None = None

    def _read_up_to(self, offset: int) -> None:
        """Read on through the sentences that begin before an offset of the article."""
        sentences = self._document.sentences
        while len(self._sentences) < len(sentences) and sentences[len(self._sentences)].start < offset:
            found = self._dates_of(sentences[len(self._sentences)])
            self._sentences.append(found)
            self._all.extend(found)

    def _dates_of(self, sentence: Sentence) -> list[Dated]:
        """Resolve every expression of the next sentence, by words on tense before it and what was told last."""
        found = []
        for mention in find_times(sentence.text):
            tense = _tense(sentence.text, mention)
            time = resolve(mention, self._published, tense=tense, anchor=self._last_told)
            if time is None:
                continue
            self._last_told = time
            if _is_of_another(sentence.text, mention):
                continue
            start, end = sentence.start + mention.start, sentence.start + mention.end
            found.append(Dated(start, end, mention.kind, mention.edition, time))
        return found

    def of(self, sentence: Sentence) -> Sequence[Dated]:
        """The dates of a sentence."""
        self._read_up_to(sentence.end)
        return self._sentences[sentence.index]

    def before(self, offset: int) -> ResolvedTime | None:
        """The date last named before an offset of the article."""
        self._read_up_to(offset)
        place = bisect_left(self._all, offset, key=lambda dated: dated.start)
        return self._all[place - 1].time if place else None


def _is_of_another(text: str, mention: TimeMention) -> bool:
    """Is it the date of what happened beside an event ("last year's war")?"""
    owned = OWNED.match(text[mention.end :])
    return owned is not None and owned[1].lower() in word_sets()["occurrences"]


def _tense(text: str, mention: TimeMention) -> Tense:
    """The tense that the words of the clause before an expression suggest."""
    clause = CLAUSE.split(text[: mention.start])[-1] if mention.start > 3 else text
    if ONCE_AHEAD.search(clause):
        return Tense.PRESENT
    ahead = [m.start() for m in AHEAD.finditer(clause)]
    behind = [m.start() for m in BEHIND.finditer(clause)]
    if ahead and (not behind or max(ahead) >= max(behind)):
        return Tense.FUTURE
    return Tense.PAST
