"""Asking politely, and giving up where it does not help."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import replace
from email.utils import formatdate

import httpx
import pytest

from pipeline.feeds import fetching
from pipeline.feeds.fetching import FeedError, fetch
from pipeline.feeds.sources import FeedSource
from tests.serving import RSS, Answer, Web


def test_a_request_says_who_asks_and_for_what(web: Web, source: FeedSource) -> None:
    fetched = fetch(source)
    assert fetched.content == RSS.encode()
    assert web.asked[0]["User-Agent"].startswith("Entente/")
    assert "application/rss+xml" in web.asked[0]["Accept"]
    assert "If-None-Match" not in web.asked[0]


def test_what_was_had_before_is_asked_for_conditionally(web: Web, source: FeedSource) -> None:
    web.answer = lambda asked: Answer(304 if asked.get("If-None-Match") == '"v1"' else 200, headers={"ETag": '"v1"'})
    assert fetch(source, etag='"v1"', last_modified="Mon, 08 Jul 2024 09:00:00 GMT").content is None
    assert web.asked[0]["If-Modified-Since"] == "Mon, 08 Jul 2024 09:00:00 GMT"


def test_a_server_in_trouble_is_asked_again_ever_later(web: Web, source: FeedSource) -> None:
    answers = iter([Answer(503), Answer(429), Answer(body=b"at last")])
    web.answer = lambda _: next(answers)
    pauses: list[float] = []
    assert fetch(source, sleep=pauses.append).content == b"at last"
    assert len(pauses) == 2
    assert pauses[0] < pauses[1] + 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_a_pause_gets_it(web: Web, source: FeedSource, status: int) -> None:
    in_a_while = formatdate(time.time() + 50, usegmt=True)
    asked = [{"Retry-After": "40"}, {"Retry-After": in_a_while}]
    answers = iter([*(Answer(status, headers=headers) for headers in asked), Answer(body=b"at last")])
    web.answer = lambda _: next(answers)
    pauses: list[float] = []
    assert fetch(source, sleep=pauses.append).content == b"at last"
    assert pauses[0] == 40
    assert 30 < pauses[1] <= 50


def test_a_server_that_asks_for_a_long_pause_is_left_until_the_next_poll(web: Web, source: FeedSource) -> None:
    web.answer = lambda _: Answer(429, headers={"Retry-After": "3600"})
    with pytest.raises(FeedError, match="429 Too Many Requests"):
        fetch(source, sleep=pytest.fail)


@pytest.mark.parametrize("nonsense", ["", "soon", "-5", "1e9", "Mon, 99 Jul 2024 09:00:00 GMT"])
def test_a_pause_that_cannot_be_read_is_not_asked_for(web: Web, source: FeedSource, nonsense: str) -> None:
    answers = iter([Answer(503, headers={"Retry-After": nonsense}), Answer(body=b"at last")])
    web.answer = lambda _: next(answers)
    pauses: list[float] = []
    fetch(source, sleep=pauses.append)
    assert len(pauses) == 1 and pauses[0] < 5


def test_it_gives_up_after_three_attempts(web: Web, source: FeedSource) -> None:
    web.answer = lambda _: Answer(500)
    with pytest.raises(FeedError, match="500 Internal Server Error"):
        fetch(source, sleep=lambda _: None)
    assert len(web.asked) == fetching.ATTEMPTS


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_what_will_not_change_is_not_asked_again(web: Web, source: FeedSource, status: int) -> None:
    web.answer = lambda _: Answer(status)
    with pytest.raises(FeedError, match=str(status)):
        fetch(source, sleep=pytest.fail)


def test_redirects_are_followed_and_loops_left(web: Web, source: FeedSource) -> None:
    web.answer = lambda a: Answer(body=b"here") if a["path"] == "/new" else Answer(301, headers={"Location": "/new"})
    assert fetch(source).url.endswith("/new")
    web.answer = lambda _: Answer(302, headers={"Location": "/feed.xml"})
    with pytest.raises(FeedError, match="TooManyRedirects"):
        fetch(source, sleep=pytest.fail)


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_feed_without_end_is_left(
    web: Web, source: FeedSource, is_packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100_000)
    body = b"x" * 5_000_000
    headers = {"Content-Encoding": "gzip"} if is_packed else {}
    web.answer = lambda _: Answer(body=gzip.compress(body) if is_packed else body, headers=headers)
    with pytest.raises(FeedError, match="larger than 100,000 bytes"):
        fetch(source, sleep=pytest.fail)


def test_a_packing_that_was_not_asked_for_is_refused(web: Web, source: FeedSource) -> None:
    web.answer = lambda _: Answer(body=b"?", headers={"Content-Encoding": "zstd"})
    with pytest.raises(FeedError, match="packed by zstd"):
        fetch(source, sleep=pytest.fail)


def test_a_silent_server_and_a_slow_one_are_left(web: Web, source: FeedSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TIMEOUT", httpx.Timeout(0.2))
    web.answer = lambda _: (time.sleep(1), Answer())[1]
    with pytest.raises(FeedError, match="ReadTimeout"):
        fetch(source, sleep=lambda _: None)
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", 0.0)
    web.answer = lambda _: Answer(body=b"slow")
    with pytest.raises(FeedError, match="took longer than"):
        fetch(source, sleep=pytest.fail)


def test_no_server_and_no_name_are_told(source: FeedSource) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for url, says in ((f"http://127.0.0.1:{port}/", "ConnectError"), ("http://no.invalid/", "cannot be resolved")):
        with pytest.raises(FeedError, match=says):
            fetch(replace(source, url=url), sleep=lambda _: None)
