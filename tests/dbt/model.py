"""One model's SQL over rows by hand, without dbt: the references become tables of the same names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from pipeline.settings import PROJECT_ROOT

MODELS = PROJECT_ROOT / "dbt_project" / "models"
REFERENCE = re.compile(r"\{\{ ref\('(\w+)'\) \}\}")


def run_model(
    path: str, tables: Mapping[str, tuple[str, Sequence[Sequence[Any]]]], question: str
) -> list[tuple[Any, ...]]:
    """The answer to a question about `model`, the result of the model's SQL; tables are name → (columns, rows)."""
    sql = REFERENCE.sub(r"\1", (MODELS / path).read_text("utf-8"))
    with duckdb.connect() as connection:
        for name, (columns, rows) in tables.items():
            connection.execute(f"create table {name} ({columns})")
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"insert into {name} values ({marks})", rows)
        connection.execute(f"create table model as {sql}")
        return connection.execute(question).fetchall()
