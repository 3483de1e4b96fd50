"""A series as such is no event, neither how it came about nor what is done again and again; nor is a mere wish."""

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.records import Article, EventRecord


def events(text: str) -> list[EventRecord]:
    return get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))


@pytest.mark.parametrize(
    "text",
    [
        "The naval drill was first held by Chile and Peru in 1971.",
        "The naval exercise began in 1992 as an affair of the Chilean and Peruvian fleets.",
        "Until 2021 the naval exercise was an affair of the Chilean and Peruvian fleets.",
        "Chile and Peru will continue to hold naval exercises at regular intervals.",
    ],
)
def test_the_history_and_the_habits_of_a_series_are_no_event(text: str) -> None:
    assert events(text) == []


def test_what_a_pact_obliges_its_parties_to_train_is_no_event_of_its_own() -> None:
    text = "Chile and Peru signed a defence pact on Monday. It commits the two to share data and train together."
    assert [str(e.event_type) for e in events(text)] == ["agreement"]


def test_who_only_asked_to_take_part_does_not() -> None:
    text = "Chile and Peru began a naval drill off Callao on Monday. Bolivia asked to take part but was turned down."
    assert [e.actor_codes for e in events(text)] == [("CHL", "PER")]


def test_a_joint_patrol_of_a_border_is_a_patrol() -> None:
    assert [str(e.event_type) for e in events("Chile and Peru began joint border patrols on Monday.")] == ["patrol"]


def test_a_training_session_is_a_training() -> None:
    text = "Chilean and Peruvian marines completed a winter training session in the Andes on Thursday."
    assert [(str(e.event_type), e.actor_codes) for e in events(text)] == [("training", ("CHL", "PER"))]
