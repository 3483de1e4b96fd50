"""How well resolution gathers the records of one real-world event: B-cubed given the gold records, and end to end.

Here: turning gold events and predictions into the mentions that resolution takes, and pairing its answer with the
gold clusters. Not here: resolution (pipeline.resolve) or the figure (clusters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pipeline.quality.evaluation.clusters import bcubed
from pipeline.quality.evaluation.figures import Figures, Predictions
from pipeline.quality.evaluation.gold import GoldArticle, GoldEvent
from pipeline.quality.evaluation.matching import match
from pipeline.records import EventLink, EventRecord, Evidence, Mention, Participant

Resolve = Callable[[Iterable[Mention]], list[EventLink]]


def resolution_figures(articles: Sequence[GoldArticle], predictions: Predictions, resolve: Resolve) -> Figures:
    """`bcubed_*` of the predictions (their lenient matches) and `gold_bcubed_*` of the gold records themselves.

    Nothing where no gold event has a cluster.
    """
    gold_records = {a.article_id: [as_record(event, a.text) for event in a.events] for a in articles}
    of_gold = _event_ids(articles, gold_records, resolve)
    of_predicted = _event_ids(articles, predictions, resolve)
    given, found = [], []
    for article in articles:
        ids = of_gold[article.article_id]
        given += [(e.cluster, ids[place]) for place, e in enumerate(article.events) if e.cluster]
        ids = of_predicted[article.article_id]
        pairs = match(article.events, predictions.get(article.article_id, ()))
        found += [(p.gold.cluster, ids[p.predicted_index]) for p in pairs if p.gold.cluster]
    return bcubed(found) | {f"gold_{name}": value for name, value in bcubed(given).items()}


def as_record(event: GoldEvent, text: str) -> EventRecord:
    """A gold event as the record that a perfect extractor would make: of alternatives, the first."""
    return EventRecord(
        event_type=event.event_type,
        status=event.status,
        participants=tuple(Participant(code) for code in event.participants),
        evidence=tuple(sorted((_span(quote, text) for quote in event.evidence), key=lambda e: e.start)),
        event_name=event.names[0] or None,
        domain=event.domain,
        event_date=event.event_date,
        event_date_end=event.event_date_end,
        date_precision=event.date_precision,
        location=event.locations[0] if event.locations else None,
        confidence=1.0,
    )


def _span(quote: str, text: str) -> Evidence:
    start = text.index(quote)
    return Evidence(start, start + len(quote), quote)


def mentions_of(article: GoldArticle, records: Sequence[EventRecord]) -> list[Mention]:
    """Records of a gold article as resolution takes them, in their order."""
    return [
        Mention(f"{article.article_id}-{place:02d}", article.article_id, article.published_date, None, record)
        for place, record in enumerate(records, 1)
    ]


def _event_ids(articles: Sequence[GoldArticle], records: Predictions, resolve: Resolve) -> dict[str, list[str]]:
    """Article id → the event_id of each of its records, in their order."""
    mentions = {a.article_id: mentions_of(a, records.get(a.article_id, ())) for a in articles}
    links = {link.mention_id: link.event_id for link in resolve([m for of in mentions.values() for m in of])}
    return {article_id: [links[m.mention_id] for m in of] for article_id, of in mentions.items()}
