"""What makes two articles the same, and what makes one a version of another.

The same: publisher, date, title and text, nothing else (path, id, address). A version: the same id at the same
publisher, or the same address. Not here: which version is the newer one (warehouse/versions.py).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

ID_LENGTH = 16  # hex digits: 64 bits, a collision among ten million articles has odds of one in 300,000
PLAIN_PAGE = re.compile(r"https?://(?:www\.)?([a-z0-9.:-]+/[^?#\s]*[^?#\s/])/?")
TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid)=[^&]*")


def article_id(publisher: str | None, published: date | None, title: str | None, text: bytes) -> str:
    """The article's id, the same wherever and whenever it comes in. Texts are normalised; `text` in UTF-8.

    Raises UnicodeEncodeError for half a character.
    """
    head = "\x1f".join((publisher or "", published.isoformat() if published else "", title or "", ""))
    digest = hashlib.sha256(head.encode())
    digest.update(text)
    return digest.hexdigest()[:ID_LENGTH]


def normalise(text: str) -> str:
    """Text in one Unicode form, with one kind of line break and no white space around it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def version_keys(own_id: str | None, scope: str, url: str | None) -> list[str]:
    """What an article shares with its other versions: its id within a scope (publisher or folder), its address.

    An address counts without scheme, `www.`, fragment and tracking parameters, and only if it leads to a page: that of
    an outlet stands in all its articles.
    """
    keys = [f"id:{scope}:{own_id}"] if own_id else []
    address = _address(url) if url else None
    return [*keys, f"url:{address}"] if address else keys


def _address(url: str) -> str | None:
    plain = PLAIN_PAGE.fullmatch(url)
    if plain is not None:
        return plain.group(1)
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no address, so nothing shares it
        return None
    path = parts.path.rstrip("/")
    query = TRACKING.sub("", parts.query).lstrip("&") if parts.query else ""
    if not parts.netloc or not (path or query):
        return None
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{'?' if query else ''}{query}"
