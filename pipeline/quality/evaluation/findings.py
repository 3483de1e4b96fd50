"""Every single fault of an evaluation, in words: what an error analysis is written from.

Here: one finding per missed event, false event and wrong attribute. Not here: counting or printing them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from pipeline.quality.evaluation.figures import Predictions
from pipeline.quality.evaluation.gold import GoldArticle, GoldEvent
from pipeline.quality.evaluation.matching import Match, match
from pipeline.records import EventRecord

KINDS = ("missed", "false", "participants", "type", "status", "domain", "name", "date", "location")
_QUOTE_LENGTH = 110


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its kind, the article, and both sides in a line."""

    kind: str  # one of KINDS
    article_id: str
    message: str


def findings(articles: Sequence[GoldArticle], predictions: Predictions) -> list[Finding]:
    """Every fault, by kind in the order of KINDS, then in the order of the articles."""
    found: list[Finding] = []
    for article in articles:
        predicted = predictions.get(article.article_id, ())
        pairs = match(article.events, predicted)
        matched_gold, matched_predicted = {p.gold_index for p in pairs}, {p.predicted_index for p in pairs}
        found += [
            Finding("missed", article.article_id, f"{_gold(event)} {_quote(event.evidence[0])}")
            for place, event in enumerate(article.events)
            if place not in matched_gold
        ]
        found += [
            Finding("false", article.article_id, f"{_predicted(event)} {_quote(event.evidence[0].quote)}")
            for place, event in enumerate(predicted)
            if place not in matched_predicted
        ]
        for pair in pairs:
            found += [Finding(kind, article.article_id, message) for kind, message in _wrong(pair)]
    return sorted(found, key=lambda finding: KINDS.index(finding.kind))


def _wrong(pair: Match) -> list[tuple[str, str]]:
    gold, predicted = pair.gold, pair.predicted
    sides: dict[str, tuple[str | None, str | None]] = {
        "type": (gold.event_type, predicted.event_type),
        "status": (gold.status, predicted.status),
        "domain": (gold.domain, predicted.domain),
        "name": ("|".join(gold.names), predicted.event_name),
        "date": (
            _dates(gold.event_date, gold.event_date_end, gold.date_precision),
            _dates(predicted.event_date, predicted.event_date_end, predicted.date_precision),
        ),
        "location": ("|".join(gold.locations), predicted.location),
    }
    sides["participants"] = (" ".join(gold.participants), " ".join(predicted.actor_codes))
    wrong = [] if pair.is_strict else ["participants"]
    wrong += [kind for kind, is_right in pair.attributes().items() if not is_right]
    where = f"[{_gold(gold)}] {_quote(gold.evidence[0])}"
    return [(kind, f"gold {sides[kind][0] or '-'} / found {sides[kind][1] or '-'} {where}") for kind in wrong]


def _gold(event: GoldEvent) -> str:
    return f"{event.event_type} {event.status} {' '.join(event.participants)}"


def _predicted(event: EventRecord) -> str:
    return f"{event.event_type} {event.status} {' '.join(event.actor_codes)}"


def _dates(begins: object, ends: object, precision: object) -> str:
    return f"{begins or ''}..{ends or ''} ({precision})" if begins or ends else ""


def _quote(text: str) -> str:
    return f"“{shorten(text, _QUOTE_LENGTH, placeholder='…')}”"
