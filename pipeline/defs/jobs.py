"""Jobs: what one starts by name."""

import dagster as dg

from pipeline.defs.evaluation import QUALITY

# In one process: a third of the time of one process per step, and no trouble with locks.
refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(QUALITY),
    executor_def=dg.in_process_executor,
    description="Everything: new documents to published marts, through all checks.",
)
evaluate = dg.define_asset_job(
    "evaluate",
    selection=dg.AssetSelection.assets(QUALITY) | dg.AssetSelection.assets(QUALITY).downstream(),
    executor_def=dg.in_process_executor,
    description="The extractor against the gold articles: figures into the mart extraction_quality, published.",
)


@dg.definitions
def jobs() -> dg.Definitions:
    """The jobs."""
    return dg.Definitions(jobs=[refresh, evaluate])
