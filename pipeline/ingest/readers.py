"""The readers: one function per format, from a document's text to records with the fields of fields.yaml.

Adding a format is a function here (or in a file of its own) and a line in READERS.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import yaml

from pipeline.ingest.rejections import UnreadableError

HEADER = re.compile(r"^\s*date (\d{4}-\d{2}-\d{2})\b[ \t]*\n?")
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)(.*)\Z", re.DOTALL)
MAX_LINE_CHARS = 20_000_000
MAX_YAML_OPENINGS = 200
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Record = dict[str, Any]
# What a reader yields: a record, or the reason why the one at this place could not be read.
Found = Record | UnreadableError


def read_txt(text: str) -> Iterator[Found]:
    """Plain text, optionally opened by `date YYYY-MM-DD`."""
    header = HEADER.match(text)
    yield {"date": header.group(1) if header else None, "text": text[header.end() :] if header else text}


def read_markdown(text: str) -> Iterator[Found]:
    """Markdown with YAML front matter, or without any."""
    match = FRONT_MATTER.match(text)
    if match is None:
        yield {"text": text}
        return
    try:
        fields = _load_yaml(match.group(1))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date that is no day
        raise UnreadableError("bad_front_matter", f"the front matter is no YAML: {_first_line(error)}") from error
    if not isinstance(fields, dict):
        raise UnreadableError("bad_front_matter", "the front matter is no mapping of fields")
    yield {**{str(k): v for k, v in fields.items()}, "text": match.group(2)}


def read_json(text: str) -> Iterator[Found]:
    """One object, or an array of objects."""
    data = _parse(text)
    for item in data if isinstance(data, list) else [data]:
        yield item if isinstance(item, dict) else _wrong_shape(item)


def read_jsonl(text: str) -> Iterator[Found]:
    """One object a line; a broken line is a rejection of that line only."""
    for line in io.StringIO(text):  # not splitlines(): JSON may hold U+2028 as it is
        if not line.strip():
            continue
        if len(line) > MAX_LINE_CHARS:
            yield UnreadableError("too_large", f"the line holds more than {MAX_LINE_CHARS:,} characters")
            continue
        try:
            item = _parse(line)
        except UnreadableError as error:
            yield error
            continue
        yield item if isinstance(item, dict) else _wrong_shape(item)


READERS: dict[str, Callable[[str], Iterator[Found]]] = {
    ".txt": read_txt,
    ".md": read_markdown,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def reader_for(suffixes: tuple[str, ...]) -> Callable[[str], Iterator[Found]]:
    """The reader of a file by its endings. Raises UnreadableError (unsupported) and names the known ones."""
    reader = READERS.get(suffixes[0]) if suffixes else None
    if reader is None:
        known = " ".join(sorted(READERS))
        raise UnreadableError(
            "unsupported", f"no reader for {''.join(suffixes) or 'a file without ending'}; known: {known}"
        )
    return reader


def _load_yaml(text: str) -> Any:
    # libyaml is the faster one. It composes nodes without Python's recursion limit, so what may nest deeply is kept
    # away from it as a precaution (no crash was seen).
    may_nest = sum(text.count(opening) for opening in ("[", "{", "- ", "? ")) > MAX_YAML_OPENINGS
    return yaml.load(text, Loader=yaml.SafeLoader if may_nest else FAST_LOADER)  # noqa: S506 - both are safe loaders


def _parse(text: str) -> Any:
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise UnreadableError("bad_json", f"no valid JSON: {_first_line(error)}") from error


def _wrong_shape(item: object) -> UnreadableError:
    return UnreadableError("wrong_shape", f"a record has to be an object with fields, this is {type(item).__name__}")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
