"""JSON: one object, an array, or one object a line."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import orjson

from pipeline.ingest.formats.base import MAX_RECORD_BYTES, Found, as_record, first_line
from pipeline.ingest.rejections import UnreadableError
from pipeline.ingest.text import decode, encoding_of

if TYPE_CHECKING:
    from pipeline.ingest.source import Source

WRAPPERS = ("articles", "items", "results", "data", "docs", "documents", "records")


def read_json(source: Source) -> Iterator[Found]:
    """One object, an array of objects, or an object that wraps such an array (articles, items, results, data, …)."""
    data = _parse(decode(source.read()))
    for item in _unwrapped(data):
        yield as_record(item)


def read_lines(source: Source) -> Iterator[Found]:
    """One object a line, streamed; a broken line costs itself alone, blank lines are passed over."""
    for line in _lines(source):
        if isinstance(line, UnreadableError):
            yield line
        elif line.strip():
            try:
                yield as_record(_parse(line))
            except UnreadableError as error:
                yield error


def _unwrapped(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        for name in WRAPPERS:
            wrapped = data.get(name)
            if isinstance(wrapped, list) and wrapped and isinstance(wrapped[0], dict):
                return wrapped
    return [data]


def _lines(source: Source) -> Iterator[bytes | UnreadableError]:
    readline = _line_reader(source.stream())
    limit = min(source.limit_bytes, MAX_RECORD_BYTES)
    while line := readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = readline(limit)
        yield UnreadableError("too_large", f"the line holds more than {limit:,} bytes")


def _line_reader(stream: io.BufferedReader) -> Callable[[int], bytes]:
    """What gives the next line, or as much of it as is asked for, in UTF-8."""
    encoding = encoding_of(stream.peek())
    if encoding == "utf-8":
        return stream.readline
    if encoding == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
        return stream.readline
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n")
    return lambda size: text.readline(size).encode("utf-8", "surrogateescape")


def _parse(text: str | bytes) -> Any:
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError) as error:
        if isinstance(text, bytes) and not _is_utf8(text):
            raise UnreadableError("encoding", "the line is no UTF-8, as the file's beginning is") from error
        raise UnreadableError("bad_json", f"no valid JSON: {first_line(error)}") from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
