"""The list of feeds: read as written, and what is wrong is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.feeds.sources import FeedSource, SourcesError, load_sources
from pipeline.settings import PROJECT_ROOT

GOOD = """sources:
  - name: wire
    url: https://wire.example/rss
    publisher: Harbour Wire
    every: 30m
  - name: inside
    url: http://10.0.0.7:8080/atom.xml
    publisher: Inside
    every: 1d
    language: fr
    allow_private_address: true
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "sources.yaml"
    file.write_text(text, "utf-8")
    return file


def test_sources_are_read_as_written(tmp_path: Path) -> None:
    assert load_sources(written(tmp_path, GOOD)) == [
        FeedSource("wire", "https://wire.example/rss", "Harbour Wire", 30),
        FeedSource("inside", "http://10.0.0.7:8080/atom.xml", "Inside", 1440, "fr", allow_private_address=True),
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "sources: []\n"])
def test_a_list_may_be_empty(tmp_path: Path, text: str) -> None:
    assert load_sources(written(tmp_path, text)) == []


def test_no_file_is_no_feeds_and_the_shipped_list_is_valid(tmp_path: Path) -> None:
    assert load_sources(tmp_path / "none.yaml") == []
    assert load_sources(PROJECT_ROOT / "data" / "sources.yaml") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("sources:", "feeds:", 1, "one key, `sources`"),
        ("name: wire", "name: Wire!", 2, "small letters, digits and _"),
        ("name: inside", "name: wire", 6, "a second feed is called 'wire'"),
        ("https://wire", "file://wire", 3, "http:// or https://"),
        ("https://wire", "https://me:secret@wire", 3, "no place for secrets"),
        ("https://wire.example", "https://wire.example:port", 3, "http:// or https://"),
        ("publisher: Inside", "publisher: ''", 8, "publisher is empty"),
        ("every: 30m", "every: 30", 5, "as in 30m, 2h, 1d"),
        ("every: 30m", "every: 1m", 5, "5m or longer"),
        ("    every: 30m\n", "", 2, "lacks every"),
        ("language: fr", "language: French", 10, "an ISO 639 code"),
        ("language: fr", "lang: fr", 10, "unknown field 'lang'; known are name, url"),
        ("language: fr", "every: 2d", 10, "'every' is given twice"),
        ("address: true", "address: maybe", 11, "true or false"),
        ("every: 1d", "every: [1d]", 9, "every is one value"),
        ("  - name: wire", "  - wire\n  - name: wire", 2, "this is no mapping"),
        ("    every: 30m", "   every: 30m", 5, "no YAML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    file = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(SourcesError) as error:
        load_sources(file)
    assert str(error.value).startswith(f"{file}:{line}: ")
    assert says in str(error.value)
