"""What a telling leaves out because the article has said it of an event before: parties, or the name of a series.

Here: "a second memorandum" between the same two, "last year's edition" of the same exercise. Not here: whether a
telling is about the same event (sameness.py), nor parties that its own sentence names (completion.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.events.conflicting import dates_conflict
from pipeline.extract.events.frames import Frame, Telling
from pipeline.extract.events.sameness import ANOTHER, is_other_edition
from pipeline.records import EventClass, EventType

REACH = 1  # paragraphs back: where another edition of an exercise finds its series
IN_A_ROW = 4  # the same where it is told by its place in the row ("the one before")


def inherited(telling: Telling, frames: Sequence[Frame]) -> Telling | None:
    """The telling with what the events told before it lend it; None where nothing does."""
    if telling.event_class is EventClass.EXERCISE:
        return _edition(telling, frames)
    return _between_the_same(telling, frames)


def _edition(telling: Telling, frames: Sequence[Frame]) -> Telling | None:
    """Another edition of the exercise told of last: its series, and its parties where none are named."""
    candidate = telling.candidate
    if candidate.trigger.attending or telling.name or not candidate.definite or telling.when is None:
        return None
    drills = [f for f in frames if f.event_class is EventClass.EXERCISE and (f.codes or telling.codes)]
    if not drills:
        return None
    last = max(drills, key=lambda f: f.tellings[-1].candidate.start)
    gap = candidate.reading.sentence.paragraph - last.tellings[-1].candidate.reading.sentence.paragraph
    other = is_other_edition(candidate) or dates_conflict(telling.when, last.when)
    if gap > (IN_A_ROW if candidate.trigger.in_a_row else REACH) or not other:
        return None
    return replace(telling, codes=telling.codes or tuple(sorted(last.codes)), name=last.name)


def _between_the_same(telling: Telling, frames: Sequence[Frame]) -> Telling | None:
    """Another instrument between those whom the article is about, as far as its sentence names nobody else."""
    candidate = telling.candidate
    like = bool(candidate.modifiers & ANOTHER)
    if telling.event_type is not EventType.AGREEMENT or not candidate.indefinite or candidate.trigger.stand_in:
        return None
    if not telling.predicate.explicit or not (candidate.about_defence > 0 or like):
        return None
    pairs = [f for f in frames if f.event_class is EventClass.PARTNERSHIP and len(f.codes) >= len(telling.codes) + 1]
    if not pairs:
        return None
    main = max(pairs, key=lambda f: len(f.tellings)).codes
    named = candidate.reading.codes | set(telling.codes)
    return replace(telling, codes=tuple(sorted(main))) if named <= main else None
