"""Small texts run through the extractor, as published on one day."""

from datetime import date

from pipeline.extract import get_extractor
from pipeline.records import Article, EventRecord

PUBLISHED = date(2024, 9, 12)  # a Thursday


def events(text: str) -> list[EventRecord]:
    """The events that a text tells of, in the order in which it first names them."""
    return get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, PUBLISHED))


def first_event(text: str) -> EventRecord:
    """The event that a text names first."""
    return events(text)[0]
