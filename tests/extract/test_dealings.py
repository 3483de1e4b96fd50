"""What a state does with another's forces, soil or missions is told by a word together with its thing."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extract.rules import RulesExtractor
from pipeline.records import Article

EXTRACTOR = RulesExtractor()


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, status and parties of each record of a text."""
    article = Article("a", "s", "u", 1, text, date(2024, 5, 1))
    return [(r.event_type.value, r.status.value, " ".join(r.actor_codes)) for r in EXTRACTOR.extract(article)]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("Norway will send 60 soldiers to Poland in June.", ("cooperation", "agreed", "NOR POL")),
        ("Danish troops arrived in Latvia on Monday.", ("cooperation", "active", "DNK LVA")),
        ("Chad has ruled out the entry of Turkish soldiers.", ("cooperation", "rejected", "TCD TUR")),
        ("Ghana has turned down a Russian offer to train its soldiers.", ("cooperation", "rejected", "GHA RUS")),
        ("The Royal Navy will join a French-led naval mission in the Gulf.", ("cooperation", "agreed", "FRA GBR")),
        ("Brazilian instructors gave a course for Angolan marines.", ("cooperation", "active", "AGO BRA")),
        ("The Franco-German brigade has moved to new barracks.", ("joint_program", "active", "DEU FRA")),
        ("Chile and Peru will put their sappers under one command.", ("joint_program", "agreed", "CHL PER")),
        ("Kenya has refused to let British soldiers train at Nanyuki.", ("cooperation", "rejected", "GBR KEN")),
        ("Austria has left the European Union's air defence programme.", ("joint_program", "ended", "AUT EU")),
        ("Latvia will not host Swedish troops.", ("cooperation", "rejected", "LVA SWE")),
        ("Chile and Peru will exchange liaison officers.", ("cooperation", "agreed", "CHL PER")),
        ("Chile and Peru launched a joint task force against smugglers.", ("joint_program", "active", "CHL PER")),
        ("Chile and Peru set up a working group on cyber defence.", ("talks", "active", "CHL PER")),
        ("Chile and Peru signed a lease on a naval base.", ("agreement", "signed", "CHL PER")),
        ("Chile and Peru will coordinate their naval operations.", ("cooperation", "agreed", "CHL PER")),
        ("Kenya and Uganda are working together against insurgents.", ("cooperation", "active", "KEN UGA")),
        ("Estonia and Latvia will pool their air defences.", ("joint_program", "agreed", "EST LVA")),
        ("Belgium and Luxembourg have merged their army battalions.", ("joint_program", "active", "BEL LUX")),
        ("Hungarian jets have taken over air policing over Slovenia.", ("joint_program", "active", "HUN SVN")),
        ("France has suspended a training mission with Gabon.", ("cooperation", "suspended", "FRA GAB")),
        ("Italy will train and equip the Libyan coast guard.", ("cooperation", "agreed", "ITA LBY")),
        ("Canada and Iceland will swap intelligence on Russian ships.", ("cooperation", "agreed", "CAN ISL")),
        ("Croatian deminers are training Ukrainian sappers.", ("cooperation", "active", "HRV UKR")),
        (
            "Togo and Benin will fight insurgents together. The military cooperation is new.",
            ("cooperation", "agreed", "BEN TGO"),
        ),
        ("Chile and Peru will exchange liaison officers.", ("cooperation", "agreed", "CHL PER")),
        ("Spain and Portugal set up a joint naval task group.", ("joint_program", "active", "ESP PRT")),
        ("Sweden and Norway are working on a new missile.", ("joint_program", "active", "NOR SWE")),
        ("The EU began a military assistance mission in Moldova.", ("cooperation", "active", "EU MDA")),
        ("Croatian airspace will be guarded by Italian fighters.", ("joint_program", "agreed", "HRV ITA")),
        ("Panama gave American forces access to three bases.", ("cooperation", "active", "PAN USA")),
    ],
)
def test_a_dealing_is_told_by_a_word_and_its_thing(text: str, record: tuple[str, str, str]) -> None:
    assert told(text) == [record]


def test_after_an_exercise_only_what_its_guests_do_is_part_of_it() -> None:
    drill = "Greece and Jordan held a naval exercise off Aqaba. "

    assert told(drill + "Greek frigates arrived in Jordan for it.") == told(drill)
    assert told(drill + "Greece also guards the skies of Albania.") == [
        *told(drill),
        ("joint_program", "active", "ALB GRC"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 Italian soldiers are stationed in Kosovo.",
        "The soldiers of Djibouti fly Turkish drones.",
        "Since Turkish troops landed on Cyprus in 1974 little has changed.",
        "A Belgian F-16 jet crashed during a training mission with France.",
        "Jakarta ordered 42 Rafale fighters from France.",
    ],
)
def test_a_bare_fact_or_a_purchase_is_none(text: str) -> None:
    assert told(text) == []
