"""Plain text and Markdown: one document, one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.ingest.formats.base import Found
from pipeline.ingest.formats.front_matter import parse_front_matter
from pipeline.ingest.text import decode

if TYPE_CHECKING:
    from pipeline.ingest.source import Source

HEADER = re.compile(r"^\s*date (\d{4}-\d{2}-\d{2})\b[ \t]*\n?")
OPENING = re.compile(r"---[ \t]*\r?\n")  # of front matter
CLOSING = re.compile(r"\n---[ \t]*(?:\r?\n|\Z)")
INDENT = re.compile(r"^[ \t]*([-*+] )?[ \t]*(?=\S)", re.MULTILINE)  # of the lines of a list item


def read_txt(source: Source) -> Iterator[Found]:
    """One file, one article; a first line `date YYYY-MM-DD` and a headline with a blank line after it are optional."""
    text = decode(source.read())
    header = HEADER.match(text)
    yield {"date": header.group(1) if header else None, "text": text[header.end() :] if header else text}


def read_markdown(source: Source) -> Iterator[Found]:
    """One file, one article; YAML front matter is optional. Markup in the text stays as it is.

    The lines of a list item lose their indentation, which would stand within a sentence.
    """
    text = decode(source.read())
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        yield {"text": _unindented(text)}
        return
    block = text[opening.end() : closing.start()].removesuffix("\r")
    yield {**parse_front_matter(block), "text": _unindented(text[closing.end() :])}


def _unindented(text: str) -> str:
    return INDENT.sub(r"\1", text)
