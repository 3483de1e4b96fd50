"""The Great Expectations suites of expectations/, read and checked without importing Great Expectations.

Here: what a suite is and every rule its files must keep. Dagster loads definitions from it, and the import of Great
Expectations alone takes seven seconds. Not here: running a suite (validation) or the rules themselves (expectations/).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.settings import PROJECT_ROOT

SUITES_DIR = PROJECT_ROOT / "expectations"
Severity = Literal["critical", "warning"]
View = Literal["rows", "summary"]

SEVERITIES: tuple[Severity, ...] = ("critical", "warning")
VIEWS: tuple[View, ...] = ("rows", "summary")

# The expectations that judge each row by itself, with the arguments of which one at least is needed. Only such can be
# run over a table in pieces and still be exact; a rule about the whole table goes over the summary's single row.
TYPES: Mapping[str, frozenset[str]] = {
    "expect_column_values_to_be_between": frozenset({"min_value", "max_value"}),
    "expect_column_values_to_be_in_set": frozenset({"value_set"}),
    "expect_column_values_to_not_be_in_set": frozenset({"value_set"}),
    "expect_column_values_to_match_regex": frozenset({"regex"}),
    "expect_column_values_to_not_match_regex": frozenset({"regex"}),
    "expect_column_value_lengths_to_be_between": frozenset({"min_value", "max_value"}),
    "expect_column_values_to_not_be_null": frozenset(),
    "expect_column_values_to_be_null": frozenset(),
}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class SuiteError(ValueError):
    """A suite that cannot be used; the message names the file, the expectation and what is allowed."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One rule about one column of a view."""

    name: str  # unique in its suite; becomes the asset check's name
    type: str  # one of TYPES
    view: View
    column: str
    kwargs: Mapping[str, Any]  # as Great Expectations takes them, `column` included
    severity: Severity
    notes: str  # what a failure means and what to do

    @property
    def is_critical(self) -> bool:
        """Does a failure stop what is downstream?"""
        return self.severity == "critical"


@dataclass(frozen=True, slots=True)
class Suite:
    """All rules about one raw table, and the queries that show it to them."""

    name: str  # schema.table
    notes: str
    expectations: tuple[Expectation, ...]
    queries: Mapping[View, str]  # the SQL of each view
    identify_by: Mapping[View, tuple[str, ...]]  # the columns that lead from a failing row to its origin

    @property
    def table(self) -> tuple[str, str]:
        """Schema and table, as in an asset key."""
        schema, _, table = self.name.partition(".")
        return schema, table

    def over(self, view: View) -> tuple[Expectation, ...]:
        """The rules about one view."""
        return tuple(e for e in self.expectations if e.view == view)


def load_suites(folder: Path = SUITES_DIR) -> tuple[Suite, ...]:
    """Every suite of the folder, by name. Raises SuiteError, also where the folder holds none."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SuiteError(f"{folder}: no suites (*.json) here")
    return tuple(load_suite(file) for file in files)


def load_suite(file: Path) -> Suite:
    """One suite: FILE.json with FILE.rows.sql and FILE.summary.sql beside it. Raises SuiteError."""
    try:
        raw = json.loads(file.read_text("utf-8"))
    except json.JSONDecodeError as error:
        raise SuiteError(f"{file.name}: no valid JSON ({error})") from error
    name = raw.get("name")
    if name != file.stem or name.count(".") != 1:
        raise SuiteError(f"{file.name}: name {name!r} has to be the file's, schema.table")
    meta = raw.get("meta", {})
    if not meta.get("notes"):
        raise SuiteError(f"{file.name}: meta.notes has to say what the suite guards")
    expectations = tuple(_expectation(e, f"{file.name}, expectation {n}") for n, e in enumerate(raw["expectations"], 1))
    names = [e.name for e in expectations]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise SuiteError(f"{file.name}: meta.name {', '.join(twice)} is given twice; names are unique in a suite")
    identify_by = meta.get("identify_by", {})
    if sorted(identify_by) != sorted(VIEWS):
        raise SuiteError(f"{file.name}: meta.identify_by needs the columns that name a row, for {' and '.join(VIEWS)}")
    return Suite(
        name=name,
        notes=meta["notes"],
        expectations=expectations,
        queries={view: _query(file, view) for view in VIEWS},
        identify_by={view: tuple(identify_by[view]) for view in VIEWS},
    )


def _expectation(raw: dict[str, Any], place: str) -> Expectation:
    meta = raw.get("meta", {})
    name = meta.get("name", "")
    if not _NAME.fullmatch(name):
        raise SuiteError(f"{place}: meta.name {name!r} has to be a lower_case name")
    place = f"{place} ({name})"
    kind = raw.get("type", "")
    if kind not in TYPES:
        raise SuiteError(f"{place}: type {kind!r} is not used here; allowed are {', '.join(TYPES)}")
    if raw.get("severity") not in SEVERITIES:
        raise SuiteError(f"{place}: severity {raw.get('severity')!r}; allowed are {', '.join(SEVERITIES)}")
    if meta.get("over") not in VIEWS:
        raise SuiteError(f"{place}: meta.over {meta.get('over')!r}; allowed are {', '.join(VIEWS)}")
    if not meta.get("notes"):
        raise SuiteError(f"{place}: meta.notes has to say what a failure means and what to do")
    kwargs = raw.get("kwargs", {})
    if not isinstance(kwargs.get("column"), str):
        raise SuiteError(f"{place}: kwargs.column has to name a column of the view")
    if TYPES[kind] and not TYPES[kind] & kwargs.keys():
        raise SuiteError(f"{place}: kwargs needs {' or '.join(sorted(TYPES[kind]))}")
    if unknown := kwargs.keys() - TYPES[kind] - {"column"}:
        raise SuiteError(
            f"{place}: kwargs {', '.join(sorted(unknown))} cannot be used; "
            "a tolerated share (mostly) is a rule over the summary"
        )
    return Expectation(name, kind, meta["over"], kwargs["column"], kwargs, raw["severity"], meta["notes"])


def _query(file: Path, view: View) -> str:
    sql = file.with_name(f"{file.stem}.{view}.sql")
    if not sql.exists():
        raise SuiteError(f"{file.name}: {sql.name} is missing; it selects what the rules look at")
    return sql.read_text("utf-8")
