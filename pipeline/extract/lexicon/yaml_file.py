"""Reading one YAML file of the lexicon: what a fault in it is told with is the file and the line.

YAML itself says nothing of a key or an entry that stands there twice, nor of a word such as "no" that it takes for
false; here all are errors.
Not here: what the files hold (extract/cues.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there


class CueError(ValueError):
    """A cue file that cannot be used; the message names file, line, fault and remedy."""


def load_yaml(path: Path) -> Any:
    """The content of a file, free of repetitions. Raises CueError where it is missing, no YAML or repeats itself."""
    root = _compose(path)
    for node in _nodes(root):
        if isinstance(node, yaml.MappingNode):
            _once(path, [key for key, _ in node.value], "the key")
        elif isinstance(node, yaml.SequenceNode):
            words = [item for item in node.value if isinstance(item, yaml.ScalarNode)]
            _once(path, words, "the entry")
            for word in words:
                if word.tag.endswith(":bool"):
                    fail(path, word.value, f"YAML reads {word.value!r} in a list as true or false", "put it in quotes")
    return yaml.SafeLoader("").construct_document(root)


def fail(path: Path, value: object, fault: str, remedy: str, *, place: int = 0) -> NoReturn:
    """Raise a CueError for the line on which a key or entry `value` stands, the first one or that at `place`."""
    lines = [_line(n) for n in _nodes(_compose(path)) if isinstance(n, yaml.ScalarNode) and n.value == str(value)]
    line = f", line {lines[place]}" if lines else ""
    raise CueError(f"{path.name}{line}: {fault}; {remedy}")


def _compose(path: Path) -> yaml.Node:
    if not path.is_file():
        raise CueError(f"{path.name}: the file is missing from {path.parent}; restore it")
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise CueError(f"{path.name}{line}: no valid YAML ({error.problem}); mend the line") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CueError(f"{path.name}: no valid YAML ({error}); mend the file") from error
    if root is None:
        raise CueError(f"{path.name}: the file is empty; restore it")
    return root


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all below it, in the order of the file."""
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def _once(path: Path, nodes: list[yaml.ScalarNode], what: str) -> None:
    seen: dict[str, int] = {}
    for node in nodes:
        if node.value in seen:
            raise CueError(
                f"{path.name}, line {_line(node)}: {what} {node.value!r} stands in line {seen[node.value]} already; "
                "delete one of the two"
            )
        seen[node.value] = _line(node)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
