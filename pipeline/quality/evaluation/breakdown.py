"""The same evaluation cut by class, by type and by status, and which status is taken for which.

A hit of a class is a strict match (exactly the same participants); a hit of a type or status is a strict match that
has this type or status on both sides. Not here: the overall figures (figures).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.quality.evaluation.figures import Predictions, Rates
from pipeline.quality.evaluation.gold import GoldArticle, GoldEvent
from pipeline.quality.evaluation.matching import match
from pipeline.records import EventClass, EventRecord, EventType, Status

Cut = Literal["class", "type", "status"]
CUTS: tuple[Cut, ...] = ("class", "type", "status")

_VALUES: dict[Cut, Sequence[str]] = {"class": list(EventClass), "type": list(EventType), "status": list(Status)}
_READ: dict[Cut, Callable[[GoldEvent | EventRecord], str]] = {
    "class": lambda event: event.event_class,
    "type": lambda event: event.event_type,
    "status": lambda event: event.status,
}


@dataclass(frozen=True, slots=True)
class Slice:
    """One row of a break-down."""

    cut: Cut
    value: str  # the class, type or status
    rates: Rates


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one gold status was told as another, over the lenient matches of a class."""

    event_class: EventClass
    gold: Status
    predicted: Status
    count: int


def slices(articles: Sequence[GoldArticle], predictions: Predictions, cut: Cut) -> list[Slice]:
    """Rates for each value that occurs in gold or predictions, in the vocabulary's order."""
    read = _READ[cut]
    hits: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for article in articles:
        found = predictions.get(article.article_id, ())
        gold.update(read(event) for event in article.events)
        predicted.update(read(event) for event in found)
        for pair in match(article.events, found):
            if pair.is_strict and read(pair.gold) == read(pair.predicted):
                hits[read(pair.gold)] += 1
    return [
        Slice(cut, value, Rates(hits[value], predicted[value], gold[value]))
        for value in _VALUES[cut]
        if gold[value] or predicted[value]
    ]


def status_confusions(articles: Sequence[GoldArticle], predictions: Predictions) -> list[Confusion]:
    """Every pair of gold and predicted status that occurs, by class and in the vocabulary's order."""
    counts: Counter[tuple[EventClass, Status, Status]] = Counter()
    for article in articles:
        for pair in match(article.events, predictions.get(article.article_id, ())):
            counts[pair.gold.event_class, pair.gold.status, pair.predicted.status] += 1
    order = {status: place for place, status in enumerate(Status)}
    keys = sorted(counts, key=lambda key: (list(EventClass).index(key[0]), order[key[1]], order[key[2]]))
    return [Confusion(event_class, gold, found, counts[event_class, gold, found]) for event_class, gold, found in keys]
