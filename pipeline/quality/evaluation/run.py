"""An extractor run over a set of gold articles, and everything that is measured on the result.

Here: putting the measures together. Not here: the measures themselves, the command (quality.evaluate) or Dagster.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract import Extractor
from pipeline.extract.lexicon import load_lexicon
from pipeline.ingest.articles import to_article
from pipeline.ingest.documents import Document
from pipeline.quality.evaluation.breakdown import CUTS, Confusion, Slice, slices, status_confusions
from pipeline.quality.evaluation.figures import Figures, score
from pipeline.quality.evaluation.findings import Finding, findings
from pipeline.quality.evaluation.gold import Fold, GoldArticle, load_gold, of_fold
from pipeline.quality.evaluation.resolution import resolution_figures
from pipeline.records import Article, EventRecord
from pipeline.resolve import resolve
from pipeline.settings import PROJECT_ROOT

GOLD = PROJECT_ROOT / "data" / "gold"
# The sets of UNSEEN are only ever measured; `practice`, `briefs` (news items of a few sentences) and `news` (longer, as
# outlets print them) are what rules are written from. The articles of `irrelevant` tell of no event.
GOLD_SETS = {
    "gold": GOLD,
    "stories": GOLD / "stories",
    "further": GOLD / "further",
    "further-stories": GOLD / "further-stories",
    "further-briefs": GOLD / "further-briefs",
    "further-news": GOLD / "further-news",
    "practice": GOLD / "practice",
    "briefs": GOLD / "briefs",
    "news": GOLD / "news",
    "irrelevant": GOLD / "irrelevant",
}
UNSEEN = ("further", "further-stories", "further-briefs", "further-news")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one extractor achieved on one set."""

    gold_set: str
    fold: Fold
    extractor: str
    extractor_version: str
    figures: Figures
    slices: tuple[Slice, ...]
    confusions: tuple[Confusion, ...]
    findings: tuple[Finding, ...]
    articles_per_second: float


def load_set(folder: Path, fold: Fold = "all") -> list[GoldArticle]:
    """The checked gold articles of a folder that belong to the fold. Raises GoldError."""
    return of_fold(load_gold(folder, known_actors=load_lexicon().actors), fold)


def evaluate_all(
    extractor: Extractor, gold_sets: Iterable[str] = tuple(GOLD_SETS), fold: Fold = "all"
) -> list[Evaluation]:
    """The named sets of GOLD_SETS, one evaluation each; what the command and the Dagster job `evaluate` call."""
    return [evaluate(extractor, load_set(GOLD_SETS[name], fold), name, fold) for name in gold_sets]


def evaluate(extractor: Extractor, articles: Sequence[GoldArticle], gold_set: str, fold: Fold = "all") -> Evaluation:
    """Extract every article, one after the other, and measure the result."""
    predictions, seconds = extract_all(extractor, articles)
    return Evaluation(
        gold_set=gold_set,
        fold=fold,
        extractor=extractor.name,
        extractor_version=extractor.version,
        figures=score(articles, predictions) | resolution_figures(articles, predictions, resolve),
        slices=tuple(s for cut in CUTS for s in slices(articles, predictions, cut)),
        confusions=tuple(status_confusions(articles, predictions)),
        findings=tuple(findings(articles, predictions)),
        articles_per_second=len(articles) / seconds if seconds else 0.0,
    )


def extract_all(extractor: Extractor, articles: Sequence[GoldArticle]) -> tuple[dict[str, list[EventRecord]], float]:
    """Article id → its events, and the seconds it took once the extractor was warm.

    The first article is read twice, the first time unmeasured: it loads models and word lists.
    """
    ingested = [as_ingested(article) for article in articles]
    if ingested:
        extractor.extract(ingested[0])
    start = time.perf_counter()
    predictions = {article.source_id: extractor.extract(article) for article in ingested}
    return predictions, time.perf_counter() - start


def as_ingested(article: GoldArticle) -> Article:
    """The article as the pipeline's own ingest makes it, so that the figures are those of a run over the same texts."""
    record = {"id": article.article_id, "date": article.published_date.isoformat(), "text": article.text}
    document = Document(f"gold/{article.article_id}.json", byte_count=len(article.text), modified_at=None)
    return to_article(record, document, number=1, max_chars=len(article.text))
