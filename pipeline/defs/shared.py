"""What all assets share: owner, pool, and how a table is shown in the UI.

Not here: any asset.
"""

from datetime import timedelta

import dagster as dg
from duckdb import DuckDBPyConnection

from pipeline.quality.wording import markdown_table

OWNERS = ["team:entente"]
POOL = "duckdb"  # one writer of the warehouse file at a time: see concurrency.pools in dagster.yaml
PREVIEW_ROWS = 8
QUALITY = dg.AssetKey(["raw", "extraction_quality"])
# Rebuilt when something before it was, once all blocking checks of that have passed: eager() alone goes on after a
# failed one. Figures of the extractor's quality come when somebody asks (the job `evaluate`) and hold nothing up.
CARRY_ON = (dg.AutomationCondition.eager() & dg.AutomationCondition.all_deps_blocking_checks_passed()).ignore(
    dg.AssetSelection.assets(QUALITY)
)
# News comes daily: a day and two hours without a run is worth a look, two days are a fault.
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=48), warn_window=timedelta(hours=26))


def preview(connection: DuckDBPyConnection, query: str) -> dg.MarkdownMetadataValue:
    """The first rows of a query as a table, its header alone where there are none."""
    relation = connection.sql(f"select * from ({query}) limit {PREVIEW_ROWS}")  # noqa: S608 - queries of this package
    rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    return dg.MetadataValue.md(markdown_table(rows, relation.columns))
