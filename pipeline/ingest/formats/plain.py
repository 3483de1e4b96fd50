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
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_txt(source: Source) -> Iterator[Found]:
    """One file, one article; a first line `date YYYY-MM-DD` and a headline with a blank line after it are optional."""
    text = decode(source.read())
    header = HEADER.match(text)
    yield {"date": header.group(1) if header else None, "text": text[header.end() :] if header else text}


def read_markdown(source: Source) -> Iterator[Found]:
    """One file, one article; YAML front matter is optional. Markup in the text stays as it is."""
    text = decode(source.read())
    match = FRONT_MATTER.match(text)
    if match is None:
        yield {"text": text}
        return
    yield {**parse_front_matter(match.group(1)), "text": text[match.end() :]}
