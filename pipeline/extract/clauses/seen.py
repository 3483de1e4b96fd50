"""A predicate in the light of its date: what lies ahead has not happened, what is over is not under way.

Here: status against date and day of publication. Not here: what a clause says (predicate.py), its date (when.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.clauses.predicate import Predicate
from pipeline.extract.times import ResolvedTime, Tense
from pipeline.extract.times.calendar import last_day
from pipeline.records import DatePrecision, EventClass, EventType, Status

# How long something dated by its first day alone may last until it is over: most exercises take less than two months.
_SPAN = {
    DatePrecision.DAY: timedelta(days=45),
    DatePrecision.MONTH: timedelta(days=75),
    DatePrecision.YEAR: timedelta(days=364),
}
SETTLED = timedelta(days=14)  # after which an instrument that is applied is no news of its signing


def seen_from(
    predicate: Predicate, when: ResolvedTime | None, published: date | None, event_type: EventType
) -> Predicate:
    """The predicate in the light of its date: what lies ahead has not happened, what is over is not under way."""
    first = when.date or when.date_end if when is not None else None
    if when is None or first is None or published is None:
        return predicate
    status = predicate.status
    last = when.date_end or first + _SPAN[when.precision]
    if event_type.event_class is EventClass.EXERCISE:
        sure = predicate.explicit and predicate.tense is Tense.PAST
        if when.date is not None and when.date > published and not sure:
            status = {Status.ONGOING: Status.PLANNED, Status.COMPLETED: Status.PLANNED}.get(status, status)
        elif status is Status.ONGOING and last < published and (when.date_end or not predicate.lasting):
            status = Status.COMPLETED
        elif status is Status.COMPLETED and when.date is not None and when.date_end is not None and not sure:
            status = Status.ONGOING if when.date <= published <= when.date_end else status
    elif first > published and not predicate.explicit and status is Status.ACTIVE:
        status = Status.PROPOSED
    elif status is Status.SIGNED and predicate.applied and published - _said_until(when) > SETTLED:
        status = Status.ACTIVE
    if status is predicate.status:
        return predicate
    return replace(predicate, status=status, rule=f"{status}: by its date ({predicate.rule})")


def by_its_days(predicate: Predicate, when: ResolvedTime | None, published: date | None) -> Predicate:
    """The status of an exercise that is not off, where the days on which it is held decide it."""
    if when is None or when.date_end is None or published is None or when.precision is not DatePrecision.DAY:
        return predicate
    if predicate.status not in {Status.PLANNED, Status.ONGOING, Status.COMPLETED}:
        return predicate
    over = predicate.status is Status.COMPLETED
    if when.date_end <= published:
        status = Status.COMPLETED
    elif over and (when.date is None or when.date > published):
        return predicate  # told as over: the days are those of something else
    elif when.date is None:
        status = predicate.status
    else:
        status = Status.ONGOING if when.date <= published else Status.PLANNED
    if status is predicate.status:
        return predicate
    return replace(predicate, status=status, rule=f"{status}: by its days ({predicate.rule})")


def _said_until(when: ResolvedTime) -> date:
    """The last day that a date may mean."""
    first = when.date_end or when.date
    assert first is not None
    return last_day(first, when.precision)


# What a word that belongs to the other class comes to: an exercise agreed on is planned, a pact planned is proposed.
IN_CLASS = {
    EventClass.EXERCISE: {
        Status.PROPOSED: Status.PLANNED,
        Status.NEGOTIATING: Status.PLANNED,
        Status.AGREED: Status.PLANNED,
        Status.SIGNED: Status.PLANNED,
        Status.ACTIVE: Status.ONGOING,
        Status.SUSPENDED: Status.POSTPONED,
        Status.ENDED: Status.CANCELLED,
    },
    EventClass.PARTNERSHIP: {
        Status.PLANNED: Status.PROPOSED,
        Status.ONGOING: Status.ACTIVE,
        Status.COMPLETED: Status.ACTIVE,
        Status.POSTPONED: Status.SUSPENDED,
        Status.CANCELLED: Status.ENDED,
    },
}


def in_class(predicate: Predicate, event_class: EventClass) -> Predicate:
    """The predicate with a status that its class knows."""
    return replace(predicate, status=IN_CLASS[event_class].get(predicate.status, predicate.status))
