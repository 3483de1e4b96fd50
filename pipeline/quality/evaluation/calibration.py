"""`python -m pipeline.quality.evaluation.calibration`: is the confidence of a record the chance that it is right?

Here: the extractor's confidence against the labelled articles, the steps that turn one into the other (isotonic
regression by pooling adjacent violators, as in Zadrozny and Elkan 2002), and the seed that dbt reads them from.
Right means class, exactly the participants, type and status. Only the sets that no rule was written from count: on
those that rules fit, every confidence would look better than it is. Not here: the confidence itself (extract).
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract import get_extractor
from pipeline.quality.evaluation.figures import Predictions
from pipeline.quality.evaluation.gold import GoldArticle
from pipeline.quality.evaluation.matching import match
from pipeline.quality.evaluation.run import GOLD_SETS, UNSEEN, extract_all, load_set
from pipeline.quality.evaluation.voices import told_events, voices_table
from pipeline.quality.wording import markdown_table
from pipeline.settings import PROJECT_ROOT, Settings

SEED = PROJECT_ROOT / "dbt_project" / "seeds" / "confidence_calibration.csv"
COLUMNS = ("confidence_from", "confidence", "record_count")
LEAST_RECORDS = 40  # the unseen sets are small: shares of fewer records are chance


@dataclass(frozen=True, slots=True)
class Judged:
    """One found record: what the extractor thought of it, and whether it is right."""

    article_id: str
    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """From this raw confidence on, such a share is right."""

    confidence_from: float
    confidence: float
    record_count: int


def judge(articles: Sequence[GoldArticle], predictions: Predictions) -> list[Judged]:
    """Every found record of the articles, judged by the labels."""
    judged = []
    for article in articles:
        found = predictions.get(article.article_id, ())
        right = {pair.predicted_index for pair in match(article.events, found) if pair.is_record}
        judged += [Judged(article.article_id, r.confidence, place in right) for place, r in enumerate(found)]
    return judged


def fit(judged: Sequence[Judged], least: int = LEAST_RECORDS) -> list[Step]:
    """Rising steps, the first from 0. Each share is drawn a little to one half (one right, one wrong record added).

    Raises ValueError without records.
    """
    if not judged:
        raise ValueError("no records to calibrate with: the extractor found nothing in the labelled articles")
    groups: list[list[float]] = []  # lowest confidence, right, count
    for confidence, right in sorted((j.confidence, j.is_right) for j in judged):
        if groups and (groups[-1][2] < least or groups[-1][0] == confidence):
            groups[-1][1] += right
            groups[-1][2] += 1
        else:
            groups.append([confidence, right, 1])
    if len(groups) > 1 and groups[-1][2] < least:
        _pool(groups)
    place = 1
    while place < len(groups):
        if _share(groups[place]) < _share(groups[place - 1]):
            groups[place - 1 : place + 1] = [_together(groups[place - 1], groups[place])]
            place = max(1, place - 1)
        else:
            place += 1
    groups[0][0] = 0.0
    return [Step(round(g[0], 3), round(_share(g), 3), int(g[2])) for g in groups]


def apply(steps: Sequence[Step], confidence: float) -> float:
    """The calibrated confidence of a raw one."""
    return max((s for s in steps if s.confidence_from <= confidence), key=lambda s: s.confidence_from).confidence


def crossed(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """(calibrated confidence, right) of every record, by steps fitted on the other half of the articles."""
    ids = sorted({j.article_id for j in judged})
    even = set(ids[::2])
    halves = [[j for j in judged if (j.article_id in even) == side] for side in (True, False)]
    pairs: list[tuple[float, bool]] = []
    for own, other in (halves, halves[::-1]):
        steps = fit(other)
        pairs += [(apply(steps, j.confidence), j.is_right) for j in own]
    return pairs


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the gap between predicted and observed in tenths, weighted by their records."""
    rows = _tenths(pairs)
    return sum(count * abs(predicted - observed) for _, count, predicted, observed in rows) / len(pairs)


def table(pairs: Sequence[tuple[float, bool]]) -> str:
    """Predicted against observed, by tenths of the predicted confidence, in Markdown."""
    rows = [
        {"predicted": f"{low:.1f}-{low + 0.1:.1f}", "records": n, "mean predicted": f"{p:.2f}", "observed": f"{o:.2f}"}
        for low, n, p, o in _tenths(pairs)
    ]
    return markdown_table(rows, ["predicted", "records", "mean predicted", "observed"])


def write(steps: Sequence[Step], file: Path = SEED) -> None:
    """The steps as dbt's seed."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((s.confidence_from, s.confidence, s.record_count) for s in steps)


def main(argv: Sequence[str] | None = None) -> None:
    """Print predicted against observed; with --write, store the steps that the marts use."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.evaluation.calibration", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write the steps to {SEED.name}, for dbt")
    options = parser.parse_args(argv)
    articles = [article for name in UNSEEN for article in load_set(GOLD_SETS[name])]
    stories = load_set(GOLD_SETS["stories"])
    predictions, _ = extract_all(get_extractor(Settings.from_env().extractor), [*articles, *stories])
    judged = judge(articles, predictions)
    raw = [(j.confidence, j.is_right) for j in judged]
    calibrated = crossed(judged)
    print(f"Raw, {len(raw)} records, calibration error {error(raw):.3f}\n\n{table(raw)}\n")
    print(f"Calibrated on the other half of the articles, error {error(calibrated):.3f}\n\n{table(calibrated)}")
    steps = fit(judged)
    events = told_events(stories, predictions, lambda confidence: apply(steps, confidence))
    print(f"\nEvents of the storylines, by the number of articles that tell of them\n\n{voices_table(events)}")
    if options.write:
        write(steps)
        print(f"\nwritten: {SEED.relative_to(PROJECT_ROOT)}; the next run uses it")


def _share(group: Sequence[float]) -> float:
    return (group[1] + 1) / (group[2] + 2)


def _together(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [one[0], one[1] + other[1], one[2] + other[2]]


def _pool(groups: list[list[float]]) -> None:
    groups[-2:] = [_together(groups[-2], groups[-1])]


def _tenths(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, int, float, float]]:
    """(lower bound, records, mean predicted, share right) for every tenth that holds records."""
    rows = []
    for tenth in range(10):
        held = [(p, right) for p, right in pairs if min(9, int(p * 10)) == tenth]
        if held:
            predicted, observed = (sum(column) / len(held) for column in zip(*held, strict=True))
            rows.append((tenth / 10, len(held), predicted, observed))
    return rows


if __name__ == "__main__":
    main()
