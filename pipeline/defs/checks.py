"""Suites → Dagster asset checks: one check per expectation, one op per suite.

Here: the factory, and the severity's meaning in Dagster: critical is an ERROR and blocks what is downstream in the run,
warning is a WARN and only shows. Not here: rules (expectations/), running them (quality.validation).
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import dagster as dg
from duckdb import DuckDBPyConnection

from pipeline.quality.suites import Expectation, Suite, load_suites
from pipeline.quality.validation import Outcome, judge, take_snapshot
from pipeline.quality.wording import markdown_table, rule, verdict
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader

OpenReader = Callable[[], AbstractContextManager[DuckDBPyConnection]]


def open_reader() -> AbstractContextManager[DuckDBPyConnection]:
    """A short read-only connection to the warehouse of the settings."""
    return reader(Settings.from_env().warehouse_path)


@dg.definitions
def quality_checks() -> dg.Definitions:
    """The checks of every suite in expectations/."""
    return dg.Definitions(asset_checks=build_checks(load_suites(), open_reader))


def build_checks(suites: Iterable[Suite], connect: OpenReader) -> Sequence[dg.AssetChecksDefinition]:
    """One op per suite that judges all its expectations; `connect` opens the warehouse for reading."""
    return [_suite_checks(suite, connect) for suite in suites]


def _suite_checks(suite: Suite, connect: OpenReader) -> dg.AssetChecksDefinition:
    asset = dg.AssetKey(list(suite.table))

    @dg.multi_asset_check(
        name=f"expectations_{'_'.join(suite.table)}",
        specs=[check_spec(asset, expectation) for expectation in suite.expectations],
        description=suite.notes,
    )
    def run_suite(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        with tempfile.TemporaryDirectory() as folder:
            with connect() as connection:
                snapshot = take_snapshot(suite, connection, Path(folder))
            outcomes = judge(snapshot)
        for outcome in outcomes:
            if not outcome.success:
                log = context.log.error if outcome.expectation.is_critical else context.log.warning
                log(f"{suite.name}: {outcome.expectation.name}: {verdict(outcome)}\n{markdown_table(outcome.sample)}")
            yield check_result(asset, outcome)

    return run_suite


def check_spec(asset: dg.AssetKey, expectation: Expectation) -> dg.AssetCheckSpec:
    """The check that stands for an expectation."""
    return dg.AssetCheckSpec(
        name=expectation.name,
        asset=asset,
        description=f"{rule(expectation)}. {expectation.notes}",
        blocking=expectation.is_critical,
        metadata={"severity": expectation.severity, "expectation": expectation.type, "over": expectation.view},
    )


def check_result(asset: dg.AssetKey, outcome: Outcome) -> dg.AssetCheckResult:
    """What came of it, with the failing rows as a table."""
    expectation = outcome.expectation
    metadata: dict[str, dg.MetadataValue] = {
        "rows_checked": dg.MetadataValue.int(outcome.checked),
        "rows_failing": dg.MetadataValue.int(outcome.unexpected),
    }
    if outcome.sample:
        metadata["failing_rows"] = dg.MetadataValue.md(markdown_table(outcome.sample))
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=expectation.name,
        passed=outcome.success,
        severity=dg.AssetCheckSeverity.ERROR if expectation.is_critical else dg.AssetCheckSeverity.WARN,
        description=verdict(outcome),
        metadata=metadata,
    )
