"""Names of events and domains of exercises: one cause a line, in small texts written for this test."""

import pytest

from tests.extract.small_texts import first_event


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "a series of the lexicon",
            "The Philippines and the United States began Balikatan 2024 on Monday.",
            "Balikatan",
        ),
        ("behind the noun", "Ghana and Togo are holding the military exercise Desert Hawk in Tamale.", "Desert Hawk"),
        ("before the noun", "Ghana and Togo began the Desert Hawk naval drills on Monday.", "Desert Hawk"),
        ("at the head of the sentence", "The SARDINA-6 naval drill of Ghana and Togo ended on Monday.", "SARDINA"),
        ("a phase has no name of its own", "The Atlantic phase of the drill of Ghana and Togo ended on Monday.", None),
        ("code-named", "Ghana and Togo are holding naval drills code-named Blue Heron.", "Blue Heron"),
        ("called so in a clause", "The naval drill that Ghana and Togo call Blue Heron began on Monday.", "Blue Heron"),
        (
            "named, then told what it is",
            "Ghana and Togo began Blue Heron 24, a week-long naval exercise, on Monday.",
            "Blue Heron",
        ),
        (
            "named in the next sentence",
            "Ghana and Togo began a naval exercise on Monday. It goes by the name Blue Heron.",
            "Blue Heron",
        ),
        ("an instrument", "Chile and Peru signed the Andean Security Treaty on Monday.", "Andean Security Treaty"),
        (
            "an acronym without the generic word behind it",
            "Australia, Britain and the United States formed the AUKUS security pact in 2021.",
            "AUKUS",
        ),
        (
            "numbered, in the sentence after",
            "Ghana and Togo began a naval exercise on Monday. Blueheron-2024 brings together ten ships.",
            "Blueheron",
        ),
        (
            "called so, in the sentence after",
            "Ghana and Togo began a naval exercise on Monday. Gulf Heron, as it is called, runs until Friday.",
            "Gulf Heron",
        ),
        (
            "a pact that bears the name of its makers",
            "Australia agreed a security pact with Britain and the United States, known as AUKUS.",
            "AUKUS",
        ),
        (
            "the programme that a treaty is about",
            "Italy signed a treaty with Britain and Japan that founds a body to run the Global Combat Air Programme.",
            "Global Combat Air Programme",
        ),
        (
            "the operation under which forces are trained",
            "Britain has trained 22,000 Ukrainian soldiers under Operation Lantern since 2015.",
            "Operation Lantern",
        ),
        (
            "a numeral that is part of the name",
            "Japan and Australia agreed to cooperate on drones under AUKUS Pillar II.",
            "AUKUS Pillar II",
        ),
        ("whose a pact is makes no name", "Turkey denounced the French-Greek pact on defence on Monday.", None),
        ("a description is no name", "Ghana and Togo began a joint naval exercise on Monday.", None),
        ("a place is no name", "Ghana and Togo held naval drills in the Volta Strait on Monday.", None),
        ("a superlative is no name", "Ghana and Togo began Africa's largest naval exercise on Monday.", None),
        (
            "a standing commission and its field",
            "Ghana and Togo have revived the Joint Commission on Defence and Security that guides their military ties.",
            "Joint Commission on Defence and Security",
        ),
        (
            "the field that an agreement is in",
            "Ghana and Togo signed the Agreement on Cooperation in the Field of Defence on Monday.",
            "Agreement on Cooperation in the Field of Defence",
        ),
    ],
)
def test_the_name_of_an_event(cause: str, text: str, expected: str | None) -> None:
    assert first_event(text).event_name == expected, cause


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        ("the words before the noun", "Ghana and Togo held a naval exercise with two helicopters.", "maritime"),
        (
            "several branches before the noun",
            "Ghana and Togo held a military exercise, a sea, air and cyber drill, in May.",
            "multi",
        ),
        ("who takes part", "Infantry and tanks of Ghana and Togo held an exercise in May.", "land"),
        ("types of aircraft", "Ghana's F-16s and Togo's Su-25s held a military exercise in May.", "air"),
        ("more than one service", "Soldiers, sailors and airmen of Ghana and Togo held an exercise.", "multi"),
        ("nuclear forces", "Russia and Belarus held a drill of their strategic rocket forces in May.", "missile"),
        (
            "in the next sentence",
            "Ghana and Togo began a joint military exercise on Monday. It brings together four frigates.",
            "maritime",
        ),
        (
            "what it is called, not all that takes part",
            "Ghana and Togo began a naval exercise on Monday. Ten ships and six aircraft of Ghana and Togo took part.",
            "maritime",
        ),
        (
            "several elements",
            "Ghana and Togo will hold a military exercise that extends to the sea, the air and cyberspace.",
            "multi",
        ),
        ("flown", "The military exercise of Ghana and Togo was flown from Tamale in May.", "air"),
        (
            "a sentence on something else",
            "Troops of Ghana and Togo held a military exercise in May.\n\nA warship of Benin sank on Monday.",
            "unknown",
        ),
        ("only troops", "Troops of Ghana and Togo held a military exercise in May.", "unknown"),
        ("a patrol is at sea", "China and Russia began a joint patrol on Monday.", "maritime"),
        ("save along a frontier", "Ghana and Togo began joint patrols of the border on Monday.", "unknown"),
        (
            "special forces belong to no domain, whichever army they are of",
            "Special forces of the armies of Ghana and Togo began a joint military exercise on Monday.",
            "unknown",
        ),
        (
            "staff work neither",
            "The navies of Ghana and Togo began a joint command post exercise on Monday.",
            "unknown",
        ),
        (
            "what special forces practise does",
            "Ghanaian commandos and Togo's navy began a naval exercise on Monday.",
            "maritime",
        ),
        (
            "a squadron of ships does not fly",
            "A squadron of six minehunters from Chile and Peru began a joint exercise.",
            "maritime",
        ),
        ("a battle group", "A battle group from Ghana and Togo's soldiers began a joint military exercise.", "land"),
        ("men of three services", "Soldiers, marines and airmen of Chile and Peru began a joint exercise.", "multi"),
    ],
)
def test_the_domain_of_an_exercise(cause: str, text: str, expected: str) -> None:
    assert first_event(text).domain == expected, cause
