"""A web server of one's own on loopback, which answers as it is told and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.feeds.sources import FeedSource

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The channel's own name</title>
<item><title>Pact signed</title><link>https://wire.example/1</link><guid>wire-1</guid>
<pubDate>Mon, 08 Jul 2024 09:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>Japan and the Philippines signed a <b>pact</b> on Monday.</p>]]></content:encoded></item>
<item><title>Drill begins</title><link>https://wire.example/2</link><guid>wire-2</guid>
<description>Chile and Peru began a drill on Monday.</description></item>
</channel></rss>
"""


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Asked = dict[str, str]  # headers, and `path`


@dataclass
class Web:
    """`answer` decides, given the request; `asked` are the requests so far."""

    port: int
    answer: Callable[[Asked], Answer] = lambda _: Answer(body=RSS.encode())
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/feed.xml"


@pytest.fixture
def web() -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {**self.headers, "path": self.path}
            told.asked.append(asked)
            answer = told.answer(asked)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told = Web(server.server_address[1])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def source(web: Web) -> FeedSource:
    return FeedSource("wire", web.url, "Harbour Wire", 30, "en", allow_private_address=True)
