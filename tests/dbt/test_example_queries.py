"""examples/queries.sql: every question is a question, and its query answers on the published copy."""

from __future__ import annotations

import duckdb
import pytest

from pipeline.docs.queries import examples
from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.publish import publish

QUERIES = PROJECT_ROOT / "examples" / "queries.sql"
EXAMPLES = examples(QUERIES.read_text("utf-8"))


def test_there_are_at_least_twenty_numbered_without_gaps() -> None:
    assert [int(number) for number, _, _ in EXAMPLES] == list(range(1, len(EXAMPLES) + 1))
    assert len(EXAMPLES) >= 20
    assert QUERIES.read_text("utf-8").count(";") == len(EXAMPLES), "a query was not found by its question"


@pytest.fixture(scope="module")
def copy(built: Settings) -> duckdb.DuckDBPyConnection:
    """The published copy of the small world, read-only."""
    return duckdb.connect(str(publish(built).database), read_only=True)


@pytest.mark.parametrize(("number", "question", "query"), EXAMPLES, ids=[number for number, _, _ in EXAMPLES])
def test_the_query_runs(copy: duckdb.DuckDBPyConnection, number: str, question: str, query: str) -> None:
    assert copy.execute(query).description, f"{number}. {question}"
