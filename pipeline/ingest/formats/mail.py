"""Mail and newsletters."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.ingest.formats.base import Found, first_line
from pipeline.ingest.formats.markup import without_markup
from pipeline.ingest.rejections import UnreadableError

if TYPE_CHECKING:
    from pipeline.ingest.source import Source


def read_mail(source: Source) -> Iterator[Found]:
    """One message, one article: the plain text if there is one, else the HTML. Attachments are not read."""
    content = source.read()
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        part = message.get_body(("plain", "html"))
        text = part.get_content() if part is not None else ""
        headers = {name: str(message[name]) for name in ("Subject", "Date", "From", "Message-ID") if message[name]}
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:  # as its parsers raise them
        raise UnreadableError("bad_mail", f"the message cannot be taken apart: {first_line(error)}") from error
    if not headers:
        raise UnreadableError("bad_mail", "the file has no headers of a message (Subject, Date, From)")
    yield {
        "text": without_markup(text) if part is not None and part.get_content_subtype() == "html" else text,
        "title": headers.get("Subject"),
        "date": headers.get("Date"),
        "author": headers.get("From"),
        "id": headers.get("Message-ID"),
    }
