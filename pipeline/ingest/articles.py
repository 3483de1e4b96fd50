"""Records to articles: fields mapped, headline and dateline told, identity given.

Here: what an article is made of. Not here: where records come from (source.py, formats/) and where they go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.ingest.dateline import parse_dateline
from pipeline.ingest.dates import parse_date, parse_moment
from pipeline.ingest.documents import Document
from pipeline.ingest.fields import field_table
from pipeline.ingest.formats import format_of, reader_of
from pipeline.ingest.formats.base import Record
from pipeline.ingest.formats.markup import without_markup
from pipeline.ingest.formats.plain import HEADER
from pipeline.ingest.identity import article_id, normalise, version_keys
from pipeline.ingest.languages import language_of
from pipeline.ingest.rejections import UnreadableError
from pipeline.ingest.source import BYTES_PER_MB, Source
from pipeline.records import Article, Rejection
from pipeline.settings import Settings

PACKAGE = Path(__file__).parent
MAX_TITLE_CHARS = 200
DATELINE_CHARS = 400
MAX_IDS_HELD = 1_000_000  # of one document, to find an id that comes again; 100 bytes each
BYTE_ORDER_MARK = "\ufeff"
AUTHOR_NAMES = ("name", "fullname", "full_name")  # of an author that is an object


class Reading:
    """What a document holds, in its order, one at a time; what may become of it afterwards stands in the attributes.

    Never raises for what is in a document: that becomes a Rejection with its record number (None: the whole file).
    """

    def __init__(self, document: Document, settings: Settings) -> None:
        """Open nothing yet."""
        self.document = document
        self.try_again = False  # True once iterated: the cause may be gone without a trace in size or time
        self._source = Source(document, settings.max_document_mb * BYTES_PER_MB)
        self._fields = field_table(settings.fields_file)
        self._max_chars = settings.max_article_chars
        self._holds_markup = False

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes as stored, "" when none was read."""
        return self._source.digest

    def __iter__(self) -> Iterator[Article | Rejection]:
        """Read the document."""
        number = 0
        try:
            if self.document.fault is not None:
                raise self.document.fault
            kind = format_of(self.document.suffixes)  # before opening: what no reader knows is not worth its bytes
            self._holds_markup = kind.holds_markup
            seen: dict[str, tuple[str, datetime | None]] = {}
            for number, found in enumerate(reader_of(kind)(self._source), start=1):
                try:
                    if isinstance(found, UnreadableError):
                        raise found
                    yield self._article(found, number, seen)
                except UnreadableError as error:
                    yield Rejection(self.document.uri, number, error.reason, error.message)
            if number == 0:
                raise UnreadableError("empty", "the document holds no record")
        except UnreadableError as error:
            self.try_again = error.may_pass
            yield Rejection(self.document.uri, None, error.reason, error.message)

    def _article(self, record: Record, number: int, seen: dict[str, tuple[str, datetime | None]]) -> Article:
        fields = self._fields.map(record)
        if self._holds_markup:
            for name in ("text", "title"):
                if isinstance(fields.get(name), str):
                    fields[name] = without_markup(fields[name])
        article = _article_of(fields, record, self.document, number, self._max_chars)
        if article.has_own_id and len(seen) < MAX_IDS_HELD:
            before = seen.setdefault(article.source_id, (article.article_id, article.modified_at))
            if before[0] != article.article_id and before[1] == article.modified_at:
                message = (
                    f"the id {article.source_id!r} came before with another text, and no field says which is newer"
                )
                raise UnreadableError("duplicate_id", message)
        return article


def to_article(record: Record, document: Document, number: int, max_chars: int) -> Article:
    """One record as an article, its fields named as the shipped table has them.

    Raises UnreadableError (no_text, bad_date, too_long, wrong_shape, binary, encoding).
    """
    return _article_of(field_table().map(record), record, document, number, max_chars)


