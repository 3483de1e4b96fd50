"""What the lexicon knows is found where it is meant, and only there."""

from pipeline.extract.mentions import mention_finder


def instruments(text: str) -> list[str]:
    return [found.text for found in mention_finder().find(text).instruments]


def test_an_acronym_of_many_meanings_counts_only_beside_its_long_form() -> None:
    assert instruments("The NCG met in Seoul.") == []
    long_form = "The Nuclear Consultative Group was founded in 2023. The NCG met in Seoul."
    assert instruments(long_form) == ["Nuclear Consultative Group", "NCG"]
