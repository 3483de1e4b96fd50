"""What only sounds like an event gives none; beside it stands what differs in one word and does."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.extract.cues import contexts
from pipeline.records import Article

DEFENCE = "The defence ministers of Chile and Peru spoke in Lima. Their armies and navies were on the agenda. "


def told(text: str) -> set[tuple[str, str]]:
    article = Article("a1", "a1", "memory", 1, text, date(2024, 9, 12))
    return {(str(e.event_type), " ".join(e.actor_codes)) for e in get_extractor("rules").extract(article)}


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("an alliance as a value", "The alliance between Chile and Peru is the bedrock of security in the Pacific."),
        ("a pledge to what stands", "Chile is fully committed to its military alliance with Peru."),
        ("something else of an alliance", "Trade has become a pillar of the defence alliance of Chile and Peru."),
        ("close ties", "Chile is one of the closest defence partnerships of Peru."),
        ("an alliance that is a faction", "The Southern Alliance said Peru and Chile had sent its fighters weapons."),
        ("a dialogue on food", "Chile and Peru will establish a Food Security Dialogue on army supplies."),
        ("a compact on energy", "Chile and Peru launched the Clean Energy Compact, which also helps their security."),
        ("a base as a place", "Chilean troops handed over the prisoners at the Peruvian military base of Tacna."),
        ("an office", "He served as deputy commander of the Combined Forces Command of Chile and Peru."),
        ("somebody's schooling", "She completed her training in Chile with the Peruvian Navy in May."),
        ("a cabinet", "Chile's president and Peru's spoke before the security cabinet meeting."),
        ("who listens", "The Chilean minister told a NATO defence ministers' meeting that Peru was ready."),
        ("dangerous sailing", "The Chilean Navy said that Peruvian warships had made unsafe maneuvers."),
        ("what governs a country", "Chile and Peru expect the power-sharing deal to be signed on Monday."),
        ("a truce", "Israeli and Palestinian officers held security talks on Monday."),
    ],
)
def test_no_event(cause: str, text: str) -> None:
    assert told(DEFENCE + text) == set(), cause


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Peru founded a military alliance on Monday.", ("agreement", "CHL PER")),
        ("Chile and Peru raised their relations to the level of a military alliance.", ("agreement", "CHL PER")),
        ("Chile and Peru will establish a Border Security Dialogue.", ("talks", "CHL PER")),
        ("Chile and Peru set up a joint naval command on Monday.", ("joint_program", "CHL PER")),
        ("Israeli and Egyptian officers held security talks on Monday.", ("talks", "EGY ISR")),
    ],
)
def test_its_counterpart_is_one(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == {expected}


def test_words_that_an_indented_line_break_parts_are_still_the_same_words() -> None:
    assert not contexts().is_defence("talks on food      security")
    assert contexts().is_defence("talks on border      security")


def test_signs_of_emphasis_part_no_name_from_its_noun() -> None:
    assert told("Chile and Peru signed the **Andean** <u>Defence</u> Treaty.") == {("agreement", "CHL PER")}
