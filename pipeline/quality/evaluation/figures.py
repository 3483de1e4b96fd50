"""The figures of an evaluation, one number each, over a set of gold articles and their predictions.

strict      same class and exactly the same participants
record      strict, and the same event_type and status
lenient     same class, participants overlap by half or more (Jaccard)
dyad        per article and class: the set of participant pairs
*_acc       share of the lenient matches whose attribute is right; *_n: of how many
false_alarm share of the articles without gold events that got at least one
Not here: break-downs (breakdown) and resolution (clusters).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.quality.evaluation.gold import GoldArticle
from pipeline.quality.evaluation.matching import match
from pipeline.records import EventClass, EventRecord

Predictions = Mapping[str, Sequence[EventRecord]]  # article id → its events; a missing article has none
Figures = dict[str, float | int | None]
ATTRIBUTES = ("type", "status", "domain", "name", "date", "location")


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, from counts; 0 where nothing was there to be right."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self, name: str) -> Figures:
        """The three rates as `name_p`, `name_r`, `name_f1`, to four places."""
        rates = {"p": self.precision, "r": self.recall, "f1": self.f1}
        return {f"{name}_{rate}": round(value, 4) for rate, value in rates.items()}


def score(articles: Sequence[GoldArticle], predictions: Predictions) -> Figures:
    """Every figure by its name, rounded to four places; None where nothing was there to measure."""
    hits = {"strict": 0, "record": 0, "lenient": 0}
    per_class = {c: [0, 0, 0] for c in EventClass}
    right, judged = dict.fromkeys(ATTRIBUTES, 0), dict.fromkeys(ATTRIBUTES, 0)
    gold_dyads: set[tuple[str, ...]] = set()
    predicted_dyads: set[tuple[str, ...]] = set()
    without_events = alarms = 0
    for article in articles:
        predicted = predictions.get(article.article_id, ())
        for found in predicted:
            per_class[found.event_class][1] += 1
        for event in article.events:
            per_class[event.event_class][2] += 1
        gold_dyads |= dyads(article.article_id, ((e.event_class, e.participants) for e in article.events))
        predicted_dyads |= dyads(article.article_id, ((e.event_class, e.actor_codes) for e in predicted))
        without_events += not article.events
        alarms += not article.events and bool(predicted)
        for pair in match(article.events, predicted):
            hits["lenient"] += 1
            hits["strict"] += pair.is_strict
            hits["record"] += pair.is_record
            per_class[pair.gold.event_class][0] += pair.is_strict
            for attribute, is_right in pair.attributes().items():
                right[attribute] += is_right
                judged[attribute] += 1
    gold_count = sum(len(a.events) for a in articles)
    predicted_count = sum(len(predictions.get(a.article_id, ())) for a in articles)
    figures: Figures = {
        "articles": len(articles),
        "gold_events": gold_count,
        "predicted_events": predicted_count,
    }
    for name, count in hits.items():
        figures |= Rates(count, predicted_count, gold_count).figures(name)
    figures |= Rates(len(gold_dyads & predicted_dyads), len(predicted_dyads), len(gold_dyads)).figures("dyad")
    for event_class, (strict, n_predicted, n_gold) in sorted(per_class.items()):
        if n_predicted or n_gold:
            figures[f"{event_class}_strict_f1"] = round(Rates(strict, n_predicted, n_gold).f1, 4)
    for attribute in ATTRIBUTES:
        figures[f"{attribute}_acc"] = round(right[attribute] / judged[attribute], 4) if judged[attribute] else None
        figures[f"{attribute}_n"] = judged[attribute]
    figures["false_alarm"] = round(alarms / without_events, 4) if without_events else None
    return figures


def dyads(article_id: str, events: Iterable[tuple[EventClass, Sequence[str]]]) -> set[tuple[str, ...]]:
    """Article × class × pair of participants; who is alone makes a pair with itself."""
    return {
        (article_id, event_class, *sorted(pair))
        for event_class, codes in events
        for pair in (itertools.combinations(codes, 2) if len(codes) > 1 else [(c, c) for c in codes])
    }
