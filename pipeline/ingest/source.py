"""The bytes of one document: unpacked, bounded, hashed as they pass.

Here: whole or as a stream, from a disk or a bucket, `.gz` and `.zst` undone. Not here: what the bytes mean (formats/).
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import os
import tempfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

import zstandard

from pipeline.ingest.documents import COMPRESSED, Document
from pipeline.ingest.rejections import UnreadableError

CHUNK_BYTES = 1 << 20
ZSTD_INPUT_BYTES = 1 << 10  # four bytes may unpack to 128 KiB: so much input bounds a piece to 32 MiB
SPOOL_BYTES = 16 << 20  # a document that has to be sought in lies in memory up to here, on disk beyond
BYTES_PER_MB = 1 << 20
# News text packs to a fifth or a tenth, gzip at most to a thousandth: what unpacks beyond this is no text.
MAX_UNPACKING = 200


class Source:
    """One document, opened when it is read. Errors are UnreadableErrors: vanished, unreadable, too_large, truncated.

    `limit_bytes` bounds what is held in memory: a whole document for read(), one record for those who use stream().
    """

    def __init__(self, document: Document, limit_bytes: int) -> None:
        """Open nothing yet."""
        self.document = document
        self.limit_bytes = limit_bytes
        self._packed = document.suffixes[-1] if document.suffixes and document.suffixes[-1] in COMPRESSED else ""
        self._hash = hashlib.sha256()
        self._passed = 0

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes as stored, as far as they were read; "" before any was."""
        return self._hash.hexdigest() if self._passed else ""

    def read(self) -> bytes:
        """The whole unpacked content. Raises too_large beyond the limit (a bomb is stopped there)."""
        if self.document.filesystem is None and not self._packed:
            return self._read_local()
        pieces, total = [], 0
        for piece in self._unpacked():
            pieces.append(piece)
            total += len(piece)
            if total > self.limit_bytes:
                raise UnreadableError("too_large", f"the document holds more than {self.limit_bytes:,} bytes")
        return b"".join(pieces)

    def stream(self) -> io.BufferedReader:
        """The unpacked content from its beginning, of any length."""
        return io.BufferedReader(_Pieces(self._unpacked()), CHUNK_BYTES)

    @contextlib.contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """The unpacked content as a file to be sought in: a local one itself, others copied (beyond 16 MiB to disk).

        Raises too_large for a packed one beyond the limit.
        """
        if self.document.filesystem is None and not self._packed:
            for _ in self._stored():
                pass  # the hash
            with _told(), Path(self.document.uri).open("rb") as local:
                yield local
            return
        with tempfile.SpooledTemporaryFile(SPOOL_BYTES) as file:
            for piece in self._unpacked():
                file.write(piece)
                if self._packed and file.tell() > self.limit_bytes:
                    raise UnreadableError("too_large", f"the document holds more than {self.limit_bytes:,} bytes")
            file.seek(0)
            yield cast(BinaryIO, file)

    def _read_local(self) -> bytes:
        """The same as the general way at a third of its cost, which small files feel."""
        with _told():
            descriptor = os.open(self.document.uri, os.O_RDONLY)
            try:
                content = os.read(descriptor, min(self.document.byte_count, self.limit_bytes) + 1)
                if len(content) != self.document.byte_count:  # changed since it was listed, or handed over in pieces
                    pieces = [content]
                    while pieces[-1] and sum(map(len, pieces)) <= self.limit_bytes:
                        pieces.append(os.read(descriptor, CHUNK_BYTES))
                    content = b"".join(pieces)
            finally:
                os.close(descriptor)
        if len(content) > self.limit_bytes:
            raise UnreadableError("too_large", f"the file holds more than {self.limit_bytes:,} bytes")
        self._note(content)
        return content

    def _unpacked(self) -> Iterator[bytes]:
        stored = self._stored()
        if not self._packed:
            yield from stored
            return
        total = 0
        try:
            for piece in _gunzip(stored) if self._packed == ".gz" else _unzstd(stored):
                total += len(piece)
                if total > max(self.limit_bytes, MAX_UNPACKING * self._passed):
                    raise UnreadableError("too_large", f"a bomb: {self._passed:,} bytes unpack to over {total:,}")
                yield piece
        except (EOFError, zlib.error, zstandard.ZstdError, gzip.BadGzipFile) as error:
            raise UnreadableError("truncated", f"the compressed file is damaged: {error}") from error

    def _stored(self) -> Iterator[bytes]:
        with _told(), self._open() as file:
            while piece := file.read(CHUNK_BYTES):
                self._note(piece)
                yield piece

    def _open(self) -> Any:
        if self.document.filesystem is None:
            return open(self.document.uri, "rb", buffering=0)  # noqa: PTH123 - a path as listed, text to the end
        return self.document.filesystem.open(self.document.uri, "rb")

    def _note(self, stored: bytes) -> None:
        self._hash.update(stored)
        self._passed += len(stored)


class _Pieces(io.RawIOBase):
    """An iterator of byte pieces as a raw file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        target = memoryview(buffer)
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What opening and reading may raise, as rejections; both may pass, so the document is tried again (rejections)."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError("vanished", "the file was listed but is gone") from error
    except OSError as error:
        raise UnreadableError("unreadable", f"the file cannot be read: {error.strerror or error}") from error


def _gunzip(stored: Iterator[bytes]) -> Iterator[bytes]:
    file = gzip.GzipFile(fileobj=io.BufferedReader(_Pieces(stored), CHUNK_BYTES))
    yield from iter(partial(file.read1, CHUNK_BYTES), b"")


def _unzstd(stored: Iterator[bytes]) -> Iterator[bytes]:
    # Not stream_reader(): it ends without a word where a file was cut off.
    decompressor = zstandard.ZstdDecompressor().decompressobj()
    for chunk in stored:
        for start in range(0, len(chunk), ZSTD_INPUT_BYTES):
            piece = chunk[start : start + ZSTD_INPUT_BYTES]
            while piece:
                if decompressor.eof:
                    decompressor = zstandard.ZstdDecompressor().decompressobj()
                yield decompressor.decompress(piece)
                piece = decompressor.unused_data if decompressor.eof else b""
    if not decompressor.eof:
        raise EOFError("the last frame is not complete")
