"""Markup to text: block elements become paragraphs, the rest its words. Scripts and styles never come through."""

from __future__ import annotations

import html
import re
from typing import Any

import lxml.etree
import lxml.html

BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 "
    "header hl1 hl2 hr li main ol p pre section table td th tr ul block".split()
)
SKIPPED = frozenset("script style noscript template iframe svg head media figure button input nav".split())
MARKUP = re.compile(
    r"</?(?:p|div|br|span|a|h[1-6]|ul|ol|li|strong|em|b|i|blockquote|figure|img|table|tr|td|section|article|script|style)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")


def without_markup(text: str) -> str:
    """The text of a field that may hold HTML; as it is where it holds none."""
    if "<" in text and MARKUP.search(text):
        try:
            return text_of(lxml.html.fragment_fromstring(text, create_parent="div"))
        except (lxml.etree.LxmlError, ValueError):  # NUL and half characters: refused as such later
            return text
    return html.unescape(text) if "&" in text and ENTITY.search(text) else text


def text_of(element: Any) -> str:
    """The text of an element of HTML or NITF: paragraphs with a blank line between them, without what is skipped."""
    pieces: list[str] = []
    skipping: Any = None
    for event, node in lxml.etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if skipping is None:
                pieces.append(_spaced(node.tail))
            continue
        tag = local_name(node)
        if event == "start" and skipping is None:
            if tag in SKIPPED and node is not element:
                skipping = node
                continue
            pieces.append("\n\n" if tag in BLOCKS else "\n" if tag == "br" else "")
            pieces.append(_spaced(node.text))
        elif event == "end" and skipping in (None, node):
            skipping = None
            if node is not element:
                pieces.append("\n\n" if tag in BLOCKS else "")
                pieces.append(_spaced(node.tail))
    lines = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]{2,}", " ", lines)).strip()


def local_name(node: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _spaced(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""
