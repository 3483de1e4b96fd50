"""raw.articles → raw.event_mentions with participants and evidence."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import dagster as dg
from pydantic import Field

from pipeline.defs.ingestion import ARTICLES
from pipeline.defs.shared import CARRY_ON, OWNERS, POOL, preview
from pipeline.extract import get_extractor
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.load import extract_new
from pipeline.warehouse.raw_events import Period, forget_extractions, unread_languages
from pipeline.warehouse.tables import row_count

MENTIONS = dg.AssetKey(["raw", "event_mentions"])
PARTICIPANTS = dg.AssetKey(["raw", "event_participants"])
EVIDENCE = dg.AssetKey(["raw", "event_evidence"])
EXTRACTIONS = dg.AssetKey(["raw", "extractions"])
DESCRIPTIONS = {
    MENTIONS: "One row per article and event that the extractor found in it.",
    PARTICIPANTS: "One row per mention and state or body that takes part.",
    EVIDENCE: "One row per mention and quoted span, with its offsets into the article.",
    EXTRACTIONS: "One row per article that the extractor has read, also when it found nothing.",
}


class ExtractAgain(dg.Config):
    """Publication days, both included, whose articles are extracted again; without both, none are."""

    again_from: str | None = Field(None, description="first day of publication to extract again, YYYY-MM-DD")
    again_to: str | None = Field(None, description="last day of publication to extract again, YYYY-MM-DD")

    def period(self) -> Period | None:
        """The period asked for. Raises ValueError on what is no date or a period that ends before it begins."""
        if self.again_from is None and self.again_to is None:
            return None
        first, last = (date.fromisoformat(day) if day else None for day in (self.again_from, self.again_to))
        if first and last and last < first:
            raise ValueError(f"again_to {last} lies before again_from {first}: swap them")
        return Period(first, last)


@dg.multi_asset(
    name="extract",
    specs=[
        dg.AssetSpec(
            key,
            deps=[ARTICLES],
            group_name="extraction",
            owners=OWNERS,
            kinds={"python", "spacy", "duckdb"},
            description=description,
            automation_condition=CARRY_ON,
        )
        for key, description in DESCRIPTIONS.items()
    ],
    pool=POOL,
)
def extract_events(context: dg.AssetExecutionContext, config: ExtractAgain) -> Iterator[dg.MaterializeResult[None]]:
    """Extract every article that the extractor, in its present version, has not read, and those of the period."""
    settings = Settings.from_env()
    period = config.period()
    if period is not None:
        with writer(settings.warehouse_path) as connection:
            context.log.info(f"{forget_extractions(connection, period):,} articles of the period are extracted again")
    extractor = get_extractor(settings.extractor)
    counts = extract_new(settings, extractor, progress=context.log.info)
    context.log.info(
        f"{counts.articles:,} articles extracted anew, {counts.mentions:,} mentions"
        if counts.articles
        else "nothing to extract: every article was read by this version of the extractor"
    )
    with reader(settings.warehouse_path) as connection:
        unread = unread_languages(connection, extractor)
        if unread:
            context.log.info(
                f"kept and not read: {', '.join(f'{count:,} in {code}' for code, count in unread.items())}"
            )
        for key in DESCRIPTIONS:
            table = ".".join(key.path)
            metadata: dict[str, Any] = {"dagster/row_count": row_count(connection, table)}
            if key == MENTIONS:
                metadata |= {
                    "articles_extracted": counts.articles,
                    "articles_in_other_languages": sum(unread.values()),
                    "other_languages": unread,
                    "preview": preview(
                        connection,
                        "select event_type, status, event_name, event_date, location, confidence "
                        "from raw.event_mentions order by mention_id",
                    ),
                }
            yield dg.MaterializeResult(asset_key=key, metadata=metadata)
