"""The quick reading of front matter gives what the YAML library gives, dates apart (which it leaves as text)."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.ingest.dates import parse_moment
from pipeline.ingest.formats.front_matter import _parse_plain, parse_front_matter

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
WORDS = st.text("abz: #'\"\\-?,[]{}&*!|>%@`\n 0~\t", max_size=30)


def agree(block: str) -> None:
    quick = _parse_plain(block)
    if quick is None:
        return  # the library reads it
    loaded = yaml.safe_load(block)
    assert set(loaded) == set(quick)
    for key, value in loaded.items():
        if isinstance(value, date | datetime):
            assert parse_moment(quick[key]) == parse_moment(value)
        else:
            assert value == quick[key]


@given(TEXTS | WORDS, st.integers(20, 90))
@example("Campaign\xa0Event", 80)
@example("Workers’ round\u2060table on the long way to a title that has to be folded because it is long", 30)
def test_what_a_yaml_library_wrote(value: str, width: int) -> None:
    for unicode in (True, False):
        agree(yaml.safe_dump({"title": value, "b": "plain"}, width=width, allow_unicode=unicode))


@given(WORDS)
@example("yes")
@example("yes  ")
@example("a  ")
@example("2024-06-23  ")
@example("a:b #c")
@example("a #c")
@example("a#c:")
@example("'a' ")
@example("a: b")
@example("2024-06-23")
@example("'it''s'")
@example('"a\\\n   \\ b"')
@example("a\n  b")
@example("a\n\n  b")
@example("http://a.example/#x")
@example("007")
@example("20 Reasons")
@example("'a\n   b'")
@example("'a\n   b\n  '")
@example('"\\U0001F4C8 x"')
def test_what_a_person_wrote(value: str) -> None:
    block = f"title: {value}\nurl: https://a.example/1"
    try:
        yaml.safe_load(block)
    except (yaml.YAMLError, ValueError):
        assert _parse_plain(block) is None, block
        return
    agree(block)


@pytest.mark.parametrize("value", ["A title", "Ünï “quoted” – dash", "https://a.example/x?y=1"])
def test_the_usual_is_read_quickly(value: str) -> None:
    assert _parse_plain(f"title: {json.dumps(value)}\nother: {value}\ndate: 2024-06-23") is not None
    assert parse_front_matter(f"title: {json.dumps(value)}\nother: {value}")["other"] == value
