"""The phase that an exercise is said to be in, and the status that its tense makes of it.

Here: "began", "lasts", "ended" of an exercise. Not here: what else governs it (compose.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.acts import Act
from pipeline.extract.sentences.governing import Step
from pipeline.extract.sentences.tree import VERBAL, auxiliaries
from pipeline.extract.times import Tense
from pipeline.records import Status


def status_of_phase(act: Act, *, future: bool, tense: Tense, headline: bool, steps: Sequence[Step]) -> Status | None:
    """The status of an exercise by what it is said to do and when."""
    if future:
        return Status.PLANNED if act in {Act.STARTED, Act.HELD} else None
    verb = next((s.word for s in steps if s.word.pos_ in VERBAL), None)
    aux = auxiliaries(verb) if verb is not None else []
    if any(a.lemma_ == "be" for a in aux) and verb is not None and verb.tag_ == "VBG":
        return Status.ONGOING
    perfect = any(a.lemma_ == "have" and a.tag_ in {"VBZ", "VBP"} for a in aux)
    past = tense is Tense.PAST or headline
    if act is Act.STARTED:
        enters = verb is not None and verb.lemma_ == "enter"  # "its second week", but "begins on Friday"
        return Status.ONGOING if past or enters else Status.PLANNED
    if act is Act.LASTING:
        return Status.COMPLETED if past and not perfect else Status.ONGOING
    return Status.COMPLETED if past else None
