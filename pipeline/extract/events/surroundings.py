"""What stands around the sentences that tell of an event: those that go on about it, and the event told before it.

Here: reach and order only. Not here: what those sentences say (scenes.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.events.frames import Frame
from pipeline.extract.lexicon.cues import patterns
from pipeline.extract.text.document import Document, Sentence

REACH = 3  # sentences after a telling that may go on about it


class Surroundings:
    """The sentences of a document by the events they tell of."""

    def __init__(self, document: Document, frames: Sequence[Frame]) -> None:
        """Note which sentences tell of which event."""
        self._document, self._frames = document, frames
        self._told: dict[int, list[Frame]] = {}
        for frame in frames:
            for telling in frame.tellings:
                self._told.setdefault(telling.candidate.reading.sentence.index, []).append(frame)

    def following(self, frame: Frame) -> Iterator[Sentence]:
        """The sentences that may go on about an event: after each of its own, up to the next that tells of another.

        Its own are among them where they tell of nothing else: what the parse ties to nothing may still be theirs.
        """
        seen: set[int] = set()
        for telling in frame.tellings:
            home = telling.candidate.reading.sentence
            if home.is_headline:
                continue
            for sentence in self._document.sentences[home.index : home.index + 1 + REACH]:
                shared = any(f is not frame for f in self._told.get(sentence.index, []))
                if sentence.index == home.index and shared:
                    continue
                if shared or sentence.paragraph - home.paragraph > 1:
                    break
                if sentence.index not in seen:
                    seen.add(sentence.index)
                    yield sentence

    def before(self, home: Sentence) -> Sequence[Sentence]:
        """The sentence before one, where it tells of no event and stands in the same paragraph."""
        last = self._document.sentences[home.index - 1] if home.index else home
        return [last] if last.paragraph == home.paragraph and last.index not in self._told else []

    def event_before(self, frame: Frame) -> Frame | None:
        """The event whose first telling stands last before that of another one."""
        first = frame.tellings[0].candidate.start
        before = [f for f in self._frames if f.tellings[0].candidate.start < first]
        return max(before, key=lambda f: f.tellings[0].candidate.start, default=None)

    def stays(self, frame: Frame) -> bool:
        """Does the text stay at the scene of what it told last ("The two also signed …", "Hours later …")?"""
        telling = frame.tellings[0]
        verb = telling.candidate.verb
        also = verb is not None and any(c.lower_ == "also" for c in verb.children)
        return also or patterns("scenes.yaml")["same_scene"].match(telling.candidate.reading.sentence.text) is not None
