"""What readers of all formats share: the shape of what they take and give.

A reader takes the Source of a document and yields its records in order: fields under whatever names the document uses
(fields.yaml says what they mean), or, at the place of one that could not be read, the reason. It raises
UnreadableError where nothing more can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.ingest.rejections import UnreadableError

if TYPE_CHECKING:  # source → documents → formats
    from pipeline.ingest.source import Source

Record = dict[str, Any]
Found = Record | UnreadableError
Reader = Callable[["Source"], Iterator[Found]]
MAX_RECORD_BYTES = 20_000_000  # of a format that is streamed: one line, one row


def as_record(item: object) -> Found:
    """The item if it is an object with fields, else why it is no record."""
    if isinstance(item, dict):
        return item
    return UnreadableError("wrong_shape", f"a record has to be an object with fields, this is {type(item).__name__}")


def first_line(error: Exception) -> str:
    """What an error says, on one line."""
    return (str(error) or type(error).__name__).splitlines()[0]
