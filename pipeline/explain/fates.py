"""What became of every word that might tell of an event: into which event it went, or by which rule it was dropped.

Here: the trace read backwards. Where a layer keeps no note of its reasons, the rule is told from what the telling is.
Not here: layout (page.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.candidates.nesting import drop_nested
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.candidates.trigger_words import find_triggers
from pipeline.extract.events.frames import Telling
from pipeline.extract.events.plausibility import sounds_told
from pipeline.extract.rules import Trace
from pipeline.extract.sentences.reading import Reading
from pipeline.records import EventClass, EventType


@dataclass(frozen=True, slots=True)
class Fate:
    """A telling, and the number of its event in the trace's records (from 1), or why it has none."""

    telling: Telling
    event: int | None
    rule: str


def fates(trace: Trace) -> list[Fate]:
    """The fate of every telling, in text order."""
    kept = [_fate(telling, trace) for telling in trace.tellings]
    dropped = [Fate(telling, None, _implausible(telling)) for telling in trace.thrown_out]
    return sorted([*kept, *dropped], key=lambda f: f.telling.candidate.start)


def unheard(trace: Trace, reading: Reading) -> list[tuple[Trigger, str]]:
    """The triggers of a sentence that did not even become candidates, each with the rule."""
    heard = {
        t.candidate.trigger.token.i for t in (*trace.tellings, *trace.thrown_out) if t.candidate.reading is reading
    }
    found = find_triggers(reading, None)
    outermost = {t.token.i for t in drop_nested(find_triggers(reading, None))}
    return [
        (
            trigger,
            "neither joint nor done, only provided for, or only reaffirmed (candidate.py)"
            if trigger.token.i in outermost
            else "part of another one in its sentence (nesting.py)",
        )
        for trigger in sorted(found, key=lambda t: t.token.i)
        if trigger.token.i not in heard
    ]


def _fate(telling: Telling, trace: Trace) -> Fate:
    for number, frame in enumerate(trace.frames, start=1):
        for other in frame.tellings:
            if other.candidate is telling.candidate and set(telling.codes) <= set(other.codes):
                opened = "opens" if other is frame.tellings[0] else "joins"
                return Fate(telling, number, f"{opened} event {number}")
    return Fate(telling, None, _homeless(telling))


def _implausible(telling: Telling) -> str:
    if sounds_told(telling, strict=False):
        return (
            "the article is talk, or on other matters: there only what names its parties and its step in so many "
            "words counts (plausibility.py)"
        )
    return "a question, or a standing fact and nothing that happens (plausibility.py)"


def _homeless(telling: Telling) -> str:
    """Why a telling is in no event: it fitted none that was told before, and could not open one itself."""
    candidate, count = telling.candidate, len(telling.codes)
    if telling.event_type is EventType.COOPERATION and candidate.about_defence < 2:
        reason = "cooperation counts only where its own words are about defence"
    elif candidate.trigger.referring:
        reason = "it only refers to an event, and fits none told before"
    elif telling.event_class is EventClass.PARTNERSHIP and count < 2:
        reason = f"a partnership needs two parties, this names {count or 'none'}"
    elif telling.event_class is EventClass.EXERCISE and not count:
        reason = "an exercise needs a party, this names none"
    elif candidate.about_defence < 0:
        reason = "its words are about another field than defence"
    elif candidate.about_defence == 0:
        reason = "nothing in its sentence is about defence"
    else:
        reason = "it fits no event told before, and is told too loosely to open one"
    return f"{reason} (merging.py)"
