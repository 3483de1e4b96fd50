"""What the lexicon knows is found where it is meant, and only there."""

from pipeline.extract import get_extractor
from pipeline.extract.mentions.finder import mention_finder
from pipeline.records import Article


def instruments(text: str) -> list[str]:
    return [found.text for found in mention_finder().find(text).instruments]


def test_an_acronym_of_many_meanings_counts_only_beside_its_long_form() -> None:
    assert instruments("The NCG met in Seoul.") == []
    long_form = "The Nuclear Consultative Group was founded in 2023. The NCG met in Seoul."
    assert instruments(long_form) == ["Nuclear Consultative Group", "NCG"]


def test_a_series_named_in_two_capitals_is_an_exercise_in_an_article_on_defence() -> None:
    text = (
        "The army called off two drills with the German and Dutch armies on Monday. Estonia sticks to Spring Storm "
        "with British and French companies. The army will train its reservists at home."
    )
    events = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, None))
    assert ("Spring Storm", ("EST", "FRA", "GBR")) in {(e.event_name, e.actor_codes) for e in events}


def test_the_same_words_are_no_exercise_in_an_article_on_something_else() -> None:
    text = (
        "Farmers lost their harvest. Estonia is cleaning up after Spring Storm with British and French helpers. "
        "Prices rose by a tenth. The ministry of agriculture promised help."
    )
    assert get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, None)) == []
