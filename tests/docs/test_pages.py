"""The pages: what they are made of, and that nothing on them comes from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb
import pytest

from pipeline.docs.build import build, main
from pipeline.docs.dictionary import data_dictionary
from pipeline.docs.offline import offline
from pipeline.docs.queries import examples, examples_page
from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.publish import publish

QUERYING = (PROJECT_ROOT / "docs" / "querying.md").read_text("utf-8")
SQL = re.findall(r"```sql\n(.+?)```", QUERYING, flags=re.DOTALL)


def _table(name: str, **columns: dict[str, str]) -> dict[str, object]:
    return {
        "unique_id": name,
        "resource_type": "model",
        "schema": "marts",
        "alias": name,
        "description": "One row per <thing> | other.",
        "columns": columns,
    }


def _test(table: str, column: str | None, name: str, **arguments: object) -> dict[str, object]:
    metadata = {"name": name, "kwargs": arguments}
    return {"resource_type": "test", "attached_node": table, "column_name": column, "test_metadata": metadata}


def test_the_dictionary_tells_meaning_type_and_tests_of_every_column() -> None:
    column = {"name": "status", "data_type": "varchar", "description": "how far\nit is"}
    manifest = {
        "nodes": {
            "t": _table("t", status=column),
            "other": _table("other") | {"schema": "staging"},
            "1": _test("t", "status", "not_null"),
            "2": _test("t", "status", "accepted_values", values=["a", "b"]),
            "3": _test("t", "status", "relationships", to="ref('articles')", field="article_id"),
            "4": _test("t", None, "holds", condition="a < b"),
            "5": _test("t", None, "unique_combination", columns=["a", "b"]),
        }
    }
    page = data_dictionary(manifest, ["marts"])
    assert "## marts.t" in page
    assert "staging" not in page
    assert "One row per &lt;thing> \\| other." in page
    assert "| `status` | varchar | how far it is | not null, one of a, b, is in articles.article_id |" in page
    assert "- every row: `a < b`" in page
    assert "- every row: unique in a, b" in page


def test_the_page_of_examples_has_every_example() -> None:
    text = (PROJECT_ROOT / "examples" / "queries.sql").read_text("utf-8")
    assert examples_page(text).count("```sql") == len(examples(text)) >= 20


@pytest.mark.parametrize("query", SQL, ids=[str(number) for number in range(len(SQL))])
def test_the_queries_of_the_guide_run(published_world: Settings, query: str) -> None:
    with duckdb.connect(str(published_world.published_path), read_only=True) as connection:
        assert connection.execute(query).description
    assert len(SQL) > 5


@pytest.fixture(scope="module")
def published_world(built: Settings) -> Settings:
    publish(built)
    return built


def test_a_page_of_great_expectations_asks_nobody() -> None:
    page = (
        '<html><head><link rel="stylesheet" href="https://cdn.example/a.css"/><link href="own.css"></head>'
        '<body><script src="https://cdn.example/a.js"></script><script>$(x)</script>'
        '<img src="https://cdn.example/l.png?d=1">'
        '<button data-toggle="collapse">more</button><a href="https://example.org">a link</a></body></html>'
    )
    html = offline(page, "../static")
    assert "cdn.example" not in html
    assert "$(x)" not in html
    assert 'data-bs-toggle="collapse"' in html
    assert 'href="own.css"' in html
    assert '<a href="https://example.org">' in html
    assert html.index("../static/css/bootstrap.min.css") < html.index("own.css")
    assert html.index("bootstrap.bundle.min.js") > html.index("a link")


LOADED = re.compile(r"""<(?:link|script|img|iframe)\b[^>]*\b(?:href|src)=["']?((?:https?:)?//[^"'\s>]+)""")
LINK = re.compile(r"""<a\b[^>]*\bhref=["']?([^"'\s>]+)""")


def test_the_whole_set_is_there_loads_nothing_from_elsewhere_and_every_link_leads_somewhere(
    built: Settings, tmp_path: Path
) -> None:
    site = build(built, tmp_path / "site").parent
    pages = {page: page.read_text("utf-8") for page in site.rglob("*.html") if page.parent.name != "dbt"}
    names = {str(page.relative_to(site)) for page in pages}
    assert names >= {"index.html", "querying.html", "tables.html", "bi-tools.html", "expectations/index.html"}
    assert {url for text in pages.values() for url in LOADED.findall(text)} == set()
    assert "polecat_events" in (site / "dbt" / "index.html").read_text("utf-8")
    assert 'id="martspartnerships"' in pages[site / "tables.html"]
    # Of a warehouse that was written by hand some rules do not hold, and the page says so.
    verdicts = pages[site / "expectations" / "index.html"]
    assert ">failed<" in verdicts and ">holds<" in verdicts
    broken = [
        (str(page.relative_to(site)), target)
        for page, text in pages.items()
        for target in LINK.findall(text)
        if not urlsplit(target).scheme and urlsplit(target).path
        if page.name != "404.html" and not (page.parent / unquote(urlsplit(target).path)).exists()
    ]
    assert broken == []


def test_without_a_warehouse_it_says_which_command_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(tmp_path))
    assert main([str(tmp_path / "site")]) == 1
    assert "make run" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
