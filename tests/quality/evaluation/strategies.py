"""Random gold articles and predictions that lie near enough to each other for matches to happen."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from pipeline.quality.evaluation.gold import GoldArticle, parse_gold
from pipeline.records import (
    EXERCISE_STATUSES,
    EXERCISE_TYPES,
    PARTNERSHIP_STATUSES,
    DatePrecision,
    Domain,
    EventRecord,
    EventType,
    Evidence,
    Participant,
)

TEXT = "Japan and Australia signed a pact in Tokyo."
CODES = ("AUS", "JPN", "NATO", "PHL", "USA")
NAMES = ("", "RAA", "Balikatan")
PLACES = ("", "Tokyo", "Subic Bay", "Bay")
PARTNERSHIP_TYPES = [t for t in EventType if t not in EXERCISE_TYPES]
days = st.sampled_from([None, date(2024, 7, 8), date(2024, 7, 9)])


def codes(at_least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(CODES), min_size=at_least, max_size=4, unique=True).map(sorted)


@st.composite
def gold_events(draw: st.DrawFn) -> dict[str, Any]:
    is_exercise = draw(st.booleans())
    begins, ends = draw(days), draw(days)
    if begins and ends and ends < begins:
        begins, ends = ends, begins
    return {
        "event_class": "exercise" if is_exercise else "partnership",
        "event_type": draw(st.sampled_from(sorted(EXERCISE_TYPES) if is_exercise else PARTNERSHIP_TYPES)).value,
        "status": draw(st.sampled_from(EXERCISE_STATUSES if is_exercise else PARTNERSHIP_STATUSES)).value,
        "participants": draw(codes(1 if is_exercise else 2)),
        "name": draw(st.sampled_from([*NAMES, "RAA|Reciprocal Access Agreement", "RAA|"])),
        "domain": draw(st.sampled_from(list(Domain))).value if is_exercise else "",
        "date": begins.isoformat() if begins else "",
        "date_end": ends.isoformat() if ends else "",
        "date_precision": draw(st.sampled_from(list(DatePrecision))).value if begins or ends else "",
        "location": draw(st.sampled_from([*PLACES, "subic bay|Manila"])),
        "evidence": [TEXT],
        "cluster": draw(st.sampled_from(["", "raa", "balikatan-2024"])),
    }


@st.composite
def predicted_events(draw: st.DrawFn) -> EventRecord:
    is_exercise = draw(st.booleans())
    begins, ends = draw(days), draw(days)
    return EventRecord(
        event_type=draw(st.sampled_from(sorted(EXERCISE_TYPES) if is_exercise else PARTNERSHIP_TYPES)),
        status=draw(st.sampled_from(EXERCISE_STATUSES if is_exercise else PARTNERSHIP_STATUSES)),
        participants=tuple(Participant(code) for code in draw(codes(1))),
        evidence=(Evidence(0, len(TEXT), TEXT),),
        event_name=draw(st.sampled_from(NAMES)) or None,
        domain=draw(st.sampled_from(list(Domain))) if is_exercise else None,
        event_date=begins,
        event_date_end=ends,
        date_precision=draw(st.sampled_from(list(DatePrecision))) if begins or ends else None,
        location=draw(st.sampled_from(PLACES)) or None,
    )


@st.composite
def evaluations(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, list[tuple[EventRecord, str]]]]:
    """Gold articles as JSON, and for each article the predictions with their event ids."""
    raw, predicted = [], {}
    for number in range(draw(st.integers(1, 4))):
        article_id = f"dev-{number:03d}"
        events = draw(st.lists(gold_events(), max_size=4))
        raw.append({"id": article_id, "article": TEXT, "published_date": "2024-07-08", "events": events, "notes": ""})
        found = draw(st.lists(predicted_events(), max_size=4))
        predicted[article_id] = [(event, draw(st.sampled_from(["e1", "e2"]))) for event in found]
    return raw, predicted


def parsed(raw: list[dict[str, Any]]) -> list[GoldArticle]:
    return [parse_gold(article, article["id"]) for article in raw]
