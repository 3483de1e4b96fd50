"""An index of how expressions begin finds what the expressions themselves find."""

from __future__ import annotations

import pytest

from pipeline.extract.lexicon.any_of import AnyOf, ways, whole_words

PATTERNS = [
    "defen[cs]e",
    "arm(?:y|ies)",
    "(?:air|naval )?bases?",
    "(?:joint +(?:staff|sea)|rapid) +forces?",
    r"u\.?s\.? +marines",
    "(?<!live-)fire",
    "[tf]rigates?",
    "2 ?\\+ ?2",
    "war ?games?",
]
TEXTS = [
    "The Army left.",
    "two armies",
    "farms and alarms",
    "an airbase",
    "Naval  bases",
    "baseless",
    "the joint  sea force",
    "rapid forces",
    "joint forces",
    "U.S. Marines",
    "live-fire",
    "under fire",
    "a frigate",
    "their 2+2 talks",
    "wargames and war games",
    "DEFENSE, defence",
    "defenceless",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_finds_what_the_expressions_find(text: str) -> None:
    expected = whole_words(PATTERNS).search(text) is not None

    assert AnyOf(PATTERNS).occurs_in(text) is expected


def test_a_choice_at_the_beginning_is_written_out() -> None:
    assert list(ways("(?:air|(?:naval|army) )?bases?")) == ["airbases?", "naval bases?", "army bases?", "bases?"]


def test_a_bar_in_a_class_of_characters_or_escaped_is_no_choice() -> None:
    assert list(ways(r"a[|)]b|c\|d")) == ["a[|)]b", r"c\|d"]
