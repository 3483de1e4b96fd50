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
KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
QUOTED = re.compile(r'"((?:[^"\\\n]|\\[^\n]|\\?\n[ ]+(?=\S))*)"[ ]*')
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?[ ]*")
NOT_PLAIN = re.compile(r":(?:\s|\Z)|\s\#|\n[ ]*(?:\n|\Z)")
# Line breaks of YAML that are none here, tabs, and what YAML forbids.
ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
NO_TEXT = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}  # words that YAML 1.1 reads as something else
FOLDED = re.compile(r"[ ]*\n[ ]*")
SINGLE = re.compile(r"'((?:[^'\n]|\n[ ]+(?=[^\s']))*)'[ ]*")
NUMBER_FIRST = re.compile(r"\d+ [A-Za-z]")
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
    if ODD.search(block):
        return None
    fields: Record = {}
    key = ""
    for line in block.split("\n"):
        if line.startswith(" ") and key:
            fields[key] += f"\n{line}"
            continue
        key, found, value = line.partition(": ")
        if not found or KEY.fullmatch(key) is None or key in fields:
            return None
        fields[key] = value
    for key, value in fields.items():
        read = _scalar(value.lstrip(" "))
        if read is None:
            return None
        fields[key] = read
    return fields


def _scalar(value: str) -> str | None:
    """What a value says that is surely a text or a date; None for all others."""
    first = value[:1]
    if first == '"':
        quoted = QUOTED.fullmatch(value)
        try:
            return ESCAPE.sub(_unescaped, quoted[1]) if quoted else None
        except KeyError:  # an escape that is none of ours
            return None
    if first == "'":
        single = SINGLE.fullmatch(value)
        return FOLDED.sub(" ", single[1]) if single else None
    if first.isdecimal():
        if DATE.fullmatch(value):
            return value.rstrip(" ")
        if not NUMBER_FIRST.match(value):
            return None
    elif not first.isalpha():
        return None
    if NOT_PLAIN.search(value) or value.rstrip(" ").lower() in NO_TEXT:
        return None
    return FOLDED.sub(" ", value).rstrip(" ") if "\n" in value else value.rstrip(" ")


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
