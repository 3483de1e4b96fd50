"""The marts → the published copy."""

import dagster as dg

from pipeline.defs.shared import OWNERS, POOL
from pipeline.settings import Settings
from pipeline.warehouse.publish import publish

PUBLISHED = dg.AssetKey(["published", "entente"])
MARTS = [
    dg.AssetKey(["marts", name])
    for name in (
        "actor_pairs",
        "actors",
        "articles",
        "event_mentions",
        "event_participants",
        "exercises",
        "extraction_quality",
        "partnership_status_history",
        "partnerships",
        "rejected_documents",
    )
]


@dg.asset(
    key=PUBLISHED,
    deps=MARTS,
    group_name="publish",
    owners=OWNERS,
    kinds={"duckdb", "parquet"},
    pool=POOL,
    description="What analysts and BI tools open: published/entente.duckdb and published/parquet, replaced at once.",
)
def published_copy(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    """Copy the marts; a failure leaves the old copy as it was."""
    published = publish(Settings.from_env())
    context.log.info(f"published {published.database}")
    rows = "\n".join(f"| {table} | {count:,} |" for table, count in published.row_counts.items())
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(published.database),
            "parquet": dg.MetadataValue.path(published.parquet),
            "rows": dg.MetadataValue.md(f"| table | rows |\n| --- | ---: |\n{rows}"),
        }
    )
