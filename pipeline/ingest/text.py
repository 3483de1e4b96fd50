"""Bytes to text: encodings told, binary content refused."""

from __future__ import annotations

from charset_normalizer import from_bytes

from pipeline.ingest.rejections import UnreadableError

SAMPLE_BYTES = 200_000
CONTROL_SHARE = 0.02  # a text has next to no control characters
CONTROLS = bytes(b for b in range(32) if b < 9 or b > 13)  # all but tab and the line breaks
REPLACED = "\ufffd"


def decode(content: bytes) -> str:
    """The text of a document: UTF-8 or UTF-16 by mark, else as detected.

    Raises UnreadableError (empty, binary, encoding).
    """
    if not content.strip():
        raise UnreadableError("empty", "the document is empty")
    text = _decoded(content)
    if not text.strip():
        raise UnreadableError("empty", "the document is empty")
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(content, "utf-16")
    if content.startswith(b"\xef\xbb\xbf"):
        return _strict(content, "utf-8-sig")
    if _is_binary(content[:SAMPLE_BYTES]):
        raise UnreadableError("binary", "the content is binary, no text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content[:SAMPLE_BYTES]):
            raise UnreadableError(
                "encoding", f"UTF-8 mixed with another encoding, first at byte {error.start}"
            ) from error
        best = from_bytes(content[:SAMPLE_BYTES]).best()
        if best is None:
            raise UnreadableError("encoding", "no encoding fits the content; store it as UTF-8") from None
        return _strict(content, best.encoding)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableError("encoding", f"the content is no {encoding}: {error}") from error


def _is_mostly_utf8(sample: bytes) -> bool:
    """True where UTF-8 sequences outnumber stray bytes: guessing another encoding would garble all of them."""
    text = sample.decode("utf-8", "replace")
    stray = text.count(REPLACED)
    return sum(not c.isascii() for c in text) - stray > stray


def _is_binary(sample: bytes) -> bool:
    if b"\x00" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > CONTROL_SHARE * len(sample)
