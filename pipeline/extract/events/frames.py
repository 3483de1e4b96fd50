"""What a document tells of an event: its tellings, and what they come to together.

Here: the data of a frame, and which telling decides on status, date and place. Not here: what belongs together
(merging.py), nor anything inside one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.clauses.predicate import Predicate
from pipeline.extract.clauses.where import Location
from pipeline.extract.events.choosing import date_of
from pipeline.extract.lexicon.cues import adversaries
from pipeline.extract.times import ResolvedTime
from pipeline.records import Domain, EventClass, EventType, Status

PROGRESS = {
    Status.PROPOSED: 0,
    Status.NEGOTIATING: 1,
    Status.AGREED: 2,
    Status.SIGNED: 3,
    Status.ACTIVE: 4,
    Status.PLANNED: 0,
    Status.ONGOING: 1,
    Status.COMPLETED: 2,
}
EXERCISE = EventClass.EXERCISE
TERMINAL = frozenset({Status.SUSPENDED, Status.ENDED, Status.REJECTED, Status.POSTPONED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event with everything its sentence says."""

    candidate: Candidate
    codes: tuple[str, ...]
    predicate: Predicate
    name: str | None
    when: ResolvedTime | None
    where: Location | None
    domain: Domain | None
    start: int  # of the quoted clause, in the article
    end: int
    completed: tuple[str, ...] = ()  # the parties with one that the clause leaves out, where it names but one

    @property
    def event_type(self) -> EventType:
        """The type that its trigger stands for."""
        return self.candidate.event_type

    @property
    def event_class(self) -> EventClass:
        """Partnership or exercise."""
        return self.event_type.event_class


@dataclass(slots=True)
class Frame:
    """An event of the document: the tellings that are about it, in text order."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        """All actors named as taking part."""
        return {c for t in self.tellings for c in t.codes}

    @property
    def codes_are_adversaries(self) -> bool:
        """Is it between two that are at war or have no peace, between whom nothing is a partnership?"""
        return frozenset(self.codes) in adversaries()

    @property
    def event_class(self) -> EventClass:
        """Partnership or exercise."""
        return self.tellings[0].event_class

    @property
    def event_type(self) -> EventType:
        """The first type in the guide's table; an exercise is a patrol when it is first told of as one."""
        if self.event_class is EventClass.EXERCISE:
            guests = [t for t in self.tellings if t.candidate.trigger.attending or t.candidate.trigger.acting]
            types = [t.event_type for t in self.tellings if t not in guests] or [t.event_type for t in guests]
            if types[0] is EventType.PATROL or EventType.EXERCISE not in types:
                return EventType.PATROL if EventType.PATROL in types else EventType.TRAINING
            return EventType.EXERCISE
        return min((t.event_type for t in self.tellings), key=list(EventType).index)

    @property
    def name(self) -> str | None:
        """The first name that a telling gives."""
        return next((t.name for t in self.tellings if t.name), None)

    @property
    def when(self) -> ResolvedTime | None:
        """The date of the telling that gives the status, else the most exact one."""
        return date_of(self.tellings, self.predicate.status, self.event_class)

    @property
    def predicate(self) -> Predicate:
        """The furthest status that is told in so many words; an end, a refusal or a pause beats progress.

        What the words that govern the event say counts before what else its clause says, and what is told of the
        instrument itself before what is told of the talks or the programme beside it.
        """
        own = [t.predicate for t in self.tellings if t.event_type is self.event_type or t.event_class is EXERCISE]
        told = next(
            (pool for pool in (own, [t.predicate for t in self.tellings]) if any(p.explicit for p in pool)), own
        )
        explicit = [p for p in told if p.explicit and p.governed] or [p for p in told if p.explicit]
        if not explicit:
            return self.tellings[0].predicate
        stops = [p for p in explicit if p.status in TERMINAL]
        if stops:
            return stops[0]
        return max(explicit, key=lambda p: PROGRESS[p.status])

    @property
    def where(self) -> Location | None:
        """The best place of any telling."""
        found = [t.where for t in self.tellings if t.where is not None]
        return max(found, key=lambda place: place.rank, default=None)
