"""Run a suite over the raw tables: DuckDB shows its views, Great Expectations judges them, plain results come out.

Great Expectations' own SQL source fails on DuckDB, so it is given pandas frames. Memory stays bounded whatever the
table's size: the views hold measures instead of texts, go to a temporary Parquet file (which also keeps the connection
short: the file is free again before Great Expectations starts), and are judged in pieces of PIECE_ROWS rows. Every row
is judged, none is sampled: all rules over rows look at each row alone (suites.TYPES), so the pieces add up exactly.
Not here: reading suites (suites), Dagster (defs/checks).
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from pipeline.quality.suites import Expectation, Suite, View

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

PIECE_ROWS = 100_000
MEMORY_LIMIT = "1GB"  # of DuckDB, which writes to disk what is beyond; the texts of a large corpus are
SAMPLE_ROWS = 10


class ValidationError(RuntimeError):
    """An expectation that could not be judged at all: its column or arguments are wrong, not the data."""


@dataclass(slots=True)
class Outcome:
    """What came of one expectation."""

    expectation: Expectation
    checked: int = 0  # rows that have a value to judge
    unexpected: int = 0  # of these, how many broke the rule
    sample: list[dict[str, Any]] = field(default_factory=list)  # up to SAMPLE_ROWS of them: identifying columns, value

    @property
    def success(self) -> bool:
        """Did every row keep the rule?"""
        return self.unexpected == 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A suite's views as Parquet files."""

    suite: Suite
    files: Mapping[View, Path]


def take_snapshot(suite: Suite, connection: DuckDBPyConnection, folder: Path) -> Snapshot:
    """Write the suite's views into the folder; the connection (reading suffices) is not needed afterwards."""
    connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
    files: dict[View, Path] = {}
    for view, query in suite.queries.items():
        files[view] = folder / f"{suite.name}.{view}.parquet"
        connection.execute(f"copy ({query}) to $file (format parquet)", {"file": str(files[view])})
    return Snapshot(suite, files)


def judge(snapshot: Snapshot, piece_rows: int = PIECE_ROWS) -> list[Outcome]:
    """One outcome per expectation, in the suite's order.

    Raises ValidationError where an expectation cannot be judged.
    """
    batches = _Batches()
    outcomes = {e.name: Outcome(e) for e in snapshot.suite.expectations}
    for view, file in snapshot.files.items():
        rules = snapshot.suite.over(view)
        for frame in pieces(file, piece_rows):
            for name, result in batches.judge(snapshot.suite, rules, snapshot.suite.identify_by[view], frame).items():
                outcome = outcomes[name]
                outcome.checked += int(result["element_count"]) - int(result.get("missing_count") or 0)
                outcome.unexpected += int(result["unexpected_count"])
                room = SAMPLE_ROWS - len(outcome.sample)
                rows = result.get("partial_unexpected_index_list") or []
                outcome.sample += [_ordered(row, outcome.expectation.column) for row in rows[:room]]
    return list(outcomes.values())


def open_great_expectations() -> tuple[Any, Any]:
    """The library (imported at the first call: it takes seconds) and an in-memory context of it, both quiet."""
    # Read at import: without it the library reports home.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return gx, context


class _Batches:
    """An in-memory context of Great Expectations into which one frame after the other goes."""

    def __init__(self) -> None:
        gx, context = open_great_expectations()
        # It logs every metric, and swallows what it cannot read of a suite with no more than a log line.
        logging.getLogger("great_expectations").setLevel(logging.ERROR)
        source = context.data_sources.add_pandas("duckdb")
        self._definition = source.add_dataframe_asset("view").add_batch_definition_whole_dataframe("piece")
        self._suite_class = gx.ExpectationSuite

    def judge(
        self, suite: Suite, rules: tuple[Expectation, ...], identify_by: tuple[str, ...], frame: pd.DataFrame
    ) -> dict[str, dict[str, Any]]:
        """Name of the expectation → Great Expectations' result for this frame."""
        expectations = [
            {"type": e.type, "kwargs": dict(e.kwargs), "severity": e.severity, "meta": {"name": e.name}} for e in rules
        ]
        try:
            rule_set = self._suite_class(name=suite.name, expectations=expectations)
        except ValueError as error:
            raise ValidationError(f"{suite.name}: Great Expectations refuses a rule's arguments: {error}") from error
        report = self._definition.get_batch({"dataframe": frame}).validate(
            rule_set,
            result_format={
                "result_format": "SUMMARY",
                "partial_unexpected_count": SAMPLE_ROWS,
                "unexpected_index_column_names": list(identify_by),
            },
        )
        results = {}
        for result in report.results:
            assert result.expectation_config is not None
            name = result.expectation_config.meta["name"]
            if "element_count" not in result.result:
                raise ValidationError(f"{suite.name}: {name} could not be judged: {_cause(result.exception_info)}")
            results[name] = result.result
        if missing := sorted({e.name for e in rules} - results.keys()):
            raise ValidationError(f"{suite.name}: Great Expectations dropped {', '.join(missing)}; check the type")
        return results


def pieces(file: Path, rows: int = PIECE_ROWS) -> Iterator[pd.DataFrame]:
    """The file in frames of so many rows; one empty frame where it has none."""
    parquet = pq.ParquetFile(file)
    if parquet.metadata.num_rows == 0:
        yield parquet.read().to_pandas()
    for batch in parquet.iter_batches(batch_size=rows):
        yield batch.to_pandas()


def _cause(exception_info: Mapping[str, Any]) -> str:
    """The message, which Great Expectations keeps at the top or once per metric."""
    infos = [exception_info, *(info for info in exception_info.values() if isinstance(info, dict))]
    return "; ".join(sorted({str(i["exception_message"]) for i in infos if i.get("exception_message")}))


def _ordered(row: Mapping[str, Any], column: str) -> dict[str, Any]:
    """A failing row in plain Python values, the judged column last."""
    names = [name for name in row if name != column] + [column]
    return {name: _plain(row[name]) for name in names}


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value
