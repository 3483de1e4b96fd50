"""Sentences after an exercise that list who is there, whatever verb they use, and lists that are of something else."""

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.records import Article

OPENING = "The Portuguese navy opened a naval exercise off Sines on Monday."


def parties(text: str) -> list[str]:
    """The participants of every exercise that a text tells of."""
    records = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    return sorted(" ".join(r.actor_codes) for r in records)


@pytest.mark.parametrize(
    "list_of_them",
    [
        "Norway, Spain and Malta are newcomers.",
        "Norwegian, Spanish and Maltese crews are also billed.",
        "They came from Norway, Spain and Malta.",
        "Norway, Spain and Malta have each named a team.",
        "Norway, Spain and Malta have confirmed that they will send ships.",
        "Units from Norway, Spain and Malta have already reached the port.",
    ],
)
def test_a_list_after_an_exercise_is_its_roll(list_of_them: str) -> None:
    assert parties(f"{OPENING} {list_of_them}") == ["ESP MLT NOR PRT"]


@pytest.mark.parametrize(
    "other",
    [
        "Norway, Spain and Malta sent observers.",
        "The borders of Norway, Sweden and Finland meet nearby.",
        "Norway, Spain and Malta have held such drills every year.",
        "Norway, Spain and Malta criticised it.",
        "Invitations have gone out to Norway, Spain and Malta.",
        "Norway, Spain and Malta may come next time.",
    ],
)
def test_a_list_of_onlookers_critics_or_other_years_is_no_roll(other: str) -> None:
    assert parties(f"{OPENING} {other}") == ["PRT"]


def test_a_drill_told_of_without_a_party_waits_for_the_next_sentence() -> None:
    text = (
        "An army drill due to start near Nema on Monday has been postponed to October. "
        "Troops from Mali and Benin were to take part."
    )
    assert parties(text) == ["BEN MLI"]


def test_a_paragraph_a_sentence_does_not_part_a_roll_from_its_drill() -> None:
    text = f'{OPENING}\n\n"The sea is rough," an officer said.\n\nNobody was sick.\n\nShips came from Spain and Malta.'

    assert parties(text) == ["ESP MLT PRT"]


def test_a_drill_put_off_and_its_new_date_are_one() -> None:
    text = (
        "Indonesia has put off its naval exercise Komodo of March. "
        "The drill, which was to begin on March 23, will now take place from September 14 to 19."
    )
    assert parties(text) == ["IDN"]


def test_forces_sent_elsewhere_are_not_at_the_exercise() -> None:
    assert parties(f"{OPENING} Spain will send 120 soldiers to the UN mission in Lebanon in October.") == ["PRT"]
    assert parties(f"{OPENING} Norwegian and Spanish ships joined; Malta sent its regrets.") == ["ESP NOR PRT"]
