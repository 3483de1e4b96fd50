"""Web archives: every page that a crawl fetched."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.ingest.formats.base import MAX_RECORD_BYTES, Found, first_line
from pipeline.ingest.formats.page import page_record
from pipeline.ingest.rejections import UnreadableError

if TYPE_CHECKING:
    from pipeline.ingest.source import Source

PAGES = ("text/html", "application/xhtml+xml")
OK = "200"
CHARSET = re.compile(r"charset=[\"']?([\w-]{2,40})", re.IGNORECASE)


def read_warc(source: Source) -> Iterator[Found]:
    """One page that was fetched well (or one text of a WET file), one article; the rest is counted in one rejection."""
    stream = source.stream()
    if not stream.peek(5).startswith(b"WARC/"):
        raise UnreadableError("bad_archive", "the file does not begin as a web archive does (WARC/)")
    others: Counter[str] = Counter()
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type not in ("response", "resource", "conversion"):
                continue
            kind = _kind(record)
            if kind in PAGES or (kind == "text/plain" and record.rec_type == "conversion"):
                yield _page(record, kind)
            else:
                others[kind] += 1
    except (ArchiveLoadFailed, ValueError, zlib.error) as error:
        raise UnreadableError("bad_archive", f"the archive cannot be read from here on: {first_line(error)}") from error
    if others:
        told = ", ".join(f"{count:,} {kind}" for kind, count in others.most_common(10))
        yield UnreadableError("not_a_page", f"{others.total():,} records of the archive are no pages: {told}")


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    if record.http_headers is not None and record.http_headers.get_statuscode() != OK:
        return f"status {record.http_headers.get_statuscode()}"
    return str(headers.get_header("Content-Type") or "unknown").partition(";")[0].strip().lower()


def _page(record: Any, kind: str) -> Found:
    url = record.rec_headers.get_header("WARC-Target-URI")
    content = record.content_stream().read(MAX_RECORD_BYTES + 1)
    if len(content) > MAX_RECORD_BYTES:
        return UnreadableError("too_large", f"the page {url} holds more than {MAX_RECORD_BYTES:,} bytes")
    fetched = record.rec_headers.get_header("WARC-Date")
    if kind == "text/plain":
        return {"text": content.decode("utf-8", "surrogateescape"), "url": url, "modified": fetched}
    declared = CHARSET.search(record.http_headers.get_header("Content-Type") or "") if record.http_headers else None
    try:
        page = page_record(content, url, declared.group(1) if declared else None)
    except UnreadableError as error:
        return UnreadableError(error.reason, f"{url}: {error.message}")
    return {**page, "modified": page["modified"] or fetched}
