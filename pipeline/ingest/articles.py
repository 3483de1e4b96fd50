"""Records to articles: fields mapped by fields.yaml, headline and dateline told, identity given.

Here: what an article is made of. Not here: where records come from (documents.py, readers.py) and where they go.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from pipeline.ingest.dateline import parse_dateline
from pipeline.ingest.dates import parse_date
from pipeline.ingest.documents import Document, read_bytes
from pipeline.ingest.identity import article_id, normalise
from pipeline.ingest.languages import language_of
from pipeline.ingest.readers import HEADER, Record, reader_for
from pipeline.ingest.rejections import UnreadableError
from pipeline.ingest.text import decode
from pipeline.records import Article, Rejection
from pipeline.settings import Settings

BYTES_PER_MB = 1 << 20
MAX_TITLE_CHARS = 200
BYTE_ORDER_MARK = "\ufeff"


def read_articles(document: Document, settings: Settings) -> tuple[list[Article | Rejection], str]:
    """Everything a document holds, in its order, and the SHA-256 of its bytes ("" when it could not be opened).

    Never raises for what is in a document: that becomes a Rejection with its record number (None: the whole file).
    """
    try:
        if document.fault is None:
            reader_for(document.suffixes)  # before opening: what no reader knows is not worth its bytes
        content, digest = read_bytes(document, settings.raw_uri, settings.max_document_mb * BYTES_PER_MB)
    except UnreadableError as error:
        return [Rejection(document.uri, None, error.reason, error.message)], ""
    try:
        return list(_records(document, decode(content), settings)), digest
    except UnreadableError as error:
        return [Rejection(document.uri, None, error.reason, error.message)], digest


def _records(document: Document, text: str, settings: Settings) -> Iterator[Article | Rejection]:
    seen: dict[str, str] = {}
    number = 0
    for number, found in enumerate(reader_for(document.suffixes)(text), start=1):
        try:
            if isinstance(found, UnreadableError):
                raise found
            article = to_article(found, document, number, settings.max_article_chars)
            if seen.setdefault(article.source_id, article.article_id) != article.article_id:
                raise UnreadableError("duplicate_id", f"the id {article.source_id!r} came before with another text")
            yield article
        except UnreadableError as error:
            yield Rejection(document.uri, number, error.reason, error.message)
    if number == 0:
        yield Rejection(document.uri, None, "empty", "the document holds no record")


def to_article(record: Record, document: Document, number: int, max_chars: int) -> Article:
    """One record as an article. Raises UnreadableError (no_text, bad_date, too_long, wrong_shape, binary, encoding)."""
    fields = _mapped(record)
    body = _text_field(fields.get("text"))
    header = HEADER.match(body)  # some archives keep the header inside a JSON field
    if header is not None:
        body = normalise(body[header.end() :])
        fields.setdefault("date", header.group(1))
    if not body:
        names = ", ".join(str(name) for name in islice(record, 20))
        raise UnreadableError("no_text", f"the record holds no text (fields: {names})")
    title = _text_field(fields.get("title")) or None
    told_title = _headline(body)
    if title is None:
        title, text = told_title, body
    else:
        first_line = body.partition("\n")[0].strip()
        text = body if first_line.casefold() == title.casefold() else f"{title}\n\n{body}"
    if len(text) > max_chars:
        raise UnreadableError("too_long", f"the article has {len(text):,} characters, the limit is {max_chars:,}")
    _refuse_unstorable(text)
    dateline = parse_dateline(body[len(told_title) :] if told_title else body)
    published = parse_date(fields.get("date")) or dateline.published
    publisher = _text_field(fields.get("publisher")) or dateline.agency
    return Article(
        article_id=article_id(publisher, published, title, text),
        source_id=_source_id(fields.get("id")) or document.stem,
        source_uri=document.uri,
        record_number=number,
        text=text,
        published_date=published,
        title=title,
        publisher=publisher,
        url=_text_field(fields.get("url")) or None,
        language=language_of(body, _text_field(fields.get("language"))),
        dateline_place=dateline.place,
        agency=dateline.agency,
    )


def _source_id(value: Any) -> str | None:
    if isinstance(value, list | dict | bytes):
        raise UnreadableError("wrong_shape", f"an id has to be a text or a number, this is {type(value).__name__}")
    return None if value is None else normalise(str(value)) or None


def _refuse_unstorable(text: str) -> None:
    """Escapes in JSON and YAML can bring in what no database column holds."""
    if "\x00" in text:
        raise UnreadableError("binary", f"the text holds a NUL character at {text.index(chr(0))}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError("encoding", f"the text holds half a character at {error.start}") from error


def _headline(body: str) -> str | None:
    """The first line, when a blank line follows and it does not end like a sentence."""
    first, _, rest = body.partition("\n")
    line = first.strip()
    if not line or len(line) > MAX_TITLE_CHARS or not rest.startswith("\n") or line[-1] in '.!?:"”':
        return None
    return line if not parse_dateline(line + " ").agency else None


def _mapped(record: Record) -> Record:
    lowered = {str(k).lower(): v for k, v in record.items()}
    mapped: Record = {}
    for field, names in _field_names().items():
        for name in names:
            value = lowered.get(name.lower())
            if value is not None and value != "":
                mapped[field] = value
                break
    return mapped


def _text_field(value: Any) -> str:
    return normalise(value.removeprefix(BYTE_ORDER_MARK)) if isinstance(value, str) else ""


@lru_cache(maxsize=1)
def _field_names() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("fields.yaml").read_text("utf-8"))
    return data
