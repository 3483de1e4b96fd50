"""`python -m pipeline.quality.evaluation.storylines`: the storylines as the pipeline tells them, event by event.

Here: a report in Markdown of which records came together, by which rule, and where that differs from the gold: of the
gold records themselves, or (`--extracted`) of what the extractor finds. docs/storylines.md is the latter.
Not here: the figure (resolution), resolution itself (pipeline.resolve).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract import get_extractor
from pipeline.quality.evaluation.figures import Predictions
from pipeline.quality.evaluation.gold import Fold, GoldArticle, GoldEvent
from pipeline.quality.evaluation.matching import match
from pipeline.quality.evaluation.resolution import as_record, mentions_of
from pipeline.quality.evaluation.run import GOLD_SETS, extract_all, load_set
from pipeline.records import EventLink, EventRecord
from pipeline.resolve import resolve
from pipeline.settings import Settings

STORY_SETS = ("stories", "further-stories")


@dataclass(frozen=True, slots=True)
class Told:
    """One gold record of a storyline with what the pipeline makes of it."""

    article: GoldArticle
    event: GoldEvent
    record: EventRecord | None  # None: the extractor has not found it
    link: EventLink | None


def told(articles: Sequence[GoldArticle], predictions: Predictions | None = None) -> list[Told]:
    """Every gold record that has a cluster, with the event that resolution puts it into.

    Without `predictions` the records are the gold ones; with them, those that match.
    """
    if predictions is None:
        records = {a.article_id: [as_record(e, a.text) for e in a.events] for a in articles}
        answers = {a.article_id: dict(enumerate(range(len(a.events)))) for a in articles}
    else:
        records = {a.article_id: list(predictions.get(a.article_id, ())) for a in articles}
        answers = {
            a.article_id: {p.gold_index: p.predicted_index for p in match(a.events, records[a.article_id])}
            for a in articles
        }
    mentions = {a.article_id: mentions_of(a, records[a.article_id]) for a in articles}
    links = {link.mention_id: link for link in resolve(m for of in mentions.values() for m in of)}
    tellings = []
    for article in articles:
        for place, event in enumerate(article.events):
            if event.cluster:
                found = answers[article.article_id].get(place)
                mention = None if found is None else mentions[article.article_id][found]
                tellings.append(
                    Told(article, event, mention.event, links[mention.mention_id])
                    if mention
                    else Told(article, event, None, None)
                )
    return tellings


def report(records: Sequence[Told]) -> str:
    """The events told of by several articles, as Markdown, then every difference from the gold."""
    by_cluster: dict[str, list[Told]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.article.published_date, r.article.article_id)):
        by_cluster[record.event.cluster or ""].append(record)
    lines = []
    for cluster, members in by_cluster.items():
        if len(members) > 1:
            lines += [f"\n**{cluster}** ({' '.join(_parties(members))}): {_verdict(members)}\n"]
            lines += ["| published | article | status | found | date | joined by |", f"|{' --- |' * 6}"]
            lines += [_row(m) for m in members]
    found = [r for r in records if r.link]
    clusters_of: dict[str, set[str]] = defaultdict(set)
    for record in found:
        clusters_of[record.link.event_id if record.link else ""].add(record.event.cluster or "")
    split = sorted(cluster for cluster, members in by_cluster.items() if len(_events(members)) > 1)
    merged = sorted(" + ".join(sorted(clusters)) for clusters in clusters_of.values() if len(clusters) > 1)
    lines += [
        f"\n{len(found)} of {len(records)} records found, {len(clusters_of)} events, {len(by_cluster)} in the gold.",
        f"Told apart though one: {', '.join(split) or 'none'}.",
        f"Put together though several: {', '.join(merged) or 'none'}.",
    ]
    return "\n".join(lines)


def _events(members: Sequence[Told]) -> set[str]:
    return {m.link.event_id for m in members if m.link}


def _verdict(members: Sequence[Told]) -> str:
    missed = sum(m.link is None for m in members)
    events = len(_events(members))
    together = "none found" if not events else "one event" if events == 1 else f"{events} events instead of one"
    return f"{together}{f', {missed} of {len(members)} not found' if missed else ''}"


def _parties(members: Sequence[Told]) -> list[str]:
    return sorted({code for m in members for code in m.event.participants})


def _row(m: Told) -> str:
    day = f"{m.event.event_date} ({m.event.date_precision})" if m.event.event_date else ""
    found, rule = (m.record.status, m.link.rule) if m.record and m.link else ("", "not found")
    return f"| {m.article.published_date} | {m.article.article_id} | {m.event.status} | {found} | {day} | {rule} |"


def main(argv: Sequence[str] | None = None) -> None:
    """Print the report of a fold."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.evaluation.storylines", description=__doc__)
    parser.add_argument("--fold", choices=("A", "B", "all"), default="A", help="A: read from the start; B: the others")
    parser.add_argument("--extracted", action="store_true", help="of what the extractor finds, not of the gold records")
    options = parser.parse_args(argv)
    fold: Fold = options.fold
    for name in STORY_SETS:  # one after the other: two sets may tell of the same event under two slugs
        articles = load_set(GOLD_SETS[name], fold)
        if not articles:
            continue
        predictions = None
        if options.extracted:
            predictions, _ = extract_all(get_extractor(Settings.from_env().extractor), articles)
        print(f"\n## {name}\n{report(told(articles, predictions))}")


if __name__ == "__main__":
    main()
