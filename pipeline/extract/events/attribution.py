"""Whom the article cites for an event: the subject of the reporting verb, or "according to …"."""

from __future__ import annotations

import re

from pipeline.extract.events.frames import Frame
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import children

ACCORDING = re.compile(r"\baccording to (?P<who>(?:the |a |an )?[^,.;]{3,80})")
MAX_CHARS = 120


def attribution_of(frame: Frame) -> str | None:
    """The cited source of the first telling that has one, in the text's words."""
    readings = (telling.candidate.reading for telling in frame.tellings)
    found = next((who for reading in readings if (who := _of_clause(reading) or _of_reporting_verb(reading))), None)
    return found[:MAX_CHARS] if found else None


def _of_clause(reading: Reading) -> str | None:
    match = ACCORDING.search(reading.text)
    return match.group("who").strip() if match else None


def _of_reporting_verb(reading: Reading) -> str | None:
    for token in reading.doc:
        if token.lemma_ in word_sets()["reporting"] and token.pos_ == "VERB" and children(token, "ccomp"):
            speakers = children(token, "nsubj")
            if speakers and speakers[0].pos_ != "PRON":
                return reading.text_of(list(speakers[0].subtree))
    return None
