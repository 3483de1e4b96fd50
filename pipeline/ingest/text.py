"""Bytes to text: encodings told, binary content refused."""

from __future__ import annotations

from charset_normalizer import from_bytes

from pipeline.ingest.rejections import UnreadableError

SAMPLE_BYTES = 200_000
CONTROL_SHARE = 0.02  # a text has next to no control characters


def decode(content: bytes) -> str:
    """The text of a document: UTF-8 or UTF-16 by mark, else as detected.

    Raises UnreadableError (empty, binary, encoding).
    """
    if not content.strip():
        raise UnreadableError("empty", "the document is empty")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(content, "utf-16")
    if content.startswith(b"\xef\xbb\xbf"):
        return _strict(content, "utf-8-sig")
    if _is_binary(content[:SAMPLE_BYTES]):
        raise UnreadableError("binary", "the content is binary, no text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(content[:SAMPLE_BYTES]).best()
        if best is None:
            raise UnreadableError("encoding", "no encoding fits the content; store it as UTF-8") from None
        return _strict(content, best.encoding)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableError("encoding", f"the content is no {encoding}: {error}") from error


def _is_binary(sample: bytes) -> bool:
    controls = sum(b < 9 or 13 < b < 32 for b in sample)
    return controls > CONTROL_SHARE * len(sample)
