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


PACT = "The United States and Peru signed a defence pact in Lima on Monday."


@pytest.mark.parametrize(
    ("cause", "goes_on", "expected"),
    [
        ("who follows", "Chile and Ecuador followed in June and July.", {"CHL USA", "ECU USA"}),
        (
            "who starts a row",
            "Washington began in May with Chile, and Ecuador followed in June.",
            {"CHL USA", "ECU USA"},
        ),
        (
            "who signed theirs",
            "Ministers flew in, Chile and Ecuador having signed theirs in May.",
            {"CHL USA", "ECU USA"},
        ),
        ("who hopes to sign", "Officials said that Chile hopes to sign within weeks.", {"CHL USA"}),
        ("who concluded one", "Chile, which concluded one last week, has yet to ratify it.", {"CHL USA"}),
    ],
)
def test_who_does_as_another_did_has_an_instrument_of_its_own_with_its_maker(
    cause: str, goes_on: str, expected: set[str]
) -> None:
    text = f"{PACT}\n\nThe United States has sought such pacts for years.\n\n{goes_on}"
    assert expected <= parties(text), cause


def test_a_party_that_signs_what_was_told_of_makes_no_further_instrument() -> None:
    assert parties(f"{PACT}\n\nPeru signed on a warship, officials said.") == {"PER USA"}


def test_what_is_replaced_is_an_older_instrument_between_the_same() -> None:
    text = f"{PACT}\n\nThe pact replaces one that the two countries concluded in 2009."
    found = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    assert sorted(e.event_date.year for e in found if e.event_date) == [2009, 2024]
    assert {e.actor_codes for e in found} == {("PER", "USA")}


@pytest.mark.parametrize(
    ("cause", "goes_on"),
    [
        ("the next one", "The next is to take place at Arica in 2026."),
        ("its predecessor", "Its predecessor in September 2022 was cut short by a storm."),
    ],
)
def test_an_edition_told_by_its_place_in_the_row_takes_series_and_parties_from_the_one_in_hand(
    cause: str, goes_on: str
) -> None:
    text = f"Peru and Chile began the naval exercise Southern Wave off Lima on Monday.\n\n{goes_on}"
    found = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    assert len(found) == 2, cause
    assert {e.actor_codes for e in found} == {("CHL", "PER")}
    assert {e.event_name for e in found} == {"Southern Wave"}


def held(text: str) -> list[tuple[str, int]]:
    found = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    return sorted((" ".join(e.actor_codes), e.event_date.year) for e in found if e.event_date)


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "beside the one in hand",
            "Peru and Chile began the naval drill Southern Wave on Monday; the first was staged off Arica in 2020.",
            [("CHL PER", 2020), ("CHL PER", 2024)],
        ),
        (
            "some paragraphs on",
            "Peru and Chile opened the naval exercise Southern Wave off Lima on Monday.\n\nIt was cloudy.\n\n"
            "Sailors were glad. The one before, in 2022, fell victim to a strike.",
            [("CHL PER", 2022), ("CHL PER", 2024)],
        ),
        (
            "a leg with days and parties of its own",
            "Peru and Chile began the naval exercise Southern Wave off Lima on Monday. "
            "Its Atlantic phase, which Brazil is organising with Argentina, will follow off Rio from November 4 to 9.",
            [("ARG BRA", 2024), ("CHL PER", 2024)],
        ),
    ],
)
def test_another_edition_or_leg_is_an_event_of_its_own(cause: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert held(text) == expected, cause


def test_such_an_agreement_of_another_party_is_one_more_of_the_same_maker() -> None:
    text = f"{PACT}\n\nThe United States has partners. Chile has had such an agreement since 2021."
    assert "CHL USA" in parties(text)


def test_no_such_agreement_between_the_same_is_the_one_told_of() -> None:
    assert parties(f"{PACT}\n\nIt is the first such agreement between the two countries.") == {"PER USA"}


def test_it_in_a_sentence_that_opens_with_another_partner_is_whom_the_article_is_about() -> None:
    text = (
        f"{PACT}\n\nPeru has long sought partners, and Peru's army is small. France sold Peru tanks in May. "
        "With Chile, it held defence talks in June."
    )
    assert "CHL PER" in parties(text)


def test_it_and_another_are_the_one_told_of_last_and_the_other() -> None:
    text = (
        "Norway ordered frigates from Britain, its navy said.\n\nNorway has few submarines. "
        "On Monday it and Germany agreed that their navies would hold a joint exercise off Bergen."
    )
    assert "DEU NOR" in parties(text)


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "the pair of its own paragraph before one told of more often",
            f"{PACT}\n\nThe United States and Peru held a joint naval exercise off Callao in May.\n\n"
            "Chile and Peru share a long border. The two coast guards signed a security accord in 2010.",
            "CHL PER",
        ),
        (
            "nobody makes a pact with itself",
            f"{PACT}\n\nFrance, which opened an embassy in Chile in 2023, signed a defence accord with it last week.",
            "CHL FRA",
        ),
        (
            "the hosts of those who come",
            f"{PACT}\n\nMexico said that Chilean soldiers will hold a joint exercise with their French hosts in June.",
            "CHL FRA",
        ),
        (
            "whose president it is, not where he goes",
            "Chile's president, due in Lima on Sunday, will sign a defence agreement of his country with Brazil. "
            "Mexico has protested.",
            "BRA CHL",
        ),
    ],
)
def test_pronouns_and_pairs_keep_to_their_clause_and_paragraph(cause: str, text: str, expected: str) -> None:
    assert expected in parties(text), cause


