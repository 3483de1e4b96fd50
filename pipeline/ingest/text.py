"""Bytes to text: encodings told, binary content refused."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from pipeline.ingest.rejections import UnreadableError

SAMPLE_BYTES = 200_000
CONTROL_SAMPLE_BYTES = 2_000
CONTROL_SHARE = 0.02  # a text has next to no control characters
CONTROLS = bytes(b for b in range(32) if b < 9 or b > 13)  # all but tab and the line breaks
REPLACED = "\ufffd"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a document: UTF-8 or UTF-16 by mark, else as declared where that fits, else as detected.

    Raises UnreadableError (empty, binary, encoding).
    """
    encoding = _marked(content)
    if encoding is None:
        _refuse_binary(content)
        try:
            text = _as_declared(content, declared) or content.decode("utf-8")
        except UnicodeDecodeError as error:
            text = _strict(content, _guessed(content[:SAMPLE_BYTES], error))
    else:
        text = _strict(content, encoding)
    if not text or text.isspace():
        raise UnreadableError("empty", "the document is empty")
    return text


def _as_declared(content: bytes, declared: str | None) -> str | None:
    """None where nothing was declared, or nothing that fits: pages and servers are often wrong."""
    # Browsers read these two as Windows' code page, so pages that declare them mean it.
    name = "cp1252" if (declared or "").lower() in ("iso-8859-1", "latin-1", "ascii", "us-ascii") else declared
    try:
        return content.decode(name) if name else None
    except (UnicodeDecodeError, LookupError):
        return None


def encoding_of(sample: bytes) -> str:
    """The encoding of a stream by its beginning, which may end within a character.

    Raises UnreadableError (binary, encoding).
    """
    marked = _marked(sample)
    if marked is not None:
        return marked
    _refuse_binary(sample)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError as error:
        return _guessed(sample[:SAMPLE_BYTES], error)
    return "utf-8"


def _marked(content: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)


def _refuse_binary(content: bytes) -> None:
    beginning = content[:CONTROL_SAMPLE_BYTES]
    controls = len(beginning) - len(beginning.translate(None, CONTROLS))
    if b"\x00" in content or controls > CONTROL_SHARE * len(beginning):
        raise UnreadableError("binary", "the content is binary, no text")


def _guessed(sample: bytes, error: UnicodeDecodeError) -> str:
    if _is_mostly_utf8(sample):
        message = f"UTF-8 mixed with another encoding, first at byte {error.start}"
        raise UnreadableError("encoding", message) from error
    best = from_bytes(sample).best()
    if best is None:
        raise UnreadableError("encoding", "no encoding fits the content; store it as UTF-8") from None
    return best.encoding


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
