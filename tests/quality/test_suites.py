"""Reading suites: those of the repository are sound and used, and a faulty file is named with the remedy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.quality.suites import Suite, SuiteError, load_suite, load_suites
from pipeline.settings import PROJECT_ROOT

SUITES = load_suites()


def test_reading_them_does_not_import_great_expectations() -> None:
    code = "import sys, pipeline.quality.suites as s; s.load_suites(); print('great_expectations' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT_ROOT)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_views_give_just_the_columns_that_rules_and_names_of_rows_need(suite: Suite) -> None:
    with duckdb.connect() as connection:
        connection.execute((PROJECT_ROOT / "pipeline" / "warehouse" / "schema.sql").read_text("utf-8"))
        for view, query in suite.queries.items():
            columns = {column[0] for column in connection.execute(query).description}
            assert columns == {e.column for e in suite.over(view)} | set(suite.identify_by[view])


def written(folder: Path, expectation: dict[str, Any], **suite: Any) -> Path:
    document = {
        "name": "raw.articles",
        "meta": {"notes": "What it guards.", "identify_by": {"rows": ["article_id"], "summary": []}},
        "expectations": [expectation],
    } | suite
    for view in ("rows", "summary"):
        (folder / f"raw.articles.{view}.sql").write_text("select 1", "utf-8")
    file = folder / "raw.articles.json"
    file.write_text(json.dumps(document), "utf-8")
    return file


def rule(**changes: Any) -> dict[str, Any]:
    expectation = {
        "type": "expect_column_values_to_be_between",
        "kwargs": {"column": "text_length", "min_value": 1},
        "severity": "critical",
        "meta": {"name": "has_text", "over": "rows", "notes": "Why."},
    }
    return expectation | changes


def test_a_suite_is_read(tmp_path: Path) -> None:
    suite = load_suite(written(tmp_path, rule()))
    (expectation,) = suite.expectations
    assert (suite.table, expectation.name, expectation.is_critical) == (("raw", "articles"), "has_text", True)


@pytest.mark.parametrize(
    ("expectation", "message"),
    [
        (rule(type="expect_column_mean_to_be_between"), "'expect_column_mean_to_be_between' is not used here; allowed"),
        (rule(severity="info"), "severity 'info'; allowed are critical, warning"),
        (rule(meta={"name": "Has text", "over": "rows", "notes": "Why."}), "meta.name 'Has text' has to be"),
        (rule(meta={"name": "has_text", "over": "table", "notes": "Why."}), "meta.over 'table'; allowed are rows, sum"),
        (rule(meta={"name": "has_text", "over": "rows"}), "meta.notes has to say"),
        (rule(kwargs={"min_value": 1}), "kwargs.column has to name a column"),
        (rule(kwargs={"column": "text_length"}), "kwargs needs max_value or min_value"),
        (rule(kwargs={"column": "text_length", "min_value": 1, "mostly": 0.9}), "kwargs mostly cannot be used"),
    ],
)
def test_a_faulty_expectation_is_named(tmp_path: Path, expectation: dict[str, Any], message: str) -> None:
    with pytest.raises(SuiteError, match=rf"^raw\.articles\.json, expectation 1.*: .*{message}"):
        load_suite(written(tmp_path, expectation))


def test_a_faulty_suite_is_named(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"name 'raw\.other' has to be the file's"):
        load_suite(written(tmp_path, rule(), name="raw.other"))
    with pytest.raises(SuiteError, match="has_text is given twice"):
        load_suite(written(tmp_path, rule(), expectations=[rule(), rule()]))
    file = written(tmp_path, rule())
    (tmp_path / "raw.articles.summary.sql").unlink()
    with pytest.raises(SuiteError, match=r"raw\.articles\.summary\.sql is missing"):
        load_suite(file)
    file.write_text("{", "utf-8")
    with pytest.raises(SuiteError, match="no valid JSON"):
        load_suite(file)
    with pytest.raises(SuiteError, match="no suites"):
        load_suites(tmp_path / "nowhere")
