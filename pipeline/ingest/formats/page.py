"""Web pages: the article without navigation, scripts and boilerplate; title, date, author and address kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import lxml.etree
import lxml.html
from trafilatura import bare_extraction

from pipeline.ingest.dates import parse_date
from pipeline.ingest.formats.base import Found, Record
from pipeline.ingest.rejections import UnreadableError
from pipeline.ingest.text import decode

if TYPE_CHECKING:
    from pipeline.ingest.source import Source

DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE
)
DECLARED_WITHIN = 4_096
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# Where pages say when they were published and changed, the most trusted first. trafilatura finds more dates, but keeps
# the day alone: a time zone would be lost.
PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='publishdate']/@content",
    "//meta[@name='dc.date' or @name='DC.date.issued']/@content",
)
MODIFIED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time']/@content",
    "//meta[@itemprop='dateModified']/@content",
    "//time[@itemprop='dateModified']/@datetime",
)
MIN_CHARS = 80  # less is a menu or a cookie notice
PARAGRAPH_END = re.compile(r"\s*\n\s*")
JSON_LD = "//script[@type='application/ld+json']/text()"
MAX_JSON_LD_CHARS = 200_000


def read_html(source: Source) -> Iterator[Found]:
    """One page, one article: its text without navigation and boilerplate, title, date, author, canonical address."""
    yield page_record(source.read())


def page_record(content: bytes, url: str | None = None, charset: str | None = None) -> Record:
    """The article of a page. `url` is where it was fetched from, `charset` what its server said.

    Raises UnreadableError (empty, binary, encoding, no_text).
    """
    text = XML_DECLARATION.sub("", decode(content, charset or _declared(content)))
    try:
        tree = lxml.html.document_fromstring(text)
        published = _first_date(tree, PUBLISHED, "datePublished")
        modified = _first_date(tree, MODIFIED, "dateModified")
        found: Any = bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except (lxml.etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableError("no_text", f"the page cannot be taken apart: {error}") from error
    body = PARAGRAPH_END.sub("\n\n", found.text or "").strip() if found is not None else ""
    if len(body) < MIN_CHARS:
        message = f"the page holds no article, only {len(body)} characters: a list, or a script that would fetch one"
        raise UnreadableError("no_text", message)
    return {
        "text": body,
        "title": found.title,
        "date": published or found.date,
        "modified": modified,
        "url": found.url or url,
        "author": found.author,
        "publisher": found.sitename,
        "language": tree.get("lang"),
    }


def _declared(content: bytes) -> str | None:
    match = DECLARED.search(content[:DECLARED_WITHIN])
    return match.group(1).decode("ascii") if match else None


def _first_date(tree: Any, paths: tuple[str, ...], key: str) -> str | None:
    """The first value that can be read as a date: from JSON-LD, then from the page's own elements."""
    values = [value for block in tree.xpath(JSON_LD) for value in _from_json_ld(block, key)]
    for value in [*values, *(value for path in paths for value in tree.xpath(path))]:
        try:
            if parse_date(value):
                return str(value)
        except UnreadableError:  # a template's "{{date}}": the next one may be better
            continue
    return None


def _from_json_ld(block: str, key: str) -> list[str]:
    if len(block) > MAX_JSON_LD_CHARS or key not in block:
        return []
    try:
        data = json.loads(block)
    except (ValueError, RecursionError):
        return []
    items = data if isinstance(data, list) else [data]
    items = [part for item in items if isinstance(item, dict) for part in (item, *_graph(item))]
    return [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str)]


def _graph(item: dict[str, Any]) -> list[Any]:
    graph = item.get("@graph")
    return graph if isinstance(graph, list) else []