def test_a_party_and_its_unnamed_partners_are_not_those_told_of_before() -> None:
    text = f"{PACT}\n\nFrench forces and their partners opened the naval exercise Southern Wave off Toulon on Friday."
    assert "FRA" in parties(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, April 2 - The navy will hold the naval exercise Southern Wave off Callao in June.", {"PER"}),
        ("LIMA, April 2 - The defence ministry signed a defence agreement with Chile on Monday.", {"CHL PER"}),
        ("LIMA, April 2 - Chile's navy will hold the naval exercise Southern Wave off Arica in June.", {"CHL"}),
    ],
)
def test_the_navy_is_that_of_the_dateline_unless_another_owns_it(text: str, expected: set[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Last year's military exercise in Bolivia brought together soldiers of that country, Chile and Peru.",
            {"BOL CHL PER"},
        ),
        (
            "Ships of Peru and Brazil joined the hosts for the naval exercise Blue Wave off Valparaiso on Monday.",
            {"BRA CHL PER"},
        ),
        (
            f"{PACT}\n\nChile has similar military information accords with nine partners, "
            "among them Brazil, Spain and France.",
            {"PER USA", "BRA CHL", "CHL ESP", "CHL FRA"},
        ),
    ],
)
def test_that_country_the_hosts_and_among_them_mean_whom_their_sentence_names(text: str, expected: set[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile signed defence pacts with Brazil in May, Peru in June and Bolivia a month later.",
            {"BRA CHL", "CHL PER", "BOL CHL"},
        ),
        ("French troops left Mali in August 2022 and Niger in December 2023.", {"FRA MLI", "FRA NER"}),
        (
            "Chile signed a defence pact with Brazil in May, and Peru signed one with Spain in June.",
            {"BRA CHL", "ESP PER"},
        ),
    ],
)
def test_a_list_that_tells_of_each_when_goes_on(text: str, expected: set[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Ecuador have each signed a defence pact with Chile.", {"CHL PER", "CHL ECU"}),
        ("Chile held separate defence talks with Peru and Ecuador.", {"CHL PER", "CHL ECU"}),
        ("Chile and its ally Peru held a naval drill.", {"CHL PER"}),
        ("Chile and Peru held a naval drill; Ecuador was not invited.", {"CHL PER"}),
    ],
)
def test_each_for_itself_an_ally_by_name_and_who_was_left_out(text: str, expected: set[str]) -> None:
    assert parties(text) == expected
