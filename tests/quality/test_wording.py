"""What users read when a check passes, fails or has nothing to judge."""

from __future__ import annotations

import pytest

from pipeline.quality.suites import TYPES, Expectation
from pipeline.quality.validation import Outcome
from pipeline.quality.wording import markdown_table, rule, verdict


def expectation(kind: str, view: str = "rows", **kwargs: object) -> Expectation:
    return Expectation("rule", kind, view, "x", {"column": "x"} | kwargs, "critical", "Look there.")


@pytest.mark.parametrize(
    ("kind", "kwargs", "words"),
    [
        ("expect_column_values_to_be_between", {"min_value": 0, "max_value": 1}, "`x` is between 0 and 1"),
        ("expect_column_values_to_be_between", {"max_value": 200000}, "`x` is at most 200,000"),
        ("expect_column_value_lengths_to_be_between", {"min_value": 2}, "`x` has a length at least 2"),
        ("expect_column_values_to_be_in_set", {"value_set": [True]}, "`x` is `true`"),
        ("expect_column_values_to_be_in_set", {"value_set": ["a", "b"]}, "`x` is one of `a`, `b`"),
        ("expect_column_values_to_not_be_in_set", {"value_set": ["a"]}, "`x` is not `a`"),
        ("expect_column_values_to_match_regex", {"regex": "^a"}, "`x` matches `^a`"),
        ("expect_column_values_to_not_match_regex", {"regex": "^a"}, "`x` does not match `^a`"),
        ("expect_column_values_to_be_null", {}, "`x` is empty"),
        ("expect_column_values_to_not_be_null", {}, "`x` is not empty"),
    ],
)
def test_a_rule_in_words(kind: str, kwargs: dict[str, object], words: str) -> None:
    assert rule(expectation(kind, **kwargs)) == words


def test_every_type_that_suites_may_use_has_words() -> None:
    arguments = {"min_value": 1, "value_set": [1], "regex": "a"}
    for kind, needed in TYPES.items():
        assert rule(expectation(kind, **{k: v for k, v in arguments.items() if k in needed})).startswith("`x` ")


def test_verdicts() -> None:
    rows = expectation("expect_column_values_to_be_between", min_value=0)
    assert verdict(Outcome(rows, checked=1204)) == "All 1,204 rows with a value keep it: `x` is at least 0."
    assert verdict(Outcome(rows, 1204, 3)) == "3 of 1,204 rows break it: `x` is at least 0. Look there."
    table = expectation("expect_column_values_to_be_between", "summary", max_value=0.2)
    assert verdict(Outcome(table, 1)) == "The table keeps it: `x` is at most 0.2."
    assert verdict(Outcome(table, 0)) == "Too little data to judge."
    assert verdict(Outcome(table, 1, 1, [{"x": 0.25}])) == "`x` is 0.25, wanted: `x` is at most 0.2. Look there."


def test_a_table_survives_what_is_in_its_cells() -> None:
    rows = [
        {"id": "a|b", "text": "two\nlines <script>", "none": None},
        {"id": "c", "text": "x" * 200, "none": False},
    ]
    lines = markdown_table(rows).splitlines()
    assert lines[:2] == ["| id | text | none |", "| --- | --- | --- |"]
    assert lines[2] == "| a&#124;b | two lines &lt;script&gt; |  |"
    assert lines[3] == f"| c | {'x' * 119}… | false |"
    assert markdown_table([]) == ""
