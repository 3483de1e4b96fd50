"""Rules and outcomes in words, for the Dagster UI, the log and the docs.

Here: sentences and Markdown. Not here: judging (validation) or Dagster (defs/checks).
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.quality.suites import Expectation
from pipeline.quality.validation import Outcome

_CELL_LENGTH = 120


def rule(expectation: Expectation) -> str:
    """The rule itself: "`confidence` is between 0 and 1"."""
    kwargs, column = expectation.kwargs, f"`{expectation.column}`"
    match expectation.type:
        case "expect_column_values_to_be_between":
            return f"{column} is {_bounds(kwargs)}"
        case "expect_column_value_lengths_to_be_between":
            return f"{column} has a length {_bounds(kwargs)}"
        case "expect_column_values_to_be_in_set":
            return f"{column} is {_values(kwargs)}"
        case "expect_column_values_to_not_be_in_set":
            return f"{column} is not {_values(kwargs)}"
        case "expect_column_values_to_match_regex":
            return f"{column} matches `{kwargs['regex']}`"
        case "expect_column_values_to_not_match_regex":
            return f"{column} does not match `{kwargs['regex']}`"
        case "expect_column_values_to_be_null":
            return f"{column} is empty"
        case "expect_column_values_to_not_be_null":
            return f"{column} is not empty"
    raise ValueError(f"{expectation.name}: no words for the type {expectation.type!r}; add them to quality/wording.py")


def verdict(outcome: Outcome) -> str:
    """What came of it, in one sentence with the numbers."""
    expectation = outcome.expectation
    if expectation.view == "summary":
        values = [row[expectation.column] for row in outcome.sample]
        if outcome.success:
            return f"The table keeps it: {rule(expectation)}." if outcome.checked else "Too little data to judge."
        return f"`{expectation.column}` is {_cell(values[0])}, wanted: {rule(expectation)}. {expectation.notes}"
    if outcome.success:
        return f"All {outcome.checked:,} rows with a value keep it: {rule(expectation)}."
    return f"{outcome.unexpected:,} of {outcome.checked:,} rows break it: {rule(expectation)}. {expectation.notes}"


def markdown_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] = ()) -> str:
    """Rows as a Markdown table, by default with the columns of the first row; '' without any."""
    if not rows and not columns:
        return ""
    columns = columns or list(rows[0])
    lines = ["| " + " | ".join(columns) + " |", "| " + " | ".join("---" for _ in columns) + " |"]
    lines += ["| " + " | ".join(_cell(row[column]) for column in columns) + " |" for row in rows]
    return "\n".join(lines)


def _bounds(kwargs: Mapping[str, Any]) -> str:
    low, high = kwargs.get("min_value"), kwargs.get("max_value")
    if low is not None and high is not None:
        return f"between {_bound(low)} and {_bound(high)}"
    return f"at least {_bound(low)}" if low is not None else f"at most {_bound(high)}"


def _bound(value: Any) -> str:
    """A limit as one reads it, with separators; in cells years and ids stand without."""
    return f"{value:,}" if isinstance(value, int | float) else _cell(value)


def _values(kwargs: Mapping[str, Any]) -> str:
    values = [f"`{_cell(value)}`" for value in kwargs["value_set"]]
    return values[0] if len(values) == 1 else f"one of {', '.join(values)}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value) if value.is_integer() else round(value, 4))
    text = " ".join((", ".join(map(str, value)) if isinstance(value, list) else str(value)).split())
    short = text if len(text) <= _CELL_LENGTH else text[: _CELL_LENGTH - 1] + "…"
    # What an article says is never trusted as markup of a page.
    return html.escape(short, quote=False).replace("|", "&#124;")
