"""An evaluation as rows of raw.extraction_quality.

Here: which figure becomes which metric, and the insert. Not here: opening the warehouse (the caller's).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from pipeline.quality.evaluation.run import Evaluation
from pipeline.warehouse.tables import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

INSERT = "insert into raw.extraction_quality values (?, ?, ?, ?, ?, ?, ?)"


class QualityRow(NamedTuple):
    """One row, in the table's order of columns."""

    measured_at: datetime  # UTC, without zone
    extractor: str
    extractor_version: str
    gold_set: str
    metric: str
    of: str | None  # column `class`: the class, type or status; None: all
    value: float | None


def quality_rows(evaluations: Sequence[Evaluation], measured_at: datetime) -> list[QualityRow]:
    """Every figure of the evaluations; break-downs are named class_strict_f1, type_strict_p, status_strict_r, ..."""
    rows = []
    for e in evaluations:
        figures: list[tuple[str, str | None, float | None]] = [(name, None, v) for name, v in e.figures.items()]
        figures.append(("articles_per_second", None, round(e.articles_per_second, 1)))
        for part in e.slices:
            figures += [(name, part.value, v) for name, v in part.rates.figures(f"{part.cut}_strict").items()]
        rows += [
            QualityRow(measured_at, e.extractor, e.extractor_version, e.gold_set, metric, of, value)
            for metric, of, value in figures
        ]
    return rows


def store(rows: Sequence[QualityRow], connection: DuckDBPyConnection) -> None:
    """Append the rows to raw.extraction_quality, all or none."""
    with transaction(connection):
        connection.executemany(INSERT, rows)
