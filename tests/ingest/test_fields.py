"""Names of fields: the shipped table, a user's own, and what a wrong one says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ingest.articles import Reading, reading_rules
from pipeline.ingest.documents import list_documents
from pipeline.ingest.fields import FieldTableError, field_table
from pipeline.records import Article
from pipeline.settings import Settings


def test_names_of_ones_own_count_before_the_shipped(zone: Path, settings: Settings, tmp_path: Path) -> None:
    own = tmp_path / "fields.yaml"
    own.write_text("text: [storyBody]\npublisher: [meta.Outlet.name]\n")
    row = {"storyBody": "A pact.", "text": "A teaser.", "meta": {"Outlet": {"name": "Wire"}}, "date": "2024-06-23"}
    (zone / "x.json").write_text(json.dumps(row))
    mine = replace(settings, fields_file=own)
    (document,) = list_documents(mine.raw_uri)
    (article,) = Reading(document, mine)
    assert isinstance(article, Article)
    assert (article.text, article.publisher) == ("A pact.", "Wire")
    assert reading_rules(mine) != reading_rules(settings)


def test_names_ignore_case_and_the_first_that_says_something_counts() -> None:
    table = field_table()
    assert table.map({"TEXT": "", "Body": "b", "content": "c"}) == {"text": "b"}
    assert table.map({"source": {"id": 1, "name": "Wire"}, "site": "s"})["publisher"] == "Wire"
    assert table.map({"source": {"id": 1}, "site": "s"})["publisher"] == "s"
    assert table.map({"content": {"rendered": "<p>x</p>"}}) == {"text": "<p>x</p>"}


@pytest.mark.parametrize(
    "content, says",
    [
        ("body: [x]", "no field 'body'; known: author, date"),
        ("text: x", "text needs a list of names"),
        ("- text", "lines are needed"),
        ("text: [", "cannot be read as YAML"),
        (None, "No such file"),
    ],
)
def test_a_wrong_table_is_told(tmp_path: Path, content: str | None, says: str) -> None:
    own = tmp_path / "fields.yaml"
    if content is not None:
        own.write_text(content)
    with pytest.raises(FieldTableError, match=says):
        field_table(own)
