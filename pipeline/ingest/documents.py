"""The documents of a landing zone: listed in a stable order, opened with bounds.

Here: any fsspec URL or local folder, compressed or not. Not here: what a document's format means (readers.py).
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import fsspec
import zstandard

from pipeline.ingest.rejections import UnreadableError

COMPRESSED = {".gz", ".zst"}
IGNORED_PREFIXES = (".", "_")  # hidden files and what other tools leave behind (_SUCCESS)
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Document:
    """A listed file: where it is and what the file system says of it."""

    uri: str
    byte_count: int
    modified_at: datetime | None  # UTC
    is_folder: bool = False

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
    """All documents under a folder or URL, sorted by path. Raises FileNotFoundError when there is no such place."""
    filesystem, root = fsspec.core.url_to_fs(raw_uri)
    if not filesystem.exists(root):
        raise FileNotFoundError(f"PIPELINE_RAW_URI={raw_uri}: there is no such folder")
    for folder, folders, files in filesystem.walk(root, detail=True, topdown=True):
        folders_of: dict[str, Any] = folders
        for name in sorted(folders_of):
            if PurePosixPath(name).suffix.lower() in {".json", ".jsonl", ".txt", ".md", ".csv"}:
                yield Document(f"{folder}/{name}", 0, None, is_folder=True)
        for name in sorted(files):
            if name.startswith(IGNORED_PREFIXES):
                continue
            info = files[name]
            yield Document(f"{folder}/{name}", int(info.get("size") or 0), _modified(info))


def read_bytes(document: Document, raw_uri: str, limit_bytes: int) -> tuple[bytes, str]:
    """The unpacked content of a document and the SHA-256 of its bytes as stored.

    Raises UnreadableError: not_a_file, vanished, unreadable, too_large (after unpacking: a bomb is stopped at the
    limit), truncated.
    """
    if document.is_folder:
        raise UnreadableError("not_a_file", "the name promises a document and is a folder")
    filesystem, _ = fsspec.core.url_to_fs(raw_uri)
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
        return _bounded(gzip.GzipFile(fileobj=io.BytesIO(stored)), limit_bytes)
    if ending == ".zst":
        return _bounded(
            zstandard.ZstdDecompressor().stream_reader(io.BytesIO(stored), read_across_frames=True), limit_bytes
        )
    return stored


def _bounded(stream: Any, limit_bytes: int) -> bytes:
    pieces, total = [], 0
    try:
        while piece := stream.read(CHUNK_BYTES):
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
