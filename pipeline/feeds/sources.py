"""The list of feeds (data/sources.yaml), checked: what is wrong is told with file and line.

Here: names, allowed values, messages. Not here: fetching.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

NAME = re.compile(r"^[a-z0-9][a-z0-9_]{0,63}$")
LANGUAGE = re.compile(r"^[a-z]{2,3}$")
INTERVAL = re.compile(r"^(\d+)([mhd])$")
MINUTES = {"m": 1, "h": 60, "d": 1440}
SHORTEST_MINUTES = 5  # what the schedule can keep, and no feed minds
REQUIRED = ("name", "url", "publisher", "every")
OPTIONAL = ("language", "allow_private_address")


class SourcesError(ValueError):
    """A list of feeds that cannot be used; the message names the file, the line, what is wrong and what is allowed."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One feed."""

    name: str  # names its folder in the landing zone, its state and its check
    url: str
    publisher: str
    every_minutes: int
    language: str | None = None  # ISO 639 code, for what its words do not tell
    allow_private_address: bool = False  # may lie in a private network or on this machine


def load_sources(path: Path) -> list[FeedSource]:
    """The feeds of a list in its order; none where there is no such file. Raises SourcesError."""
    if not path.is_file():
        return []
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path}: not in UTF-8 ({error})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourcesError(f"{path}:{mark.line + 1 if mark else 1}: no YAML: {error}") from error
    found: dict[str, FeedSource] = {}
    for node in _entries(root, path):
        source = _source(node, path)
        if source.name in found:
            raise _wrong(path, node, f"a second feed is called {source.name!r}; every name is given once")
        found[source.name] = source
    return list(found.values())


def _entries(root: yaml.Node | None, path: Path) -> Iterator[yaml.Node]:
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode) or [key.value for key, _ in root.value] != ["sources"]:
        raise _wrong(path, root, "the file holds one key, `sources`, with the list of feeds")
    feeds = root.value[0][1]
    if not isinstance(feeds, yaml.SequenceNode):
        raise _wrong(path, feeds, "`sources` is a list: each feed begins with `- name:`; `sources: []` for none")
    yield from feeds.value


def _source(node: yaml.Node, path: Path) -> FeedSource:
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path, node, f"a feed has the fields {', '.join(REQUIRED)}; this is no mapping")
    nodes: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in nodes:
            raise _wrong(path, key, f"{key.value!r} is given twice")
        if key.value not in (*REQUIRED, *OPTIONAL):
            raise _wrong(path, key, f"unknown field {key.value!r}; known are {', '.join((*REQUIRED, *OPTIONAL))}")
        nodes[key.value] = value
    missing = [name for name in REQUIRED if name not in nodes]
    if missing:
        raise _wrong(path, node, f"the feed lacks {', '.join(missing)}")
    values = {name: _scalar(value, path, name) for name, value in nodes.items()}
    if not NAME.match(values["name"]):
        raise _wrong(path, nodes["name"], f"name {values['name']!r}: small letters, digits and _ only, at most 64")
    _check_url(values["url"], nodes["url"], path)
    if not values["publisher"].strip():
        raise _wrong(path, nodes["publisher"], "publisher is empty")
    language = values.get("language")
    if language is not None and not LANGUAGE.match(language):
        raise _wrong(path, nodes["language"], f"language {language!r}: an ISO 639 code such as en")
    return FeedSource(
        name=values["name"],
        url=values["url"],
        publisher=values["publisher"].strip(),
        every_minutes=_minutes(values["every"], nodes["every"], path),
        language=language,
        allow_private_address=_flag(values.get("allow_private_address", "false"), nodes, path),
    )


def _scalar(node: yaml.Node, path: Path, name: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _wrong(path, node, f"{name} is one value, no list or mapping")
    return str(node.value)


def _check_url(url: str, node: yaml.Node, path: Path) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise _wrong(path, node, f"url {url!r}: an address that begins with http:// or https:// is needed")
    if parts.username or parts.password:
        raise _wrong(path, node, "the url holds a name or password; this file is no place for secrets")


def _minutes(value: str, node: yaml.Node, path: Path) -> int:
    match = INTERVAL.match(value)
    minutes = int(match.group(1)) * MINUTES[match.group(2)] if match else 0
    if minutes < SHORTEST_MINUTES:
        raise _wrong(path, node, f"every {value!r}: {SHORTEST_MINUTES}m or longer, as in 30m, 2h, 1d")
    return minutes


def _flag(value: str, nodes: dict[str, Any], path: Path) -> bool:
    if value not in {"true", "false"}:
        raise _wrong(path, nodes["allow_private_address"], f"allow_private_address {value!r}: true or false")
    return value == "true"


def _wrong(path: Path, node: yaml.Node, message: str) -> SourcesError:
    return SourcesError(f"{path}:{node.start_mark.line + 1}: {message}")
