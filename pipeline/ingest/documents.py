"""The documents of a landing zone, listed in a stable order.

Here: any local folder or fsspec URL, what a file system says of each file, and what is no file. Not here: opening them
(source.py) and what a document's format means (formats/).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.ingest.buckets import is_bucket, list_bucket
from pipeline.ingest.formats import is_known
from pipeline.ingest.rejections import UnreadableError

COMPRESSED = frozenset({".gz", ".zst"})
IGNORED_PREFIXES = (".", "_")  # hidden files and what other tools leave behind (_SUCCESS)


@dataclass(frozen=True, slots=True)
class Document:
    """A listed file: where it is and what the file system says of it."""

    uri: str
    byte_count: int
    modified_at: datetime | None  # UTC
    fault: UnreadableError | None = None  # known before opening: a folder, a pipe, a loop
    filesystem: Any = field(default=None, compare=False, repr=False)  # fsspec's; None: a local file

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.uri.rpartition("/")[2]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that matter, in lower case: (".jsonl", ".gz"), (".md",), () for a name without any."""
        name, dot, last = self.name.lower().rpartition(".")
        if not dot:
            return ()
        if f".{last}" not in COMPRESSED:
            return (f".{last}",)
        _, dot, packed = name.rpartition(".")
        return (f".{packed}", f".{last}") if dot else (f".{last}",)

    @property
    def stem(self) -> str:
        """The file's name without the endings."""
        name = self.name
        return name[: len(name) - sum(map(len, self.suffixes))]


def list_documents(raw_uri: str) -> Iterator[Document]:
    """All documents under a folder or URL, in a stable order. Raises FileNotFoundError when there is no such place."""
    filesystem, root = open_zone(raw_uri)
    if not filesystem.exists(root):
        raise FileNotFoundError(f"PIPELINE_RAW_URI={raw_uri}: there is no such folder")
    if isinstance(filesystem, LocalFileSystem):
        yield from _local(root)
        return
    for entry in list_bucket(filesystem, root) if is_bucket(filesystem) else _remote(filesystem, root):
        name = str(entry["name"])
        below = name.removeprefix(root).strip("/")
        if not any(part.startswith(IGNORED_PREFIXES) for part in below.split("/")):
            uri = filesystem.unstrip_protocol(name)
            yield Document(uri, int(entry.get("size") or 0), _modified(entry), filesystem=filesystem)


def open_zone(raw_uri: str) -> tuple[Any, str]:
    """The file system of a landing zone and the path in it; listings are asked anew each time, never remembered."""
    filesystem, root = fsspec.core.url_to_fs(raw_uri, use_listings_cache=False)
    return filesystem, str(root)


def _remote(filesystem: Any, folder: str) -> Iterator[dict[str, Any]]:
    # Not filesystem.walk(): it skips what it cannot list, and descends unsorted.
    for entry in sorted(filesystem.ls(folder, detail=True), key=lambda e: str(e["name"])):
        if entry["type"] == "directory":
            yield from _remote(filesystem, str(entry["name"]))
        elif str(entry["name"]).rstrip("/") != folder.rstrip("/"):  # some keep an empty object as the folder's mark
            yield entry


def _local(folder: str) -> Iterator[Document]:
    # Not os.walk(): it follows link loops or no link at all, and is silent on what it cannot list.
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        fault = UnreadableError("unreadable", f"the folder cannot be listed: {error.strerror}")
        yield Document(folder, 0, None, fault)
        return
    for entry in entries:
        if entry.name.startswith(IGNORED_PREFIXES):
            continue
        try:
            status = entry.stat()  # of what a link leads to
        except OSError:  # a link to nowhere or to itself is left to fail when it is opened
            yield Document(entry.path, 0, None)
            continue
        document = Document(entry.path, status.st_size, datetime.fromtimestamp(status.st_mtime, UTC))
        if stat.S_ISREG(status.st_mode):
            yield document
        elif not stat.S_ISDIR(status.st_mode):
            yield replace(document, fault=UnreadableError("not_a_file", "a pipe, socket or device, no regular file"))
        elif entry.is_symlink() and Path(folder).resolve().is_relative_to(Path(entry.path).resolve()):
            yield replace(document, fault=UnreadableError("link_loop", "the link leads back to a folder it lies in"))
        else:
            if is_known(document.suffixes):
                fault = UnreadableError("not_a_file", "the name promises a document and is a folder")
                yield replace(document, fault=fault)
            yield from _local(entry.path)


def _modified(info: dict[str, Any]) -> datetime | None:
    value = info.get("mtime") or info.get("LastModified") or info.get("last_modified")
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value, UTC)
    return value.astimezone(UTC) if isinstance(value, datetime) else None
