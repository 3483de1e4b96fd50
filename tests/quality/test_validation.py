"""Running a suite: pieces add up, empty tables hold, samples are bounded and name their rows, faulty rules are loud."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipeline.quality.suites import Expectation, Suite, load_suites
from pipeline.quality.validation import SAMPLE_ROWS, ValidationError, judge, take_snapshot
from pipeline.settings import PROJECT_ROOT

SUITES = {suite.name: suite for suite in load_suites()}


def suite_of(**rule: object) -> Suite:
    """raw.articles with one rule instead of its own."""
    kwargs = {"column": "text_length", "min_value": 1}
    e = Expectation("rule", "expect_column_values_to_be_between", "rows", "text_length", kwargs, "critical", "Why.")
    return replace(SUITES["raw.articles"], expectations=(replace(e, **rule),))


def test_pieces_add_up_to_the_whole(sound_warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    suite = suite_of(kwargs={"column": "text_length", "max_value": 179})
    whole = judge(take_snapshot(suite, sound_warehouse, tmp_path))
    pieces = judge(take_snapshot(suite, sound_warehouse, tmp_path), piece_rows=7)
    assert pieces == whole
    assert (whole[0].checked, whole[0].unexpected) == (400, 391)  # the article's number makes it one character longer
    assert len(whole[0].sample) == SAMPLE_ROWS


def test_a_failing_row_is_named(sound_warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (outcome,) = judge(
        take_snapshot(suite_of(kwargs={"column": "text_length", "max_value": 179}), sound_warehouse, tmp_path)
    )
    assert outcome.sample[0] == {
        "article_id": "a010",
        "source_uri": "landing/a.jsonl",
        "record_number": 10,
        "published_date": outcome.sample[0]["published_date"],
        "text_length": 180,
    }
    assert str(outcome.sample[0]["published_date"]) == "2024-07-09"
    assert outcome.success is False


@pytest.mark.parametrize("suite", SUITES.values(), ids=list(SUITES))
def test_empty_tables_break_nothing_but_the_warning_that_they_are_empty(suite: Suite, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute((PROJECT_ROOT / "pipeline" / "warehouse" / "schema.sql").read_text("utf-8"))
        found = judge(take_snapshot(suite, connection, tmp_path))
    assert len(found) == len(suite.expectations)
    assert {o.expectation.name for o in found if not o.success} <= {"there_are_articles"}


def test_a_rule_that_cannot_be_judged_is_no_failed_rule(
    sound_warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    wrong_column = suite_of(column="colour", kwargs={"column": "colour", "min_value": 1})
    with pytest.raises(ValidationError, match=r"raw\.articles: rule could not be judged: .*colour"):
        judge(take_snapshot(wrong_column, sound_warehouse, tmp_path))
    wrong_argument = suite_of(kwargs={"column": "text_length", "min_value": [1]})
    with pytest.raises(ValidationError, match=r"(?s)raw\.articles: .* refuses a rule's arguments: .*min_value"):
        judge(take_snapshot(wrong_argument, sound_warehouse, tmp_path))
    with pytest.raises(ValidationError, match=r"raw\.articles: Great Expectations dropped rule"):
        judge(take_snapshot(suite_of(type="expect_nothing"), sound_warehouse, tmp_path))
