"""Questions to the small world."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from pipeline.settings import Settings

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def ask(built: Settings) -> Iterator[Ask]:
    """Rows of a question to the warehouse."""

    def rows(question: str, *values: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(built.warehouse_path), read_only=True) as connection:
            return connection.execute(question, values).fetchall()

    yield rows
