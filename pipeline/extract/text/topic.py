"""What a text as a whole is: on defence or on other matters, told by one or spoken by several in turn.

Here: measures over all its sentences. Not here: what a single word is about (candidates/subject_matter.py).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.any_of import AnyOf
from pipeline.extract.lexicon.cues import contexts
from pipeline.extract.text.document import Document

DRILLS = AnyOf(["drills?", "exercises", "war games?", "patrols", "man(?:oeu|eu)vres", "maneuvers"])
SPEAKER = re.compile(r"^(?:Q\s{1,6}\S|[A-Z][A-Z.’' -]{2,40}(?:\([^)]*\))?:\s)", re.MULTILINE)
TURNS = 4  # so many changes of speaker make a transcript
# The share of sentences from which on an article is on defence, and does not only touch on it among much else. Of the
# labelled articles with an event 95 in 100 speak of defence in a fifth of their sentences or more, of government
# documents at large 5 in 100 do.
DEFENCE_SHARE = 0.18
ON_DEFENCE = 0.3  # from here on an article speaks of little else


def is_transcript(text: str) -> bool:
    """Is a text spoken by several in turn: a press briefing, a gaggle, remarks with questions?"""
    return sum(1 for _ in zip(SPEAKER.finditer(text), range(TURNS), strict=False)) == TURNS


def defence_share(document: Document) -> float:
    """The share of an article's sentences that speak of defence or of drills and patrols, 0 to 1."""
    told = sum(contexts().is_defence(s.text) or DRILLS.occurs_in(s.text) for s in document.sentences)
    return told / len(document.sentences) if document.sentences else 0.0
