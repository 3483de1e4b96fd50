"""raw.articles → raw.event_mentions with participants and evidence."""

from collections.abc import Iterator

import dagster as dg
from dagster._core.definitions.metadata import RawMetadataValue

from pipeline.defs.ingestion import ARTICLES
from pipeline.defs.shared import OWNERS, POOL, preview, row_count
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.load import extract_new

MENTIONS = dg.AssetKey(["raw", "event_mentions"])
PARTICIPANTS = dg.AssetKey(["raw", "event_participants"])
EVIDENCE = dg.AssetKey(["raw", "event_evidence"])
DESCRIPTIONS = {
    MENTIONS: "One row per article and event that the extractor found in it.",
    PARTICIPANTS: "One row per mention and state or body that takes part.",
    EVIDENCE: "One row per mention and quoted span, with its offsets into the article.",
}


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
        )
        for key, description in DESCRIPTIONS.items()
    ],
    pool=POOL,
)
def extract_events(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
    """Extract every article that the extractor, in its present version, has not read."""
    settings = Settings.from_env()
    counts = extract_new(settings, progress=context.log.info)
    context.log.info(
        f"{counts.articles:,} articles extracted anew, {counts.mentions:,} mentions"
        if counts.articles
        else "nothing to extract: every article was read by this version of the extractor"
    )
    with reader(settings.warehouse_path) as connection:
        for key in DESCRIPTIONS:
            table = ".".join(key.path)
            metadata: dict[str, RawMetadataValue] = {"dagster/row_count": row_count(connection, table)}
            if key == MENTIONS:
                metadata |= {
                    "articles_extracted": counts.articles,
                    "preview": preview(
                        connection,
                        "select event_type, status, event_name, event_date, location, confidence "
                        "from raw.event_mentions order by mention_id",
                    ),
                }
            yield dg.MaterializeResult(asset_key=key, metadata=metadata)
