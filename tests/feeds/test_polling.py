"""Items are stored as fetched, once; a poll never raises, and remembers what it was told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import lxml.etree
import pytest

from pipeline.feeds import polling
from pipeline.feeds.fetching import FeedError
from pipeline.feeds.items import items
from pipeline.feeds.polling import Poll, due, poll
from pipeline.feeds.sources import FeedSource
from pipeline.feeds.state import load_state
from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import list_documents
from pipeline.records import Article
from pipeline.settings import Settings
from tests.serving import RSS, Answer, Web

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Own name</title>
<entry><id>a-1</id><title>Pact signed</title><updated>2024-07-08T09:00:00Z</updated>
<content type="html">&lt;p&gt;Japan signed a pact.&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Own name</title></channel><item><title>Pact signed</title></item></rdf:RDF>"""


JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Own name",
    "items": [
        {
            "id": "j-1",
            "url": "https://wire.example/1",
            "title": "Pact signed",
            "content_html": "<p>Japan signed a <b>pact</b>.</p>",
            "date_published": "2024-07-08T09:00:00Z",
            "authors": [{"name": "Ana Rojas"}],
        }
    ],
}


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "feeds-state"


def exactly(element: Any) -> bytes:
    return lxml.etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def stored(zone: Path) -> list[Path]:
    return sorted((zone / "feeds" / "wire").iterdir())


def test_each_item_is_a_file_with_the_item_as_it_was_sent(zone: Path, states: Path, source: FeedSource) -> None:
    assert poll(source, str(zone), states, NOW) == Poll(source, items=2, new_items=2)
    files = stored(zone)
    assert len(files) == 2
    assert all(f.suffix == ".xml" and len(f.stem) == 16 for f in files)
    found = [lxml.etree.fromstring(f.read_bytes()) for f in files]
    sent = lxml.etree.fromstring(RSS.encode())
    assert {exactly(i) for root in found for i in root.iter("item")} == {exactly(i) for i in sent.iter("item")}
    assert {r.findtext("channel/title") for r in found} == {"Harbour Wire"}
    assert {r.findtext("channel/language") for r in found} == {"en"}


def test_what_lies_there_already_is_not_stored_again(zone: Path, states: Path, source: FeedSource, web: Web) -> None:
    poll(source, str(zone), states, NOW)
    before = {f: f.stat().st_mtime_ns for f in stored(zone)}
    grown = RSS.replace("</channel>", "<item><title>Third</title></item></channel>")
    web.answer = lambda _: Answer(body=grown.encode())
    assert poll(source, str(zone), states, NOW) == Poll(source, items=3, new_items=1)
    assert {f: f.stat().st_mtime_ns for f in stored(zone) if f in before} == before


def test_a_server_that_knows_etags_is_asked_conditionally(
    zone: Path, states: Path, source: FeedSource, web: Web, tmp_path: Path
) -> None:
    web.answer = lambda a: (
        Answer(304) if a.get("If-None-Match") == '"1"' else Answer(200, RSS.encode(), {"ETag": '"1"'})
    )
    poll(source, str(zone), states, NOW)
    assert poll(source, str(zone), states, NOW).is_unchanged
    assert poll(source, str(zone), states, NOW).is_unchanged, "the tag is kept though the 304 did not repeat it"
    # Another zone does not hold the items, another address is another feed.
    assert poll(source, str(tmp_path / "other"), states, NOW).new_items == 2
    assert not poll(replace(source, url=f"{source.url}?2"), str(zone), states, NOW).is_unchanged


