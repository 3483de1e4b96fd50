"""Is an event that several articles tell of more often right? What a further voice leaves of the doubt.

Here: the events that resolution makes of an extractor's records, by the number of articles, predicted against observed.
Right means that a record of the event is right in class, parties, type and status.
Not here: single records (calibration).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from pipeline.quality.evaluation.figures import Predictions
from pipeline.quality.evaluation.gold import GoldArticle
from pipeline.quality.evaluation.matching import match
from pipeline.quality.evaluation.resolution import mentions_of
from pipeline.quality.wording import markdown_table
from pipeline.resolve import resolve

MOST_VOICES = 3  # so many or more
DOUBT_LEFT_BY_A_VOICE = 0.7  # as dbt's variable of that name: a test holds them together

Event = tuple[int, float, bool]  # voices, predicted, is right


def told_events(
    articles: Sequence[GoldArticle], predictions: Predictions, calibrated: Callable[[float], float]
) -> list[Event]:
    """Every event that resolution makes of the records; gold articles are independent of each other."""
    mentions = {a.article_id: mentions_of(a, predictions.get(a.article_id, ())) for a in articles}
    event_of = {link.mention_id: link.event_id for link in resolve([m for of in mentions.values() for m in of])}
    tellings: dict[str, list[tuple[str, float, bool]]] = defaultdict(list)
    for article in articles:
        records = predictions.get(article.article_id, ())
        right = {pair.predicted_index for pair in match(article.events, records) if pair.is_record}
        for place, mention in enumerate(mentions[article.article_id]):
            telling = (article.article_id, calibrated(mention.event.confidence), place in right)
            tellings[event_of[mention.mention_id]].append(telling)
    return [_event(of_event) for of_event in tellings.values()]


def voices_table(events: Sequence[Event]) -> str:
    """Predicted against observed by the number of voices, in Markdown."""
    rows = []
    for voices in range(1, MOST_VOICES + 1):
        held = [(p, right) for n, p, right in events if min(n, MOST_VOICES) == voices]
        if held:
            predicted, observed = (sum(column) / len(held) for column in zip(*held, strict=True))
            told = f"{voices} or more" if voices == MOST_VOICES else str(voices)
            rows.append(
                {
                    "voices": told,
                    "events": str(len(held)),
                    "mean predicted": f"{predicted:.2f}",
                    "observed": f"{observed:.2f}",
                }
            )
    return markdown_table(rows, ["voices", "events", "mean predicted", "observed"])


def _event(tellings: Sequence[tuple[str, float, bool]]) -> Event:
    voices = len({article_id for article_id, _, _ in tellings})
    best = max(confidence for _, confidence, _ in tellings)
    predicted = 1 - (1 - best) * DOUBT_LEFT_BY_A_VOICE ** (min(voices, 4) - 1)
    return voices, predicted, any(right for _, _, right in tellings)
