"""YAML front matter: the plain kind read by a few expressions, anything else by the YAML library.

Front matter is nearly always `key: value` a line, and the library takes 150 µs for what these expressions do in 10: on
a folder of Markdown that was half of all time. Whatever they are not sure of goes to the library; a test holds the two
to the same answers.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from pipeline.ingest.formats.base import Record, first_line
from pipeline.ingest.rejections import UnreadableError

MAX_OPENINGS = 200
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# One field that is surely a text or a date. Possessive, so that what does not fit is given up at once.
FIELD = re.compile(
    r"""
    ([A-Za-z_][A-Za-z0-9_-]*):[ ]+
    (?:
        "((?:[^"\\\n]++|\\[_"\\/ ntN]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U000[0-9a-fA-F]{5}|\\?\n[ ]+(?=\S))*+)"
        | '((?:[^'\n]++|\n[ ]+(?=[^\s']))*+)'
        | ([0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)
        | ((?:[^\W\d_]|[0-9]+[ ][A-Za-z])(?:[^:\#\n]++|:(?=\S)|(?<=\S)\#|\n[ ]+(?=\S))*+)
    )
    [ ]*(?:\n|\Z)
    """,
    re.VERBOSE,
)
# Line breaks of YAML that are none here, tabs, and what YAML forbids.
ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
NO_TEXT = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}  # words that YAML 1.1 reads as something else
FOLDED = re.compile(r"[ ]*\n[ ]*")
ESCAPE = re.compile(r"\\(?:\n[ ]*|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(000[0-9a-fA-F]{5})|(.))|[ ]*\n[ ]*")
ESCAPES = {"_": "\xa0", '"': '"', "\\": "\\", "/": "/", " ": " ", "n": "\n", "t": "\t", "N": "\x85"}


def parse_front_matter(block: str) -> Record:
    """The fields of front matter, without its fences. Raises UnreadableError (bad_front_matter)."""
    fields = _parse_plain(block)
    if fields is not None:
        return fields
    try:
        loaded = _load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date that is no day
        raise UnreadableError("bad_front_matter", f"the front matter is no YAML: {first_line(error)}") from error
    if not isinstance(loaded, dict):
        raise UnreadableError("bad_front_matter", "the front matter is no mapping of fields")
    return {str(key): value for key, value in loaded.items()}


def _parse_plain(block: str) -> Record | None:
    """The fields where all are plain text, quoted text or dates (which stay text); None where the library is needed."""
    # Nothing odd is printable, and that is told in a fifth of the time.
    if not block.replace("\n", "").isprintable() and ODD.search(block):
        return None
    fields: Record = {}
    end = 0
    while end < len(block):
        field = FIELD.match(block, end)
        if field is None or field[1] in fields:
            return None
        key, quoted, single, day, plain = field.groups()
        if plain is not None:
            plain = plain.rstrip(" ")
            if plain.lower() in NO_TEXT:
                return None
        fields[key] = day or (_unquoted(quoted) if quoted is not None else _folded(single or plain or ""))
        end = field.end()
    return fields or None


def _unquoted(text: str) -> str:
    return ESCAPE.sub(_unescaped, text) if "\\" in text or "\n" in text else text


def _folded(text: str) -> str:
    return FOLDED.sub(" ", text) if "\n" in text else text


def _unescaped(match: re.Match[str]) -> str:
    *digits, letter = match.groups()
    code = next(filter(None, digits), None)
    if code:
        return chr(int(code, 16))
    if letter:
        return ESCAPES[letter]
    return "" if match.group().startswith("\\") else " "


def _load(text: str) -> Any:
    # libyaml is the faster one. It composes nodes without Python's recursion limit, so what may nest deeply is kept
    # away from it as a precaution (no crash was seen).
    may_nest = sum(text.count(opening) for opening in ("[", "{", "- ", "? ")) > MAX_OPENINGS
    return yaml.load(text, Loader=yaml.SafeLoader if may_nest else FAST_LOADER)  # noqa: S506 - both are safe loaders
