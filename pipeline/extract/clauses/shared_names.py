"""Names that an event shares: a pact's with those who made it, a cooperation's with the programme it is part of.

Here: "AUKUS, the pact that …", "trained under Operation X". Not here: names of its own (naming.py).
"""

from __future__ import annotations

import re

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.renamed import nouns_of
from pipeline.extract.sentences.tree import clause_tokens
from pipeline.records import EventType

PROPER = r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:(?:of|and|the|de|&)\s+)*[A-ZÀ-Ý][\w’'-]*)*"
OPERATION = re.compile(rf"\b(?P<name>(?:Operation|Project)\s+{PROPER})")
CALLED_SO = re.compile(r"\b(?:known as|called|named|dubbed|the name)\s+[\"“‘']?$", re.IGNORECASE)
CALLED_REACH = 60  # characters between the trigger and the name it is called by


def grouping_of(candidate: Candidate) -> str | None:
    """A pact that bears the name of those who made it ("AUKUS, the pact that …", "a pact known as ANZUS")."""
    reading, token = candidate.reading, candidate.trigger.token
    if candidate.event_type is not EventType.AGREEMENT:
        return None
    own = {n.i for n in nouns_of(candidate)}
    for actor in reading.actors:
        lead = reading.text[: actor.start - reading.sentence.start]
        if actor.kind not in {"grouping", "organisation"}:
            continue
        near = abs(len(lead) - token.idx) < CALLED_REACH and CALLED_SO.search(lead) is not None
        if near or {t.i for t in reading.tokens(actor.start, actor.end)} & own:
            return actor.text
    return None


def programme_of(candidate: Candidate) -> str | None:
    """The one programme of the lexicon that the event's clause tells of ("… under Operation X", "… to run the X")."""
    reading = candidate.reading
    base = reading.sentence.start
    named = [(m.start, m.text) for m in reading.instruments if m.instrument.kind == "programme"]
    named += [] if named else [(base + m.start(), m["name"]) for m in OPERATION.finditer(reading.text)]
    if len(named) != 1 or candidate.event_type is EventType.TALKS:
        return None
    start, name = named[0]
    tokens = {t.i for t in reading.tokens(start, start + len(name))}
    clause = {t.i for t in candidate.trigger.token.subtree}
    clause |= {t.i for t in (clause_tokens(candidate.verb) if candidate.verb is not None else reading.doc)}
    others = candidate.others if candidate.event_type is EventType.AGREEMENT else frozenset()
    return name if tokens & clause and not tokens & others else None
