"""Document frames: mentions of one event across an article come together in one record.

Here: "the pact", "the drills", "It" attach to the event they mean; restatements merge; what names too few parties takes
them from what came before, or falls. Not here: anything inside one sentence.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.events.frames import Frame, Telling
from pipeline.extract.events.habits import is_habit
from pipeline.extract.events.inheriting import inherited
from pipeline.extract.events.sameness import weight
from pipeline.extract.events.standing import stands_alone
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import VERBAL
from pipeline.records import EventClass, EventType


def build_frames(tellings: list[Telling]) -> list[Frame]:
    """Group the tellings of a document into events."""
    frames: list[Frame] = []
    for telling in tellings:
        if telling.event_type is EventType.COOPERATION and telling.candidate.about_defence < 2:
            continue
        if telling.candidate.about_defence < 0:
            continue
        if is_habit(telling):  # it may lend its name to the edition in hand, but says nothing else of that
            aside = replace(telling, codes=(), when=None, predicate=replace(telling.predicate, explicit=False))
            home = _home(aside, frames)
            if home is not None:
                home.tellings.append(aside)
            continue
        if _place(telling, frames):
            continue
        filled = replace(telling, codes=telling.completed) if _may_be_completed(telling) else telling
        if filled is not telling and _is_on_defence(filled) and _place(filled, frames):
            continue
        lent = inherited(telling, frames)
        if lent is not None:
            frames.append(Frame([lent]))
    for frame in frames:
        if not frame.codes:
            frame.tellings = [replace(t, codes=t.completed) if len(t.completed) == 1 else t for t in frame.tellings]
    return [f for f in frames if _has_enough_parties(f) and not f.codes_are_adversaries]


def _may_be_completed(telling: Telling) -> bool:
    """Is it told firmly enough to be taken as one with those whom its clause leaves out?"""
    if telling.candidate.trigger.token.lemma_ == "patrol":  # most are one state's own
        return bool(telling.completed and telling.candidate.modifiers & word_sets()["joint"])
    if telling.event_type is EventType.AGREEMENT and telling.candidate.plural and not telling.codes:
        return telling.candidate.definite and bool(telling.completed)  # "those who seek guidance on deals"
    done = telling.predicate.explicit or telling.candidate.trigger.token.pos_ in VERBAL
    return bool(telling.completed) and (done or telling.event_class is EventClass.EXERCISE)


def _is_on_defence(filled: Telling) -> bool:
    """Do its own words speak of defence, or does its sentence, which then has to name the two parties as well?"""
    about, parties = filled.candidate.about_defence, set(filled.codes)
    return about == 2 or (about == 1 and len(parties) == 2 and filled.candidate.reading.codes >= parties)


def _has_enough_parties(frame: Frame) -> bool:
    return len(frame.codes) >= (2 if frame.event_class is EventClass.PARTNERSHIP else 1)


def _place(telling: Telling, frames: list[Frame]) -> bool:
    """Put a telling into the frame it belongs to, or open one for it; False where it does neither."""
    home = _home(telling, frames)
    if home is not None:
        home.tellings.append(telling)
    elif stands_alone(telling, frames):
        frames.append(Frame([telling]))
    else:
        return False
    return True


def _home(telling: Telling, frames: list[Frame]) -> Frame | None:
    """The frame that a telling most likely is about, the latest among equals; None where none is likely."""
    weighed = [
        (weight(telling, frame), place, frame)
        for place, frame in enumerate(frames)
        if frame.event_class is telling.event_class
    ]
    best = max(weighed, key=lambda w: w[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None
