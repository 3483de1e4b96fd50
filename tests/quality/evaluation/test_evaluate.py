"""The command: figures on screen, as JSON and in the warehouse; the unseen fold's faults only where asked for."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from pipeline.quality import evaluate as command
from pipeline.quality.evaluation.gold import GoldArticle, is_seen
from pipeline.quality.evaluation.resolution import as_record
from pipeline.quality.evaluation.run import GOLD_SETS, as_ingested, load_set
from pipeline.records import Article, EventRecord


class Oracle:
    """Knows the labels, and leaves out the last event of each article: recall below 1, a finding per article."""

    name, version = "oracle", "1"

    def __init__(self, articles: list[GoldArticle]) -> None:
        self.records = {a.article_id: [as_record(e, a.text) for e in a.events] for a in articles}

    def extract(self, article: Article) -> list[EventRecord]:
        return self.records[article.source_id][:-1]


@pytest.fixture(autouse=True)
def oracle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    oracle = Oracle([article for folder in GOLD_SETS.values() for article in load_set(folder)])
    monkeypatch.setattr(command, "get_extractor", lambda name: oracle)
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(tmp_path))


def test_tables_show_every_break_down(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--set", "gold"])
    shown = capsys.readouterr().out
    for words in ("gold, fold all: 52 articles", "strict", "by class", "by type", "by status", "partnership status"):
        assert words in shown
    assert "missed" not in shown


def test_faults_of_the_unseen_fold_show_only_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    def shown(*options: str) -> set[str]:
        command.main(["--json", "--errors", *options])
        return {e["article_id"] for of in json.loads(capsys.readouterr().out) for e in of["errors"]}

    by_default = shown()
    assert by_default
    assert all(is_seen(article_id) for article_id in by_default)
    assert not any(is_seen(article_id) for article_id in shown("--fold", "B"))
    assert shown("--fold", "all") > by_default


def test_resolution_is_measured_on_the_stories(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--json", "--set", "stories"])
    (evaluation,) = json.loads(capsys.readouterr().out)
    assert 0 < evaluation["figures"]["gold_bcubed_f1"] <= 1
    assert evaluation["figures"]["clustered_mentions"] < evaluation["figures"]["gold_clustered_mentions"]


def test_figures_are_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--store", "--json"])
    (evaluation, *_) = json.loads(capsys.readouterr().out)
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as warehouse:
        stored = dict(
            warehouse.execute(
                "select metric, value from raw.extraction_quality where gold_set = 'gold' and class is null"
            ).fetchall()
        )
        classes = warehouse.execute("select distinct class from raw.extraction_quality").fetchall()
    assert stored["strict_f1"] == evaluation["figures"]["strict_f1"]
    assert stored["articles_per_second"] > 0
    assert {("agreement",), ("signed",), ("exercise",), (None,)} <= set(classes)


@pytest.mark.parametrize("folder", GOLD_SETS.values(), ids=list(GOLD_SETS))
def test_ingest_leaves_the_gold_texts_as_they_are(folder: Path) -> None:
    for article in load_set(folder):
        ingested = as_ingested(article)
        assert (ingested.text, ingested.published_date) == (article.text, article.published_date)
