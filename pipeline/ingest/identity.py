"""What makes two articles the same: publisher, date, title and text. Nothing else (path, id, address) does."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date

ID_LENGTH = 16  # hex digits: 64 bits, a collision among ten million articles has odds of one in 300,000


def article_id(publisher: str | None, published: date | None, title: str | None, text: str) -> str:
    """The article's id, the same wherever and whenever it comes in."""
    parts = (publisher or "", published.isoformat() if published else "", title or "", text)
    return hashlib.sha256("\x1f".join(normalise(p) for p in parts).encode()).hexdigest()[:ID_LENGTH]


def normalise(text: str) -> str:
    """Text in one Unicode form, with one kind of line break and no white space around it."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()
