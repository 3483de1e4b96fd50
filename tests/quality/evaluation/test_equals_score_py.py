"""Our figures are those of ../shared/score.py, number by number, on random articles and predictions."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.quality.evaluation.clusters import bcubed
from pipeline.quality.evaluation.figures import score
from pipeline.quality.evaluation.matching import match
from pipeline.records import EventRecord
from tests.conftest import SHARED
from tests.quality.evaluation.strategies import evaluations, parsed

SCORE_PY = SHARED / "score.py"
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def score_py() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_py", SCORE_PY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(evaluation=evaluations())
def test_every_figure_equals_that_of_score_py(
    score_py: ModuleType, tmp_path_factory: pytest.TempPathFactory, evaluation: Any
) -> None:
    raw, predicted = evaluation
    warehouse = tmp_path_factory.mktemp("marts") / "warehouse.duckdb"
    write_marts(warehouse, predicted)
    by_document = score_py.predictions(warehouse)

    articles = parsed(raw)
    events = {article_id: [event for event, _ in of] for article_id, of in predicted.items()}
    assert score(articles, events) == score_py.score(raw, by_document)

    items = [
        (pair.gold.cluster, predicted[article.article_id][pair.predicted_index][1])
        for article in articles
        for pair in match(article.events, events[article.article_id])
        if pair.gold.cluster
    ]
    assert bcubed(items) == score_py.clusters(raw, by_document)


def write_marts(path: Path, predicted: dict[str, list[tuple[EventRecord, str]]]) -> None:
    """The columns of marts.event_mentions that score.py reads, in the order of extraction."""
    with duckdb.connect(str(path)) as con:
        con.execute(
            """create schema marts;
            create table marts.event_mentions (
                source_id varchar, event_id varchar, event_class varchar, event_type varchar, status varchar,
                participants varchar[], event_name varchar, domain varchar, event_date date, event_date_end date,
                date_precision varchar, location varchar, evidence varchar[]
            )"""
        )
        rows = [
            (
                article_id,
                event_id,
                event.event_class.value,
                event.event_type.value,
                event.status.value,
                list(event.actor_codes),
                event.event_name,
                event.domain.value if event.domain else None,
                event.event_date,
                event.event_date_end,
                event.date_precision.value if event.date_precision else None,
                event.location,
                [e.quote for e in event.evidence],
            )
            for article_id, of in predicted.items()
            for event, event_id in of
        ]
        if rows:
            con.executemany(f"insert into marts.event_mentions values ({', '.join('?' * 13)})", rows)
