"""XML as feeds and agencies ship it: RSS, Atom, NewsML-G2, NITF.

Entities are never expanded and nothing outside the file is fetched; a file that declares entities is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import lxml.etree

from pipeline.ingest.formats.base import Found, Record, first_line
from pipeline.ingest.formats.markup import local_name, text_of, without_markup
from pipeline.ingest.rejections import UnreadableError

if TYPE_CHECKING:
    from pipeline.ingest.source import Source

WITHDRAWN = ("canceled", "cancelled", "withheld")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_xml(source: Source) -> Iterator[Found]:
    """RSS and Atom: an item, an article. NewsML-G2: a newsItem. NITF: the file. The root element tells which."""
    root = _parse(source.read())
    kind = local_name(root)
    if kind in ("rss", "feed", "RDF"):
        feed = next((c for c in root if local_name(c) == "channel"), root)
        yield from (_item(node, feed) for node in root.iter("{*}item", "{*}entry"))
    elif kind in ("newsMessage", "newsItem"):
        yield from (_news_item(node) for node in root.iter("{*}newsItem"))
    elif kind == "nitf":
        yield _nitf(root)
    else:
        raise UnreadableError("unsupported", f"XML of an unknown kind, <{kind}>; known: rss, feed, RDF, newsItem, nitf")


def _parse(content: bytes) -> Any:
    if b"<!ENTITY" in content:
        raise UnreadableError("bad_xml", "the file declares entities, which may grow without bound or read other files")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return lxml.etree.fromstring(content, parser)
    except lxml.etree.XMLSyntaxError as error:
        if not content.strip():
            raise UnreadableError("empty", "the document is empty") from error
        raise UnreadableError("bad_xml", f"no well-formed XML: {first_line(error)}") from error


def _item(node: Any, feed: Any) -> Record:
    return {
        "id": _said(node, "guid", "id"),
        "title": _said(node, "title"),
        "url": _link(node),
        "date": _said(node, "pubDate", "published", "date", "issued", "updated"),
        "modified": _said(node, "updated", "modified"),
        "text": _said(node, "encoded", "content", "description", "summary"),
        "author": _said(node, "creator", "author"),
        "language": node.get(XML_LANG) or _said(feed, "language") or feed.get(XML_LANG),
        "publisher": _said(feed, "title"),
    }


def _link(node: Any) -> str | None:
    """RSS has the address as text, Atom as an attribute, of several the one without another relation."""
    for child in node:
        if local_name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = child.get("href") or child.text
            if address:
                return str(address).strip()
    return None


def _said(node: Any, *names: str) -> str | None:
    """The text of the first child that has one of these names, in the order of the names; markup in it undone."""
    for name in names:
        for child in node:
            if local_name(child) == name:
                inner = next((c for c in child if local_name(c) == "name"), child)  # Atom: author/name
                text = text_of(inner) if len(inner) else without_markup(inner.text or "").strip()
                if text:
                    return text
    return None


def _news_item(node: Any) -> Found:
    meta, content = _below(node, "itemMeta"), _below(node, "contentMeta")
    status = next((str(c.get("qcode", "")) for c in node.iter("{*}pubStatus")), "")
    if status.rpartition(":")[2] in WITHDRAWN:
        return UnreadableError("withdrawn", f"the agency has withdrawn {node.get('guid')} ({status})")
    provider = next(node.iter("{*}provider"), None)
    nitf = next(node.iter("{*}nitf"), None)
    body = next(node.iter("{*}body", "{*}inlineXML", "{*}inlineData"), None)
    record = {
        "id": node.get("guid"),
        "title": _said(content, "headline"),
        "date": _said(content, "contentCreated") or _said(meta, "firstCreated", "versionCreated"),
        "modified": _said(meta, "versionCreated"),
        "author": _said(content, "by", "creator"),
        "publisher": None if provider is None else _said(provider, "name") or provider.get("literal"),
        "language": next((c.get("tag") for c in content.iter("{*}language")), None),
        "text": None if body is None else text_of(body),
    }
    inner = {k: v for k, v in _nitf(nitf).items() if v} if nitf is not None else {}
    return {**inner, **{k: v for k, v in record.items() if v and not (k == "text" and "text" in inner)}}


def _nitf(root: Any) -> Record:
    head, body = _below(root, "docdata"), _below(root, "body.content")
    dateline = next(root.iter("{*}dateline"), None)
    text = text_of(body)
    issued = next(iter(head.iter("{*}date.issue", "{*}date.release")), None)
    published = next(root.iter("{*}pubdata"), None)
    opening = f"{text_of(dateline)} - " if dateline is not None and len(text_of(dateline)) > 1 else ""
    return {
        "id": next((c.get("id-string") for c in head.iter("{*}doc-id")), None),
        "title": next((text_of(c) for name in ("{*}hl1", "{*}title") for c in root.iter(name)), None),
        "date": issued.get("norm") if issued is not None else None,
        "author": next((text_of(c) for c in root.iter("{*}byline")), None),
        "publisher": published.get("name") if published is not None else None,
        "text": f"{opening}{text}" if text else "",
    }


def _below(node: Any, name: str) -> Any:
    """The first element of a name under a node, an empty one where there is none."""
    return next(node.iter(f"{{*}}{name}"), lxml.etree.Element(name))
