"""The dealings of the lexicon (dealings.yaml): what a state does with another's forces, soil or missions, by its words.

Here: reading and checking the file. Not here: which word of a sentence tells of one (candidates/dealings.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.extract.lexicon.cues import read_yaml, word_sets
from pipeline.extract.lexicon.words import FOLDER
from pipeline.extract.lexicon.yaml_file import fail
from pipeline.records import EventType

FILE = "dealings.yaml"
WORDS = ("things", "doing", "done", "nouns", "strong")
FLAGS = ("soil", "designations", "people", "owned", "common", "done_at_drills")


@dataclass(frozen=True, slots=True)
class Dealing:
    """One kind of thing that a state does with another."""

    name: str
    event_type: EventType
    things: frozenset[str]
    doing: frozenset[str]
    done: frozenset[str]
    nouns: frozenset[str]
    strong: frozenset[str]
    soil: bool  # whose soil it happens on takes part
    designations: bool  # an aircraft or vehicle called by its type is such a thing
    people: bool  # so are counted people of a state ("1,000 Americans")
    owned: bool  # only of things that are said to be a state's
    common: bool  # its things are too common for a sentence to be parsed because of them
    done_at_drills: bool  # among those at an exercise it is part of that


@lru_cache(maxsize=1)
def dealings() -> tuple[Dealing, ...]:
    """dealings.yaml, in its order. Raises CueError for an unknown type, set of words or key."""
    return tuple(_dealing(name, entry) for name, entry in read_yaml(FILE).items())


def _dealing(name: str, entry: dict[str, Any]) -> Dealing:
    for key in entry:
        if key not in {"type", *WORDS, *FLAGS}:
            fail(FOLDER / FILE, key, f"{key!r} is unknown", f"use one of: type, {', '.join((*WORDS, *FLAGS))}")
    if entry["type"] not in set(EventType):
        fail(FOLDER / FILE, entry["type"], f"{entry['type']!r} is unknown", f"use one of: {', '.join(EventType)}")
    for kind in entry["things"]:
        if kind not in word_sets():
            fail(FOLDER / FILE, kind, f"{kind!r} is no set of words.yaml", "add it there, or name another")
    things = frozenset[str]().union(*(word_sets()[kind] for kind in entry["things"]))
    words = {place: frozenset(map(str, entry[place])) for place in WORDS[1:]}
    holds = {flag: bool(entry.get(flag)) for flag in FLAGS}
    return Dealing(
        name=name,
        event_type=EventType(entry["type"]),
        things=things,
        doing=words["doing"],
        done=words["done"],
        nouns=words["nouns"],
        strong=words["strong"],
        soil=holds["soil"],
        designations=holds["designations"],
        people=holds["people"],
        owned=holds["owned"],
        common=holds["common"],
        done_at_drills=holds["done_at_drills"],
    )
