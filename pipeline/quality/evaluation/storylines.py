"""`python -m pipeline.quality.evaluation.storylines`: the storylines as resolution tells them, event by event.

Here: a report in Markdown of which gold records came together, by which rule, and where that differs from the gold.
Not here: the figure (resolution), resolution itself (pipeline.resolve).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quality.evaluation.gold import Fold, GoldArticle, GoldEvent
from pipeline.quality.evaluation.resolution import as_record, mentions_of
from pipeline.quality.evaluation.run import GOLD_SETS, load_set
from pipeline.resolve import resolve


@dataclass(frozen=True, slots=True)
class Told:
    """One gold record with resolution's answer."""

    article: GoldArticle
    event: GoldEvent
    event_id: str
    rule: str


def told(articles: Sequence[GoldArticle]) -> list[Told]:
    """Every gold record that has a cluster, with the event that resolution puts it into."""
    records = [
        (mention, article, event)
        for article in articles
        for mention, event in zip(
            mentions_of(article, [as_record(e, article.text) for e in article.events]), article.events, strict=True
        )
    ]
    links = {link.mention_id: link for link in resolve(mention for mention, _, _ in records)}
    return [
        Told(article, event, links[mention.mention_id].event_id, links[mention.mention_id].rule)
        for mention, article, event in records
        if event.cluster
    ]


def report(records: Sequence[Told]) -> str:
    """The events told of by several articles, as Markdown, then every difference from the gold."""
    by_event: dict[str, list[Told]] = defaultdict(list)
    ids_of: dict[str, set[str]] = defaultdict(set)
    for record in sorted(records, key=lambda r: (r.article.published_date, r.article.article_id)):
        by_event[record.event_id].append(record)
        ids_of[record.event.cluster or ""].add(record.event_id)
    lines = []
    for members in by_event.values():
        if len(members) > 1:
            lines += [f"\n**{members[0].event.cluster}** ({' '.join(_parties(members))})\n"]
            lines += ["| published | article | status | date | joined by |", "| --- | --- | --- | --- | --- |"]
            lines += [_row(m) for m in members]
    split = sorted(cluster for cluster, ids in ids_of.items() if len(ids) > 1)
    mixed = [sorted({m.event.cluster or "" for m in ms}) for ms in by_event.values()]
    merged = sorted(" + ".join(clusters) for clusters in mixed if len(clusters) > 1)
    lines += [
        f"\n{len(records)} records, {len(by_event)} events found, {len(ids_of)} in the gold.",
        f"Told apart though one: {', '.join(split) or 'none'}.",
        f"Put together though several: {', '.join(merged) or 'none'}.",
    ]
    return "\n".join(lines)


def _parties(members: Sequence[Told]) -> list[str]:
    return sorted({code for m in members for code in m.event.participants})


def _row(m: Told) -> str:
    day = f"{m.event.event_date} ({m.event.date_precision})" if m.event.event_date else ""
    return f"| {m.article.published_date} | {m.article.article_id} | {m.event.status} | {day} | {m.rule} |"


def main(argv: Sequence[str] | None = None) -> None:
    """Print the report of a fold."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.evaluation.storylines", description=__doc__)
    parser.add_argument("--fold", choices=("A", "B", "all"), default="A", help="A: seen while building; B: unseen")
    fold: Fold = parser.parse_args(argv).fold
    print(report(told(load_set(GOLD_SETS["stories"], fold))))


if __name__ == "__main__":
    main()
