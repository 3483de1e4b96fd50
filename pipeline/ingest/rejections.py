"""Why a document or record cannot become an article: the codes, and the exception that carries one.

Every reader raises UnreadableError; nothing else leaves a reader, so bad input never stops a run.
"""

from __future__ import annotations

MAX_MESSAGE_CHARS = 500  # a message quotes the input, which may be of any length

MAY_PASS = frozenset({"vanished", "unreadable"})  # the cause may be gone without a trace in the file's size or time
REASONS = {
    "empty": "the file or record holds nothing",
    "binary": "the content is no text",
    "encoding": "the text is in no encoding that could be told",
    "no_text": "there is no article text in the record",
    "bad_date": "the date cannot be read, or lies before 1900 or in the future",
    "bad_json": "the JSON is broken or nested too deeply",
    "wrong_shape": "the record is no object with fields",
    "bad_front_matter": "the front matter is no YAML mapping",
    "bad_xml": "the XML is broken, or declares entities",
    "bad_table": "the table is broken",
    "bad_archive": "the file is no web archive",
    "bad_mail": "the file is no message, or a broken one",
    "not_a_page": "records of a web archive that are no pages, counted in one row",
    "withdrawn": "the agency has withdrawn the item",
    "truncated": "the compressed file ends too early or is damaged",
    "too_large": "the unpacked document is larger than the limit",
    "too_long": "the article is longer than the limit",
    "unsupported": "no reader knows files of this kind",
    "link_loop": "the link leads back to a folder that it lies in",
    "vanished": "the file was listed but is gone",
    "unreadable": "the file cannot be opened",
    "not_a_file": "the name promises a document and is a folder",
    "duplicate_id": "the same id came before with another text in the same file",
}


class UnreadableError(Exception):
    """A document or record that cannot be read: a code of REASONS and a message for the person who will mend it."""

    @property
    def may_pass(self) -> bool:
        """True where another try may succeed though the file looks the same."""
        return self.reason in MAY_PASS

    def __init__(self, reason: str, message: str) -> None:
        """Refuse codes that are not in the table."""
        if reason not in REASONS:
            raise ValueError(f"unknown rejection reason {reason!r}")
        super().__init__(message)
        self.reason = reason
        self.message = message.encode("utf-8", "replace").decode()[:MAX_MESSAGE_CHARS]
