"""Which prediction answers which gold event, and whether its attributes are right.

Here: the greedy one-to-one matching and the comparison of single attributes.
Not here: counting (figures, breakdown) or wording (findings).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quality.evaluation.gold import GoldEvent
from pipeline.records import EventClass, EventRecord

LENIENT_OVERLAP = 0.5  # participants in common, as share of all named by either (Jaccard)


@dataclass(frozen=True, slots=True)
class Match:
    """A gold event and the prediction that answers it, by their places in the article's lists."""

    gold_index: int
    predicted_index: int
    gold: GoldEvent
    predicted: EventRecord
    overlap: float  # Jaccard of the participants: 0.5 to 1

    @property
    def is_strict(self) -> bool:
        """Same class and exactly the same participants."""
        return self.overlap == 1.0

    @property
    def is_record(self) -> bool:
        """Strict, and type and status right too."""
        return self.is_strict and self.attributes()["type"] and self.attributes()["status"]

    def attributes(self) -> dict[str, bool]:
        """Each attribute that one side speaks of → is it right? What neither side speaks of is left out."""
        gold, predicted = self.gold, self.predicted
        checks = {"type": gold.event_type == predicted.event_type, "status": gold.status == predicted.status}
        if gold.event_class is EventClass.EXERCISE:
            checks["domain"] = gold.domain == predicted.domain
        if gold.names != ("",) or predicted.event_name:
            checks["name"] = is_name(gold, predicted.event_name)
        if gold.date_precision or predicted.date_precision:
            checks["date"] = (gold.event_date, gold.event_date_end) == (predicted.event_date, predicted.event_date_end)
        if gold.locations:
            checks["location"] = is_place(gold, predicted.location)
        return checks


def match(gold: Sequence[GoldEvent], predicted: Sequence[EventRecord]) -> list[Match]:
    """Pair gold events with predictions of the same class, one to one, the most alike first.

    A pair needs an overlap of half the participants; among equals the agreement of type, status, name and date
    decides, then the order in which they came.
    """
    pairs: list[tuple[float, Match]] = []
    for (i, g), (j, p) in itertools.product(enumerate(gold), enumerate(predicted)):
        overlap = jaccard(g.participants, p.actor_codes)
        if g.event_class is not p.event_class or overlap < LENIENT_OVERLAP:
            continue
        alike = (
            (g.event_type == p.event_type)
            + (g.status == p.status)
            + is_name(g, p.event_name)
            + (g.event_date == p.event_date)
        )
        pairs.append((overlap * 10 + alike, Match(i, j, g, p, overlap)))
    pairs.sort(key=lambda pair: (-pair[0], pair[1].gold_index, pair[1].predicted_index))
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    matches = []
    for _, candidate in pairs:
        if candidate.gold_index not in taken_gold and candidate.predicted_index not in taken_predicted:
            taken_gold.add(candidate.gold_index)
            taken_predicted.add(candidate.predicted_index)
            matches.append(candidate)
    return matches


def jaccard(a: Sequence[str], b: Sequence[str]) -> float:
    """What two sets have in common, as share of what either holds; 1 for two empty ones."""
    union = set(a) | set(b)
    return len(set(a) & set(b)) / len(union) if union else 1.0


def is_name(gold: GoldEvent, name: str | None) -> bool:
    """Is the name one of the accepted ones, whatever its case?"""
    return (name or "").casefold().strip() in [n.casefold().strip() for n in gold.names]


def is_place(gold: GoldEvent, location: str | None) -> bool:
    """Does one of gold's places contain the location, or the other way round, whatever the case?"""
    place = (location or "").casefold().strip()
    accepted = [g.casefold() for g in gold.locations if g.strip()]
    return bool(place) and any(g in place or place in g for g in accepted)
