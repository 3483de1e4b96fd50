"""The acts of the lexicon (acts.yaml): what is done to an event, by the words that govern it.

Here: reading and checking the file, looking an act up. Not here: how acts come together (predicate.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from pipeline.extract.lexicon.cues import read_yaml
from pipeline.extract.lexicon.words import FOLDER
from pipeline.extract.lexicon.yaml_file import fail
from pipeline.records import EventClass

FILE = "acts.yaml"


class Act(StrEnum):
    """What is done to an event: a status reached by it, or a phase of it that its tense turns into a status."""

    PROPOSED = "proposed"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    SIGNED = "signed"
    ACTIVE = "active"
    STANDING = "standing"  # it goes on, whatever the tense
    IN_FORCE = "in_force"  # a last step; until it is taken the event is signed
    GOING_ON = "going_on"  # the verb only says that what it governs runs
    LIFTED = "lifted"  # undoes the stop that it governs
    PENDING = "pending"  # yet to be done
    NOTHING = "nothing"  # looks like an act and is none
    SUSPENDED = "suspended"
    ENDED = "ended"
    REJECTED = "rejected"
    PLANNED = "planned"
    STARTED = "started"
    LASTING = "lasting"
    HELD = "held"
    FINISHED = "finished"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


STOPS = frozenset({Act.ENDED, Act.SUSPENDED, Act.CANCELLED, Act.POSTPONED})
AHEAD = frozenset({Act.PROPOSED, Act.PLANNED})
# What an exercise is said to do, which its tense turns into a status.
PHASES = frozenset({Act.HELD, Act.STARTED, Act.LASTING, Act.FINISHED})
WEAK = PHASES | {Act.GOING_ON, Act.STANDING}


class Place(StrEnum):
    """Where the event stands to the word that governs it."""

    SUBJECT = "subject"  # it lapses
    OBJECT = "object"  # sign it, agree on it, the conclusion of it
    CLAUSE = "clause"  # refuse to …
    SELF = "self"  # the trigger is the verb


@lru_cache(maxsize=1)
def acts() -> dict[tuple[EventClass, Place, str], Act]:
    """acts.yaml by class, place and words. Raises CueError for an unknown act, or two of one entry."""
    found: dict[tuple[EventClass, Place, str], Act] = {}
    for name, by_act in read_yaml(FILE).items():
        for act, entries in by_act.items():
            if act not in set(Act):
                fail(FOLDER / FILE, act, f"{act!r} is unknown", f"use one of: {', '.join(Act)}")
            for entry in map(str, entries):
                place, words = _key(entry)
                other = found.setdefault((EventClass(name), place, words), Act(act))
                if other != act:
                    fail(FOLDER / FILE, entry, f"{entry!r} of {name} stands under {other} and under {act}", "keep one")
    return found


def look_up(event_class: EventClass, place: Place, ways: Iterable[str]) -> Act | None:
    """The act of the first wording that the lexicon knows, or None."""
    known = acts()
    return next((known[key] for way in ways if (key := (event_class, place, way)) in known), None)


def _key(entry: str) -> tuple[Place, str]:
    words = entry.split()
    if words[0] == "it":
        return Place.SUBJECT, " ".join(words[1:])
    if words[-1] == "it":
        return Place.OBJECT, " ".join(words[:-1])
    if words[-1] == "to":
        return Place.CLAUSE, " ".join(words[:-1])
    return Place.SELF, entry
