"""What a time expression is, found and resolved. Not here: finding (grammar.py) and resolving (resolving.py)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.records import DatePrecision


class Tense(StrEnum):
    """The tense of the verb a time expression hangs on."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class TimeKind(StrEnum):
    """What a time expression tells of an event."""

    POINT = "point"
    RANGE = "range"
    DEADLINE = "deadline"
    SINCE = "since"
    DURATION = "duration"
    RELATIVE_TO_EVENT = "relative_to_event"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One expression; `start` and `end` are offsets into the text it was found in, `text` what stands there."""

    start: int
    end: int
    text: str
    kind: TimeKind
    edition: bool = False  # a year behind a capitalised name
    body: str = ""  # the expression without its preposition


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A date as the guide stores it: a month or a year by its first day, a deadline only as `date_end`."""

    date: datetime.date | None
    date_end: datetime.date | None
    precision: DatePrecision
    closeness: int = field(default=0, compare=False)  # how closely it hangs on its event, for choosing between tellings
