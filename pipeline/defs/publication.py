"""The marts → the published copy."""

from typing import Any

import dagster as dg

from pipeline.defs.shared import CARRY_ON, FRESH, OWNERS, POOL, preview
from pipeline.defs.transformation import dbt_models
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.publish import publish

PUBLISHED = dg.AssetKey(["published", "entente"])
MARTS = [spec.key for spec in dbt_models.specs if spec.key.path[0] == "marts"]


@dg.asset(
    key=PUBLISHED,
    deps=MARTS,
    group_name="publish",
    owners=OWNERS,
    kinds={"duckdb", "parquet"},
    pool=POOL,
    automation_condition=CARRY_ON,
    freshness_policy=FRESH,
    description="What analysts and BI tools open: published/entente.duckdb, parquet/ and exports/, replaced at once.",
)
def published_copy(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    """Copy the marts; a failure leaves the old copy as it was."""
    published = publish(Settings.from_env())
    context.log.info(f"published {published.database}")
    with reader(published.database) as connection:
        for table, count in published.row_counts.items():
            # Shown with the mart itself; dbt holds the warehouse while it builds, so the preview is taken of the copy.
            shown: dict[str, Any] = {"rows": count, "preview": preview(connection, f"select * from marts.{table}")}  # noqa: S608
            context.log_event(dg.AssetObservation(asset_key=["marts", table], metadata=shown))
    rows = "\n".join(f"| {table} | {count:,} |" for table, count in published.row_counts.items())
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(published.database),
            "parquet": dg.MetadataValue.path(published.parquet),
            "exports": dg.MetadataValue.path(published.exports),
            "rows": dg.MetadataValue.md(f"| table | rows |\n| --- | ---: |\n{rows}"),
        }
    )
