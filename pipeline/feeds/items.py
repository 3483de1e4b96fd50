"""A feed as fetched → its items, each a file of its own: the item as it was sent, in an envelope of ours.

The envelope is a feed with one item that names the publisher and the language of data/sources.yaml, so that ingest
reads it as it reads any feed file. Here: XML in, XML out; JSON Feed in, JSON out. Not here: what an item's fields mean
(ingest).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.etree
import orjson

from pipeline.feeds.fetching import FeedError
from pipeline.feeds.sources import FeedSource

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
ROOTS = {"rss", "RDF", "feed"}
JSON_FEED = "https://jsonfeed.org/version/"
ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A file for the landing zone."""

    file_name: str  # from the item's content: the same item is the same file
    content: bytes


def items(content: bytes, source: FeedSource) -> Iterator[StoredItem]:
    """The items of a feed in its order. Raises FeedError on what is no feed; entities are never expanded."""
    return _json_items(content, source) if content.lstrip()[:1] == b"{" else _xml_items(content, source)


def _json_items(content: bytes, source: FeedSource) -> Iterator[StoredItem]:
    try:
        feed = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise FeedError(f"the feed is no valid JSON: {error}") from error
    if not str(feed.get("version")).startswith(JSON_FEED) or not isinstance(feed.get("items"), list):
        raise FeedError(f"this is no JSON Feed: `version` ({JSON_FEED}…) and a list `items` are needed")
    for item in feed["items"]:
        if not isinstance(item, dict):
            raise FeedError(f"this is no JSON Feed: an item is {type(item).__name__}, no object")
        own = {"publisher": source.publisher} | ({"language": source.language} if source.language else {})
        digest = hashlib.sha256(orjson.dumps(item, option=orjson.OPT_SORT_KEYS)).hexdigest()
        yield StoredItem(f"{digest[:ID_LENGTH]}.json", orjson.dumps({"items": [item | own]}))


def _xml_items(content: bytes, source: FeedSource) -> Iterator[StoredItem]:
    root = _parsed(content)
    kind = lxml.etree.QName(root).localname
    if kind not in ROOTS:
        raise FeedError(f"this is no feed: its root element is <{kind}>, one of {', '.join(sorted(ROOTS))} is needed")
    for item in root.iter("{*}entry" if kind == "feed" else "{*}item"):
        item.tail = None
        digest = hashlib.sha256(lxml.etree.tostring(item, method="c14n")).hexdigest()
        yield StoredItem(f"{digest[:ID_LENGTH]}.xml", _enveloped(item, source, is_atom=kind == "feed"))


def _parsed(content: bytes) -> Any:
    if b"<!ENTITY" in content:
        raise FeedError("the feed declares entities, which may grow without bound or read other files")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return lxml.etree.fromstring(content, parser)
    except lxml.etree.XMLSyntaxError as error:
        raise FeedError(f"the feed is no well-formed XML: {error}") from error


def _enveloped(item: Any, source: FeedSource, *, is_atom: bool) -> bytes:
    if is_atom:
        root = channel = lxml.etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
        prefix = f"{{{ATOM}}}"
    else:
        root = lxml.etree.Element("rss", version="2.0")
        channel = lxml.etree.SubElement(root, "channel")
        prefix = ""
    lxml.etree.SubElement(channel, f"{prefix}title").text = source.publisher
    lxml.etree.SubElement(channel, f"{prefix}{'id' if is_atom else 'link'}").text = source.url
    if source.language is not None:
        if is_atom:
            root.set(f"{{{XML}}}lang", source.language)
        else:
            lxml.etree.SubElement(channel, "language").text = source.language
    channel.append(item)
    return bytes(lxml.etree.tostring(root, encoding="utf-8", xml_declaration=True))
