"""Document frames: mentions of one event across an article come together in one record.

Here: "the pact", "the drills", "It" attach to the event they mean; restatements merge; what names too few parties takes
them from what came before, or falls. Not here: anything inside one sentence.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.cues import word_sets
from pipeline.extract.frames import Frame, Telling
from pipeline.extract.inheriting import inherited
from pipeline.extract.sameness import ANOTHER, weight
from pipeline.records import EventClass, EventType


def build_frames(tellings: list[Telling]) -> list[Frame]:
    """Group the tellings of a document into events."""
    frames: list[Frame] = []
    for telling in tellings:
        if telling.event_type is EventType.COOPERATION and telling.candidate.about_defence < 2:
            continue
        if _place(telling, frames):
            continue
        filled = replace(telling, codes=telling.completed) if telling.completed else telling
        if filled is not telling and filled.candidate.about_defence == 2 and _place(filled, frames):
            continue
        lent = inherited(filled, frames)
        if lent is not None:
            frames.append(Frame([lent]))
    return [f for f in frames if len(f.codes) >= (2 if f.event_class is EventClass.PARTNERSHIP else 1)]


def _place(telling: Telling, frames: list[Frame]) -> bool:
    """Put a telling into the frame it belongs to, or open one for it; False where it does neither."""
    home = _home(telling, frames)
    if home is not None:
        home.tellings.append(telling)
    elif _stands_alone(telling, frames):
        frames.append(Frame([telling]))
    else:
        return False
    return True


def _stands_alone(telling: Telling, frames: list[Frame]) -> bool:
    if telling.candidate.trigger.referring:
        return False
    if telling.event_class is EventClass.PARTNERSHIP and len(telling.codes) < 2:
        return False
    # A named exercise opens its frame without parties: the sentences that follow tell them.
    if telling.event_class is EventClass.EXERCISE and not telling.codes and telling.name is None:
        return False
    about = telling.candidate.about_defence
    if telling.event_type is EventType.PATROL and len(telling.codes) < 2 and telling.name is None:
        return False
    if about == 0 and frames and (telling.candidate.trigger.stand_in or telling.candidate.modifiers & ANOTHER):
        about = 2
    if about == 0 and telling.event_type is EventType.AGREEMENT and _follows_an_instrument(telling, frames):
        about = 1
    if telling.candidate.trigger.token.lemma_.lower() in word_sets()["attribute_like"] and telling.name is None:
        return about == 2 and telling.predicate.explicit and telling.event_class is EventClass.PARTNERSHIP
    if telling.event_class is EventClass.EXERCISE and _is_vague(telling):
        return False
    if telling.event_class is EventClass.EXERCISE and about == 0:
        told = any(f.event_class is EventClass.EXERCISE for f in frames)
        about = 1 if told or telling.candidate.modifiers & word_sets()["joint"] else 0
    if about < 0:
        return False
    if telling.event_type in {EventType.COOPERATION, EventType.JOINT_PROGRAM}:
        return about == 2
    if (
        telling.event_type is EventType.TALKS
        and telling.candidate.trigger.token.lemma_.lower() not in word_sets()["open_talks"]
    ):
        return about == 2
    return about >= 1


def _follows_an_instrument(telling: Telling, frames: list[Frame]) -> bool:
    """Was an agreement on defence told of in this or the last paragraph, so that another one is its like?"""
    here = telling.candidate.reading.sentence.paragraph
    return any(
        f.event_type is EventType.AGREEMENT and here - f.tellings[-1].candidate.reading.sentence.paragraph <= 1
        for f in frames
    )


def _is_vague(telling: Telling) -> bool:
    """Exercises in general ("ever larger exercises along the border"): bare plural, no date, name or word on status."""
    candidate = telling.candidate
    if candidate.trigger.token.pos_ == "VERB" and len(telling.codes) < 2 and telling.when is None:
        return True  # "has trained with outside powers before"
    bare = candidate.plural and not candidate.definite and telling.name is None and telling.when is None
    return bare and not telling.predicate.explicit and not candidate.reading.sentence.is_headline


def _home(telling: Telling, frames: list[Frame]) -> Frame | None:
    """The frame that a telling most likely is about, the latest among equals; None where none is likely."""
    weighed = [
        (weight(telling, frame), place, frame)
        for place, frame in enumerate(frames)
        if frame.event_class is telling.event_class
    ]
    best = max(weighed, key=lambda w: w[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None
