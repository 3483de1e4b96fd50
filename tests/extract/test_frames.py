"""One event, one record: what of an article comes together, what stays apart, and what a later mention inherits."""

from datetime import date

import pytest

from tests.extract.small_texts import events


def told(text: str) -> list[tuple[str, str, str]]:
    return sorted((str(e.event_type), str(e.status), " ".join(e.actor_codes)) for e in events(text))


PACT = "Chile and Peru signed a defence pact in Lima on Monday."


@pytest.mark.parametrize(
    ("cause", "goes_on"),
    [
        ("a definite mention", "The pact is the first between the two navies."),
        ("what it is said to be", "It is the first such pact in the region."),
        ("another step of it", "Their parliaments ratified the pact on Thursday."),
    ],
)
def test_what_goes_on_about_an_instrument_is_no_other_one(cause: str, goes_on: str) -> None:
    assert len(events(f"{PACT}\n\n{goes_on}")) == 1, cause


def test_an_instrument_and_what_it_is_said_to_be_in_the_same_sentence_are_one() -> None:
    text = (
        "Chile and Peru signed an acquisition and cross-servicing agreement on Monday, the second military pact "
        "between the two countries after a Status of Forces Agreement, which has been in force since May.\n\n"
        "The ACSA was signed in Lima."
    )
    found = {(str(e.status), str(e.event_date), str(e.event_name)) for e in events(text)}
    assert ("signed", "2024-09-09", "ACSA") in found
    assert ("active", "2024-05-01", "ACSA") not in found


def test_another_instrument_between_the_same_two_takes_its_parties_from_the_first() -> None:
    text = f"{PACT}\n\nTalks on a second agreement, under which classified papers can be exchanged, will start in May."
    assert told(text) == [("agreement", "proposed", "CHL PER"), ("agreement", "signed", "CHL PER")]


def test_another_instrument_whose_sentence_names_somebody_else_is_not_theirs() -> None:
    text = f"{PACT}\n\nA second defence agreement, covering the border with Bolivia, was signed last year."
    assert told(text) == [("agreement", "signed", "CHL PER")]


def test_a_name_and_the_words_for_it_in_one_sentence_are_one_exercise() -> None:
    text = (
        "Ghana and Togo opened the Gulf Shield 2024, the largest naval exercise on their coast, on Monday.\n\n"
        "Ghana and Togo held the maritime exercise, or Gulf Shield, off Lome."
    )
    assert len(events(text)) == 1


def test_last_years_edition_is_another_event_of_the_same_exercise() -> None:
    text = (
        "Chile and Peru began a naval exercise off Callao on Monday.\n\n"
        "Last year's edition, held in May 2023, was cut short by a storm."
    )
    assert [t[2] for t in told(text)] == ["CHL PER", "CHL PER"]


def test_a_patrol_is_none_of_the_drills_told_before_it() -> None:
    text = (
        "Chile and Peru held a naval exercise off Callao on Monday.\n\n"
        "The two navies will start a joint patrol of the border in November."
    )
    assert [t[0] for t in told(text)] == ["exercise", "patrol"]


def test_a_habit_is_no_event_and_says_nothing_of_who_is_at_the_edition_in_hand() -> None:
    text = "Ghana and Togo opened a naval exercise off Lome on Monday.\n\nThe exercise is held with Benin every year."
    assert [t[2] for t in told(text)] == ["GHA TGO"]
    assert told("The navies of Chile and Peru hold a rescue drill every year.") == []


def test_an_agreement_on_training_counts_in_an_article_on_defence() -> None:
    text = f"{PACT}\n\nLater Chile and Bolivia signed an agreement on the training of Bolivian officers in Valparaiso."
    assert ("agreement", "signed", "BOL CHL") in told(text)


def test_larger_drills_in_general_are_no_event() -> None:
    assert told(f"{PACT}\n\nIt opens the way for larger drills.") == [("agreement", "signed", "CHL PER")]


def test_partners_that_stand_apart_have_an_instrument_each() -> None:
    text = "Norway signed a defence agreement with Canada in May 2017 and with Iceland in October 2018."
    found = {" ".join(e.actor_codes): e.event_date for e in events(text)}
    assert found == {"CAN NOR": date(2017, 5, 1), "ISL NOR": date(2018, 10, 1)}


@pytest.mark.parametrize(
    ("cause", "goes_on", "expected"),
    [
        (
            "a meeting between the two whom the article is about",
            "A yearly defence dialogue of deputy ministers is to resume in May.",
            ("talks", "proposed", "CHL PER"),
        ),
        (
            "the two named in the sentence",
            "Chile will lend radars to Peru under a military agreement the two signed in July.",
            ("agreement", "signed", "CHL PER"),
        ),
        (
            "a joint centre that officers run",
            "Chilean and Peruvian officers have manned a joint centre near Arica since 2019.",
            ("joint_program", "active", "CHL PER"),
        ),
    ],
)
def test_who_is_not_named_again_is_known(cause: str, goes_on: str, expected: tuple[str, str, str]) -> None:
    text = f"Chile and Peru held a naval exercise off Callao on Monday.\n\n{goes_on}"
    assert expected in told(text), cause


def test_alliances_at_large_are_nobodys() -> None:
    text = "Chile and Peru held a naval exercise off Callao on Monday.\n\nThe law rules out military alliances."
    assert [t[0] for t in told(text)] == ["exercise"]


@pytest.mark.parametrize(
    ("cause", "goes_on"),
    [
        ("its name comes second", "UNITAS, which runs until Friday, brings together marines from Ecuador and Peru."),
        ("its host comes second", "The drills, led by Ecuador, run until Friday."),
    ],
)
def test_the_sentence_after_a_drill_names_it_and_its_further_parties(cause: str, goes_on: str) -> None:
    text = f"Chile and Peru began live-fire drills off Lima on Monday. {goes_on}"
    assert [" ".join(e.actor_codes) for e in events(text)] == ["CHL ECU PER"], cause


def test_a_patrol_beside_an_exercise_told_of_by_its_length_is_another_event() -> None:
    text = (
        "Chilean and Peruvian ships brought five days of manoeuvres off Lima to an end, and some of them sailed on "
        "Wednesday on a joint patrol. Southern Wave was held from September 5 to 9, the navy said."
    )
    assert [t for t, *_ in told(text)] == ["exercise", "patrol"]


def test_a_series_named_long_after_a_nameless_drill_is_another_exercise() -> None:
    text = (
        "Peru held live-fire drills off Callao for two days this week.\n\nThe navy was pleased. Shells hit home. "
        "Crews went home.\n\nUNITAS will not be held this year, an official said."
    )
    assert ("exercise", "completed", "PER") in told(text)
