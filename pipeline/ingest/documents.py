"""The documents of a landing zone: listed in a stable order, opened with bounds.

Here: any fsspec URL or local folder, compressed or not. Not here: what a document's format means (readers.py).
"""

from __future__ import annotations

import gzip
import hashlib
import io
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
import zstandard
from fsspec.implementations.local import LocalFileSystem

from pipeline.ingest.buckets import is_bucket, list_bucket
from pipeline.ingest.readers import READERS
from pipeline.ingest.rejections import UnreadableError

COMPRESSED = {".gz", ".zst"}
IGNORED_PREFIXES = (".", "_")  # hidden files and what other tools leave behind (_SUCCESS)
CHUNK_BYTES = 1 << 20
ZSTD_INPUT_BYTES = 1 << 10  # four bytes may unpack to 128 KiB: so much input bounds a piece to 32 MiB


@dataclass(frozen=True, slots=True)
class Document:
    """A listed file: where it is and what the file system says of it."""

    uri: str
    byte_count: int
    modified_at: datetime | None  # UTC
    fault: UnreadableError | None = None  # known before opening: a folder, a pipe, a loop

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that matter: ("jsonl", "gz") as (".jsonl", ".gz")."""
        found = [s.lower() for s in PurePosixPath(self.uri).suffixes]
        if found and found[-1] in COMPRESSED:
            return tuple(found[-2:])
        return tuple(found[-1:])

    @property
    def stem(self) -> str:
        """The file's name without the endings."""
        name = PurePosixPath(self.uri).name
        for suffix in reversed(self.suffixes):
            name = name[: -len(suffix)]
        return name


def list_documents(raw_uri: str) -> Iterator[Document]:
    """All documents under a folder or URL, in a stable order. Raises FileNotFoundError when there is no such place."""
    filesystem, root = open_zone(raw_uri)
    if not filesystem.exists(root):
        raise FileNotFoundError(f"PIPELINE_RAW_URI={raw_uri}: there is no such folder")
    if is_bucket(filesystem):
        for entry in list_bucket(filesystem, root):
            if not _is_ignored(PurePosixPath(entry["name"]).relative_to(root)):
                yield Document(filesystem.unstrip_protocol(entry["name"]), entry["size"], _modified(entry))
        return
    for document in _listed(filesystem, root):
        is_local = isinstance(filesystem, LocalFileSystem)
        yield document if is_local else replace(document, uri=filesystem.unstrip_protocol(document.uri))


def open_zone(raw_uri: str) -> tuple[Any, str]:
    """The file system of a landing zone and the path in it; listings are asked anew each time, never remembered."""
    filesystem, root = fsspec.core.url_to_fs(raw_uri, use_listings_cache=False)
    return filesystem, str(root)


def _is_ignored(path: PurePosixPath) -> bool:
    return any(part.startswith(IGNORED_PREFIXES) for part in path.parts)


def _listed(filesystem: Any, folder: str) -> Iterator[Document]:
    # Not filesystem.walk(): it follows link loops, skips what it cannot list, and descends unsorted.
    for entry in sorted(filesystem.ls(folder, detail=True), key=lambda e: str(e["name"])):
        uri = str(entry["name"])
        if uri.rstrip("/") == folder.rstrip("/") and entry["type"] != "file":
            continue  # object stores keep an empty object as the folder's mark
        if _is_ignored(PurePosixPath(PurePosixPath(uri).name)):
            continue
        is_link = bool(entry.get("islink"))
        kind, info = _behind_link(Path(uri), entry) if is_link else (entry["type"], entry)
        document = Document(uri, int(info.get("size") or 0), _modified(info))
        if kind == "file":
            yield document
        elif kind != "directory":
            yield replace(document, fault=UnreadableError("not_a_file", "a pipe, socket or device, no regular file"))
        elif is_link and Path(folder).resolve().is_relative_to(Path(uri).resolve()):
            yield replace(document, fault=UnreadableError("link_loop", "the link leads back to a folder it lies in"))
        else:
            if document.suffixes and document.suffixes[0] in READERS:
                fault = UnreadableError("not_a_file", "the name promises a document and is a folder")
                yield replace(document, fault=fault)
            yield from _listed(filesystem, uri)


def _behind_link(path: Path, info: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Kind, size and time of what a local link leads to; a link to nowhere is left to fail when it is opened."""
    try:
        target = path.stat()
    except OSError:
        return "file", info
    kind = "directory" if stat.S_ISDIR(target.st_mode) else "file" if stat.S_ISREG(target.st_mode) else "other"
    return kind, {**info, "size": target.st_size, "mtime": target.st_mtime}


def read_bytes(document: Document, raw_uri: str, limit_bytes: int) -> tuple[bytes, str]:
    """The unpacked content of a document and the SHA-256 of its bytes as stored.

    Raises UnreadableError: not_a_file, link_loop, vanished, unreadable, too_large (after unpacking: a bomb is stopped
    at the limit), truncated.
    """
    if document.fault is not None:
        raise document.fault
    filesystem, _ = open_zone(raw_uri)
    try:
        with filesystem.open(document.uri, "rb") as file:
            stored = file.read(limit_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableError("vanished", "the file was listed but is gone") from error
    except OSError as error:
        raise UnreadableError("unreadable", f"the file cannot be opened: {error}") from error
    if len(stored) > limit_bytes:
        raise UnreadableError("too_large", f"the file holds more than {limit_bytes:,} bytes")
    return _unpack(stored, document.suffixes, limit_bytes), hashlib.sha256(stored).hexdigest()


def _unpack(stored: bytes, suffixes: tuple[str, ...], limit_bytes: int) -> bytes:
    ending = suffixes[-1] if suffixes else ""
    if ending == ".gz":
        return _bounded(iter(partial(gzip.GzipFile(fileobj=io.BytesIO(stored)).read, CHUNK_BYTES), b""), limit_bytes)
    if ending == ".zst":
        return _bounded(_zstd_pieces(stored), limit_bytes)
    return stored


def _zstd_pieces(stored: bytes) -> Iterator[bytes]:
    # Not stream_reader(): it ends without a word where a file was cut off.
    decompressor = zstandard.ZstdDecompressor().decompressobj()
    view = memoryview(stored)
    for start in range(0, len(view), ZSTD_INPUT_BYTES):
        piece = bytes(view[start : start + ZSTD_INPUT_BYTES])
        while piece:
            if decompressor.eof:
                decompressor = zstandard.ZstdDecompressor().decompressobj()
            yield decompressor.decompress(piece)
            piece = decompressor.unused_data if decompressor.eof else b""
    if not decompressor.eof:
        raise EOFError("the last frame is not complete")


def _bounded(unpacked: Iterator[bytes], limit_bytes: int) -> bytes:
    pieces, total = [], 0
    try:
        for piece in unpacked:
            pieces.append(piece)
            total += len(piece)
            if total > limit_bytes:
                raise UnreadableError("too_large", f"the document unpacks to more than {limit_bytes:,} bytes")
    except (EOFError, OSError, zlib.error, zstandard.ZstdError) as error:
        raise UnreadableError("truncated", f"the compressed file is damaged: {error}") from error
    return b"".join(pieces)


def _modified(info: dict[str, Any]) -> datetime | None:
    value = info.get("mtime") or info.get("LastModified") or info.get("last_modified")
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value, UTC)
    return value.astimezone(UTC) if isinstance(value, datetime) else None
