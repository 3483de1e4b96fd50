"""Suites as asset checks: a broken critical expectation stops what is downstream, a broken warning only shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
import duckdb
import pytest

from pipeline.defs.checks import build_checks, check_spec, quality_checks
from pipeline.quality.suites import load_suites

SUITES = load_suites()
MENTIONS = dg.AssetKey(["raw", "event_mentions"])


@dg.asset(key=MENTIONS)
def event_mentions() -> None:
    """Stands for the table, which the fixture has filled."""


@dg.asset(deps=[MENTIONS])
def marts() -> None:
    """Stands for what is downstream."""


def run(warehouse: duckdb.DuckDBPyConnection, fault: str) -> dg.ExecuteInProcessResult:
    """Materialise table, checks and marts after the fault, which is undone."""

    @contextmanager
    def connect() -> Iterator[duckdb.DuckDBPyConnection]:
        yield warehouse

    checks = build_checks([suite for suite in SUITES if suite.name == "raw.event_mentions"], connect)
    warehouse.begin()
    try:
        warehouse.execute(fault)
        definitions = dg.Definitions(assets=[event_mentions, marts], asset_checks=checks)
        return definitions.resolve_implicit_global_asset_job_def().execute_in_process(raise_on_error=False)
    finally:
        warehouse.rollback()


def failed(result: dg.ExecuteInProcessResult) -> list[dg.AssetCheckEvaluation]:
    return [e for e in result.get_asset_check_evaluations() if not e.passed]


def test_sound_tables_pass_every_check_and_let_the_marts_through(
    sound_warehouse: duckdb.DuckDBPyConnection,
) -> None:
    result = run(sound_warehouse, "select 1")
    assert result.success
    assert failed(result) == []
    assert len(result.asset_materializations_for_node("marts")) == 1
    (suite,) = (s for s in SUITES if s.name == "raw.event_mentions")
    assert len(result.get_asset_check_evaluations()) == len(suite.expectations)


def test_a_broken_critical_expectation_stops_the_marts_and_says_which_rows(
    sound_warehouse: duckdb.DuckDBPyConnection,
) -> None:
    result = run(sound_warehouse, "update raw.event_mentions set confidence = 80 where mention_id = 'a002-01'")
    assert not result.success
    assert "marts" not in {event.node_name for event in result.all_events if event.is_step_success}
    (check,) = failed(result)
    assert (check.check_name, check.severity) == ("confidence_is_a_share", dg.AssetCheckSeverity.ERROR)
    assert check.description == (
        "1 of 110 rows break it: `confidence` is between 0 and 1. 0 to 1; readers filter by it."
    )
    table = check.metadata["failing_rows"].value
    assert table.splitlines()[0] == "| mention_id | article_id | event_type | status | event_date | confidence |"
    assert table.splitlines()[2] == "| a002-01 | a002 | patrol | completed | 2024-07-08 | 80 |"


def test_a_broken_warning_lets_the_marts_through(sound_warehouse: duckdb.DuckDBPyConnection) -> None:
    result = run(sound_warehouse, "update raw.event_mentions set location = 'off Okinawa' where mention_id = 'a002-01'")
    assert result.success
    assert len(result.asset_materializations_for_node("marts")) == 1
    (check,) = failed(result)
    assert (check.check_name, check.severity) == ("location_is_a_place_name", dg.AssetCheckSeverity.WARN)


def test_a_rule_over_the_table_shows_the_observed_value(sound_warehouse: duckdb.DuckDBPyConnection) -> None:
    result = run(sound_warehouse, "delete from raw.event_mentions where mention_id = 'a110-01'")
    (check,) = failed(result)
    assert check.description.startswith(
        "`incomplete_article_count` is 1, wanted: `incomplete_article_count` is at most"
    )
    assert "a110" in check.metadata["failing_rows"].value


def test_every_expectation_is_one_check_and_blocks_just_where_it_is_critical() -> None:
    specs = {spec.key: spec for checks in quality_checks().asset_checks for spec in checks.check_specs}
    expected = {
        dg.AssetCheckKey(dg.AssetKey(list(suite.table)), e.name): e.is_critical
        for suite in SUITES
        for e in suite.expectations
    }
    assert {key: spec.blocking for key, spec in specs.items()} == expected


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_every_check_says_its_rule_and_what_a_failure_means(suite) -> None:
    for expectation in suite.expectations:
        description = check_spec(dg.AssetKey(list(suite.table)), expectation).description
        assert description.startswith(f"`{expectation.column}` ")
        assert description.endswith(expectation.notes)
