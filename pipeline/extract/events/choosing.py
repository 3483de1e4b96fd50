"""Which of an event's tellings gives its date.

Here: choosing among what sentences say. Not here: what one sentence says (when.py), and what sentences around an
event add (scenes.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.clauses.closeness import OWN_YEAR
from pipeline.extract.times import ResolvedTime, merge
from pipeline.records import DatePrecision, EventClass, Status

if TYPE_CHECKING:
    from pipeline.extract.events.frames import Telling

GRAINS = list(DatePrecision)


def date_of(tellings: Sequence[Telling], status: Status, event_class: EventClass) -> ResolvedTime | None:
    """The date of the telling that gives the status, else of another; an exercise's two ends may be told apart."""
    dated = [(t, t.when) for t in tellings if t.when is not None]
    # a guest may come on a day of its own ("a Vietnamese ship is to arrive on Monday")
    dated = [(t, time) for t, time in dated if not _is_a_guest(t)] or dated
    if event_class is EventClass.EXERCISE:
        return _held(status, dated)
    own = [time for t, time in dated if t.predicate.status is status]
    pool = own or [time for _, time in dated]
    return min(pool, key=_exactness, default=None)


def _is_a_guest(telling: Telling) -> bool:
    """Does it tell only of who comes, or what they do there?"""
    trigger = telling.candidate.trigger
    return trigger.referring and (trigger.attending or trigger.acting)


def _held(status: Status, dated: Sequence[tuple[Telling, ResolvedTime]]) -> ResolvedTime | None:
    """First and last day of an exercise, each from the telling that says it best."""
    by_fit = [
        time
        for _, time in sorted(dated, key=lambda pair: (*_exactness(pair[1]), pair[0].predicate.status is not status))
    ]
    if not by_fit:
        return None
    start = next((time for time in by_fit if time.date is not None), None)
    end = next((time for time in by_fit if time.date_end is not None), None)
    if start is None or end is None or start is end or start.date_end is not None:
        return start or end
    return merge(start, end)


def _exactness(time: ResolvedTime) -> tuple[bool, int, int]:
    """Sort key: what hangs on the event before what does not, the finer grain first, then the closer one."""
    return time.closeness <= OWN_YEAR, GRAINS.index(time.precision), -time.closeness
