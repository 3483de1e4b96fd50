"""From a document frame to the event record: one value per field, with the evidence and the rule behind it."""

from __future__ import annotations

from pipeline.extract.clauses.seen import by_its_days
from pipeline.extract.events.areas import areas_of
from pipeline.extract.events.attribution import attribution_of
from pipeline.extract.events.frames import Frame
from pipeline.extract.events.scenes import Scenes
from pipeline.records import Article, EventClass, EventRecord, Evidence, Participant


def to_record(frame: Frame, article: Article, scenes: Scenes) -> EventRecord:
    """The record of a frame; `article` is where the evidence is quoted from, `scenes` what stands around it."""
    predicate, when, where = frame.predicate, scenes.date_of(frame), scenes.place_of(frame)
    exercise = frame.event_class is EventClass.EXERCISE
    if exercise:
        predicate = by_its_days(predicate, when, article.published_date)
    evidence = _evidence(frame, article)
    return EventRecord(
        event_type=frame.event_type,
        status=predicate.status,
        participants=tuple(Participant(code) for code in sorted(frame.codes)),
        evidence=evidence,
        event_name=_one_line(scenes.name_of(frame)),
        domain=scenes.domain_of(frame) if exercise else None,
        areas=areas_of(" ".join(e.quote for e in evidence)),
        event_date=when.date if when else None,
        event_date_end=when.date_end if when else None,
        date_precision=when.precision if when else None,
        location=_one_line(where.text) if where else None,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        attribution=attribution_of(frame),
        confidence=_confidence(frame),
        rules=(f"status: {predicate.rule}",),
    )


def _one_line(text: str | None) -> str | None:
    """A name without the line breaks of wrapped text."""
    return " ".join(text.split()) if text else None


def _evidence(frame: Frame, article: Article) -> tuple[Evidence, ...]:
    spans = sorted({(t.start, t.end) for t in frame.tellings})
    return tuple(Evidence(start, end, article.text[start:end]) for start, end in spans)


def _confidence(frame: Frame) -> float:
    """A first measure: parties and status told in so many words count, and so does being told more than once."""
    score = 0.5
    score += 0.15 * any(t.predicate.explicit for t in frame.tellings)
    score += 0.15 * any(t.candidate.about_defence == 2 for t in frame.tellings)
    score += 0.1 * (len(frame.tellings) > 1)
    score += 0.05 * (frame.when is not None)
    return round(min(score, 0.95), 2)
