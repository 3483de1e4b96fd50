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


def told_after_other_news(text: str) -> set[tuple[str, str, str]]:
    """Type, status and parties of each event of a text that follows a sentence on defence which tells of none."""
    found = events(f"Nothing was said of drills.\n\n{text}")
    return {(str(e.event_type), str(e.status), " ".join(e.actor_codes)) for e in found}