def test_a_failure_is_told_and_remembered_and_passes(zone: Path, states: Path, source: FeedSource, web: Web) -> None:
    web.answer = lambda _: Answer(404)
    failed = poll(source, str(zone), states, NOW)
    assert failed.error == "the server answered 404 Not Found"
    poll(source, str(zone), states, NOW + timedelta(hours=1))
    state = load_state(states, "wire")
    assert state is not None
    assert (state.failures, state.error, state.succeeded_at) == (2, failed.error, None)
    web.answer = lambda _: Answer(body=RSS.encode())
    poll(source, str(zone), states, NOW + timedelta(hours=2))
    state = load_state(states, "wire")
    assert state is not None
    assert (state.failures, state.error, state.succeeded_at) == (0, None, NOW + timedelta(hours=2))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<html><body>Please log in</body></html>", "root element is <html>"),
        ("<rss><channel>", "no well-formed XML"),
        ("", "no well-formed XML"),
        ('<!DOCTYPE r [<!ENTITY a "aa">]><rss><channel>&a;</channel></rss>', "declares entities"),
        ('{"version": "https://jsonfeed.org/version/1"}', "no JSON Feed"),
    ],
)
def test_what_is_no_feed_fails_and_stores_nothing(
    body: str, says: str, zone: Path, states: Path, source: FeedSource, web: Web
) -> None:
    web.answer = lambda _: Answer(body=body.encode())
    result = poll(source, str(zone), states, NOW)
    assert result.error is not None
    assert says in result.error
    assert stored(zone) == []


def test_items_stored_before_a_failure_are_fetched_again_without_condition(
    zone: Path, states: Path, source: FeedSource, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.answer = lambda a: Answer(304) if "If-None-Match" in a else Answer(200, RSS.encode(), {"ETag": '"1"'})
    write, written = polling._write, []

    def failing(*args: object) -> None:
        if written:
            raise OSError("the disk is full")
        written.append(1)
        write(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(polling, "_write", failing)
        assert poll(source, str(zone), states, NOW).error == "the disk is full"
    assert poll(source, str(zone), states, NOW) == Poll(source, items=2, new_items=1)


def test_atom_and_rdf_keep_their_items_too(source: FeedSource) -> None:
    (entry,) = items(ATOM.encode(), source)
    root = lxml.etree.fromstring(entry.content)
    assert root.findtext("{*}title") == "Harbour Wire"
    assert root.findtext("{*}entry/{*}id") == "a-1"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    (item,) = items(RDF.encode(), source)
    assert lxml.etree.fromstring(item.content).findtext("channel/{*}item/{*}title") == "Pact signed"


def test_a_feed_is_due_when_its_interval_has_passed(zone: Path, states: Path, source: FeedSource, web: Web) -> None:
    assert due([source], states, NOW) == [source]
    web.answer = lambda _: Answer(404)
    poll(source, str(zone), states, NOW)
    assert due([source], states, NOW + timedelta(minutes=28)) == []
    assert due([source], states, NOW + timedelta(minutes=29, seconds=30)) == [source]


def test_a_damaged_state_costs_one_request(zone: Path, states: Path, source: FeedSource, web: Web) -> None:
    poll(source, str(zone), states, NOW)
    (states / "wire.json").write_text('{"polled_at":')
    assert due([source], states, NOW) == [source]
    assert poll(source, str(zone), states, NOW) == Poll(source, items=2, new_items=0)


def test_a_json_feed_becomes_articles_too(source: FeedSource, tmp_path: Path) -> None:
    (item,) = items(json.dumps(JSON_FEED).encode(), source)
    assert item.file_name == next(items(json.dumps(JSON_FEED, sort_keys=True).encode(), source)).file_name
    (tmp_path / item.file_name).write_bytes(item.content)
    settings = Settings.from_env({"PIPELINE_RAW_URI": str(tmp_path)})
    (document,) = list_documents(str(tmp_path))
    (article,) = Reading(document, settings)
    assert isinstance(article, Article)
    assert (article.text, article.publisher, article.language) == (
        "Pact signed\n\nJapan signed a pact.",
        "Harbour Wire",
        "en",
    )
    assert (article.source_id, article.url, article.author) == ("j-1", "https://wire.example/1", "Ana Rojas")
    assert str(article.published_date) == "2024-07-08"


@pytest.mark.parametrize("changed", [{"version": "1"}, {"version": None}, {"items": {}}, {"items": [1]}], ids=str)
def test_json_that_is_no_feed_is_refused(source: FeedSource, changed: dict[str, object]) -> None:
    with pytest.raises(FeedError, match="no JSON Feed"):
        list(items(json.dumps(JSON_FEED | changed).encode(), source))
    with pytest.raises(FeedError, match="no valid JSON"):
        list(items(json.dumps(JSON_FEED)[:-2].encode(), source))