def _article_of(fields: Record, record: Record, document: Document, number: int, max_chars: int) -> Article:
    body = _text_field(fields.get("text"))
    header = HEADER.match(body)  # some archives keep the header inside a JSON field
    if header is not None:
        body = normalise(body[header.end() :])
        fields.setdefault("date", header.group(1))
    if not body:
        names = ", ".join(str(name) for name in islice(record, 20))
        raise UnreadableError("no_text", f"the record holds no text (fields: {names})")
    told_title = _headline(body)
    title = _text_field(fields.get("title")) or told_title
    text = body if title is None or _opens_with(body, title) else f"{title}\n\n{body}"
    if len(text) > max_chars:
        raise UnreadableError("too_long", f"the article has {len(text):,} characters, the limit is {max_chars:,}")
    start = len(told_title) if told_title else 0
    dateline = parse_dateline(body[start : start + DATELINE_CHARS])
    published = parse_date(fields.get("date")) or dateline.published
    publisher = _text_field(fields.get("publisher")) or dateline.agency
    own_id = _own_id(fields.get("id"))
    url = _text_field(fields.get("url")) or None
    scope = publisher or document.uri.rpartition("/")[0]
    author = _author(fields.get("author"))
    identity = _identity(text, (title, publisher, own_id, url, author))
    return Article(
        article_id=article_id(publisher, published, title, identity),
        source_id=own_id or document.stem,
        source_uri=document.uri,
        record_number=number,
        text=text,
        published_date=published,
        title=title,
        publisher=publisher,
        url=url,
        language=language_of(body, _text_field(fields.get("language"))),
        dateline_place=dateline.place,
        agency=dateline.agency,
        author=author,
        modified_at=_modified(fields.get("modified")),
        version_keys=tuple(version_keys(own_id, scope, url)),
        has_own_id=own_id is not None,
    )


def _own_id(value: Any) -> str | None:
    if isinstance(value, list | dict | bytes):
        raise UnreadableError("wrong_shape", f"an id has to be a text or a number, this is {type(value).__name__}")
    return None if value is None else normalise(str(value)) or None


def _modified(value: Any) -> datetime | None:
    try:
        return parse_moment(value)
    except UnreadableError:  # it only orders versions; an article is worth more than it
        return None


def _author(value: Any) -> str | None:
    """One author or several, as texts or as objects with a name."""
    values = value if isinstance(value, list) else [value]
    names = [
        next((v.get(name) for name in AUTHOR_NAMES if v.get(name)), None) if isinstance(v, dict) else v for v in values
    ]
    return "; ".join(text for name in names if (text := _text_field(name))) or None


def _identity(text: str, others: tuple[str | None, ...]) -> bytes:
    """The text in UTF-8. Escapes in JSON and YAML can bring in what no database column holds: that is refused."""
    small = "".join(filter(None, others))
    try:
        encoded = text.encode()
        small.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(
            "encoding", f"half a character, or a byte of another encoding, at {error.start}"
        ) from error
    if b"\x00" in encoded or "\x00" in small:
        raise UnreadableError("binary", "the record holds a NUL character")
    return encoded


def _headline(body: str) -> str | None:
    """The first line, when a blank line follows and it does not end like a sentence."""
    end = body.find("\n", 0, MAX_TITLE_CHARS * 2)
    line = body[:end].strip()
    if end < 0 or not line or len(line) > MAX_TITLE_CHARS or body[end + 1] != "\n" or line[-1] in '.!?:"”':
        return None
    return line if not parse_dateline(line + " ").agency else None


def _opens_with(body: str, title: str) -> bool:
    end = body.find("\n")
    first = body if end < 0 else body[:end]
    return first.strip().casefold() == title.casefold()


def _text_field(value: Any) -> str:
    return normalise(value.removeprefix(BYTE_ORDER_MARK)) if isinstance(value, str) else ""


@lru_cache(maxsize=8)
def reading_rules(settings: Settings) -> str:
    """A digest of what decides whether something is rejected: limits, field names, this package's code and data.

    When it changes, what was rejected is read again; what was read well is not.
    """
    digest = hashlib.sha256(repr((settings.max_document_mb, settings.max_article_chars)).encode())
    files = [p for p in PACKAGE.rglob("*") if p.suffix in {".py", ".yaml"}]
    for file in sorted(files) + ([settings.fields_file] if settings.fields_file else []):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
