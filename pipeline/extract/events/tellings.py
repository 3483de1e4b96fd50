"""What the parsed sentences tell: every candidate with its status, time, place, name, domain and parties.

Here: the layers that look at one sentence at a time, in their order, and whom pronouns mean as the text goes on.
Not here: what the tellings of a document come to together (merging.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.extract.candidates.candidate import Candidate, find_candidates
from pipeline.extract.candidates.stand_ins import by_newcomers
from pipeline.extract.clauses.domains import domain_of
from pipeline.extract.clauses.naming import name_of
from pipeline.extract.clauses.predicate import Predicate, read_predicate
from pipeline.extract.clauses.seen import in_class, seen_from
from pipeline.extract.clauses.timeline import Timeline
from pipeline.extract.clauses.when import time_of
from pipeline.extract.clauses.where import location_of
from pipeline.extract.events.completion import centre_of, completed
from pipeline.extract.events.frames import Telling
from pipeline.extract.events.plausibility import sounds_told
from pipeline.extract.events.split import split_partners
from pipeline.extract.layers import Layers
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.focus import Focus
from pipeline.extract.sentences.layout import Layout
from pipeline.extract.sentences.reading import Reading, named_together
from pipeline.extract.text.document import Document
from pipeline.extract.text.topic import DEFENCE_SHARE, is_transcript
from pipeline.records import EventClass, EventType, Status

LIST_LINK = re.compile(r",? (?:and )?(?:the )?")  # between two names of one list


def tell(
    readings: list[Reading],
    actors: tuple[ActorMention, ...],
    layout: Layout,
    published: date | None,
    timeline: Timeline,
    *,
    layers: Layers,
) -> tuple[list[Telling], list[Telling]]:
    """What the readings tell, and what was thrown out of it as implausible."""
    document = layout.document
    centre = centre_of(document, actors)
    named = [(a.start, a.codes) for a in actors]
    focus = Focus(named_together(document.text, actors), named, centre.hub, _paragraphs(document))
    tellings: list[Telling] = []
    thrown_out: list[Telling] = []
    last_type: EventType | None = None
    for s in document.sentences:
        acting = [a for a in layout.actors.get(s.index, []) if not _is_whereabouts(document.text, a)]
        codes = tuple(sorted({c for a in acting for c in a.codes}))
        if len(codes) == 2:
            focus.paired.append((s.end, codes))
    strict = is_transcript(document.text) or layout.defence_share < DEFENCE_SHARE
    for reading in readings:
        _note_before(focus, document, layout.actors.get(reading.sentence.index - 1, []))
        for candidate in find_candidates(reading, focus, last_type):
            for t in _telling(candidate, focus, published, timeline):
                if layers.plausibility and not sounds_told(t, strict=strict):
                    thrown_out.append(t)
                    continue
                if by_newcomers(candidate.trigger):
                    focus.note(candidate.start, t.codes)
                left_out = () if strict or not layers.completion else completed(candidate, t.codes, centre)
                tellings.append(replace(t, completed=left_out))
            if candidate.about_defence > 0 and candidate.event_type is not EventType.TALKS:
                last_type = candidate.event_type
    return tellings, thrown_out


def _paragraphs(document: Document) -> list[int]:
    """Where the paragraphs begin."""
    first = {s.paragraph: s.start for s in reversed(document.sentences)}
    return sorted(first.values())


def _note_before(focus: Focus, document: Document, actors: list[ActorMention]) -> None:
    """Take the sentence before a reading into the focus: its first actor is what "it" will mean."""
    aside = False
    for before, actor in zip([None, *actors], actors, strict=False):
        listed = before is not None and LIST_LINK.fullmatch(document.text, before.end, actor.start)
        aside = aside if listed else _is_whereabouts(document.text, actor)
        if not aside:  # nor "with units from Chile, Peru and Panama"
            focus.note(actor.start, actor.codes)
            return


def _is_whereabouts(text: str, actor: ActorMention) -> bool:
    """Is a state or capital named only as a place ("in Tokyo")?"""
    words = text[max(0, actor.start - 12) : actor.start].lower().split()
    return bool(words) and words[-1] in {"in", "at", "near", "to", "from", "outside", "around", "off"}


def _telling(candidate: Candidate, focus: Focus, published: date | None, timeline: Timeline) -> list[Telling]:
    predicate = read_predicate(candidate)
    domain = None
    if candidate.event_type.event_class is EventClass.EXERCISE:
        domain = domain_of(candidate, predicate.clause)
    reading = candidate.reading
    anchor = timeline.before(reading.sentence.start) if reading.times else None  # read far only for what may need it
    when = time_of(candidate, predicate, published, anchor)
    predicate = in_class(seen_from(predicate, when, published, candidate.event_type), candidate.event_type.event_class)
    predicate = _as_standing(predicate, candidate)
    start, end = _span(candidate, predicate.clause)
    base = Telling(
        candidate=candidate,
        codes=candidate.codes,
        predicate=predicate,
        name=name_of(candidate),
        when=when,
        where=location_of(candidate),
        domain=domain,
        start=start,
        end=end,
    )
    return split_partners(base, focus, published)


def _as_standing(predicate: Predicate, candidate: Candidate) -> Predicate:
    """A known instrument exists where only words around it speak of plans ("will build sites under the EDCA")."""
    known = candidate.trigger.instrument and candidate.trigger.name is not None and not candidate.indefinite
    if not known or candidate.event_type is not EventType.AGREEMENT or predicate.governed:
        return predicate
    if predicate.status is not Status.PROPOSED:
        return predicate
    return replace(predicate, status=Status.ACTIVE, explicit=False, rule="active: a known instrument")


def _span(candidate: Candidate, clause: str) -> tuple[int, int]:
    sentence = candidate.reading.sentence
    at = sentence.text.find(clause)
    if at < 0 or not clause:
        return sentence.start, sentence.end
    return sentence.start + at, sentence.start + at + len(clause)
