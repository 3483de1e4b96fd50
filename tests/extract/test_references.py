"""Whom "the two countries", "the three", "both", and a clause that names only a partner stand for."""

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.records import Article


def parties(text: str) -> set[str]:
    found = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    return {" ".join(e.actor_codes) for e in found}


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "two that the sentence names one by one",
            "The Chilean defence minister received his Peruvian colleague in Lima, and the two signed a defence pact.",
            {"CHL PER"},
        ),
        (
            "a number that stands for the group",
            "Estonia, Latvia and Finland will train their pilots together, ministers said.\n\n"
            "The three signed a defence agreement to that end in Riga on Monday.",
            {"EST FIN LVA"},
        ),
        (
            "only states have navies",
            "NATO welcomed a drill that Norway began in May.\n\nFinland joined NATO last year.\n\n"
            "Norway and Finland have grown close.\n\nThe two navies held an exercise off Bergen on Monday.",
            {"FIN NOR"},
        ),
        (
            "those named one after the other before",
            "Norway has few submarines.\n\nSweden has more, and Denmark has none.\n\n"
            "On Monday the three countries signed a defence agreement on patrols.",
            {"DNK NOR SWE"},
        ),
    ],
)
def test_a_number_of_parties_means_those_told_of_together(cause: str, text: str, expected: set[str]) -> None:
    assert expected <= parties(text), cause


def test_the_two_are_those_whom_the_article_is_about_and_not_a_pair_named_in_passing() -> None:
    text = (
        "Chile and Peru signed a defence pact in Lima on Monday.\n\n"
        "The pact of Chile and Peru will let soldiers train on either side of the border.\n\n"
        "Chile has consulted Bolivia, its minister said.\n\n"
        "Next month the two armies will hold an exercise near Arica."
    )
    assert parties(text) == {"CHL PER"}


def test_a_pact_with_a_partner_only_is_of_whom_the_article_is_about() -> None:
    text = (
        "Poland signed a defence pact with Sweden in Warsaw on Monday.\n\n"
        "Poland has sought partners since Poland's army began to grow, Polish officials said.\n\n"
        "Sweden ordered Polish rifles in May.\n\n"
        "A defence agreement with Norway was signed last week."
    )
    assert {"NOR POL", "POL SWE"} == parties(text)
