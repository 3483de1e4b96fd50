"""Which field of a record means what: fields.yaml of this package, and a user's own names before it.

Here: names to fields, once for every set of names that comes along. Not here: what a field's value has to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).with_name("fields.yaml")
MAX_NAMES = 500  # of one record; what has more is no article, and would fill the memory of FieldTable


class FieldTableError(ValueError):
    """A user's field table that cannot be used; the message names the file, the entry and what is allowed."""


class FieldTable:
    """Maps records to the fields of an article: the first name that is present and not empty counts.

    Names ignore case. A name with dots leads into nested objects (`source.name`) where no field has it as it stands.
    """

    def __init__(self, names: Mapping[str, list[str]]) -> None:
        """`names`: for every field of an article the names that mean it, the first to count first."""
        self.names = names
        self._plans: dict[tuple[str, ...], list[tuple[str, list[tuple[str, ...]]]]] = {}

    def map(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """The record's values under the names of an article's fields; what is absent or empty is left out."""
        keys = tuple(record)
        plan = self._plans.get(keys)
        if plan is None:
            plan = self._plan(keys)
            if len(keys) <= MAX_NAMES and len(self._plans) < MAX_NAMES:
                self._plans[keys] = plan
        mapped: dict[str, Any] = {}
        for field, paths in plan:
            for path in paths:
                value: Any = record[path[0]]
                for key in path[1:]:
                    value = value.get(key) if isinstance(value, dict) else None
                if value is None or value == "":
                    continue
                mapped.setdefault(field, value)
                if not isinstance(value, dict):  # an object counts only where no other name has more to say
                    mapped[field] = value
                    break
        return mapped

    def _plan(self, keys: tuple[str, ...]) -> list[tuple[str, list[tuple[str, ...]]]]:
        lowered: dict[str, str] = {}
        for key in keys:
            lowered.setdefault(str(key).lower(), key)
        plan = []
        for field, names in self.names.items():
            paths = [path for name in names if (path := _path(name, lowered))]
            if paths:
                plan.append((field, paths))
        return plan


def _path(name: str, lowered: Mapping[str, str]) -> tuple[str, ...] | None:
    if name.lower() in lowered:
        return (lowered[name.lower()],)
    first, dot, rest = name.partition(".")
    return (lowered[first.lower()], *rest.split(".")) if dot and first.lower() in lowered else None


@lru_cache(maxsize=8)
def field_table(own: Path | None = None) -> FieldTable:
    """The table shipped with the package, a user's own names (a YAML file of the same form) before it.

    Raises FieldTableError on a file that cannot be read or names a field that articles do not have.
    """
    shipped: dict[str, list[str]] = yaml.safe_load(SHIPPED.read_text("utf-8"))
    added = _own_names(own, set(shipped)) if own is not None else {}
    return FieldTable({field: added.get(field, []) + names for field, names in shipped.items()})


def _own_names(path: Path, fields: set[str]) -> dict[str, list[str]]:
    try:
        names = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise FieldTableError(f"PIPELINE_FIELDS_FILE={path}: cannot be read as YAML: {error}") from error
    if not isinstance(names, dict):
        raise FieldTableError(f"PIPELINE_FIELDS_FILE={path}: `field: [name, name]` lines are needed")
    for field, values in names.items():
        if field not in fields:
            raise FieldTableError(
                f"PIPELINE_FIELDS_FILE={path}: no field {field!r}; known: {', '.join(sorted(fields))}"
            )
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise FieldTableError(f"PIPELINE_FIELDS_FILE={path}: {field} needs a list of names, [name, name]")
    return names
