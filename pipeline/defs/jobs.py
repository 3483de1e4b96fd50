"""Jobs and the schedule: what one starts by name, or lets the clock start."""

import dagster as dg

from pipeline.defs.extraction import MENTIONS
from pipeline.defs.feeds import FEED_ITEMS
from pipeline.defs.shared import QUALITY

# In one process: a third of the time of one process per step, and no trouble with locks.
refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(QUALITY, FEED_ITEMS),
    executor_def=dg.in_process_executor,
    description="Everything: new documents to published marts, through all checks.",
)
re_extract = dg.define_asset_job(
    "re_extract",
    selection=dg.AssetSelection.assets(MENTIONS).downstream()
    | dg.AssetSelection.assets(MENTIONS).required_multi_asset_neighbors(),
    executor_def=dg.in_process_executor,
    description="The articles of a period once more (say which in the launchpad), then all that follows from them.",
)
evaluate = dg.define_asset_job(
    "evaluate",
    selection=dg.AssetSelection.assets(QUALITY) | dg.AssetSelection.assets(QUALITY).downstream(),
    executor_def=dg.in_process_executor,
    description="The extractor against the gold articles: figures into the mart extraction_quality, published.",
)
daily = dg.ScheduleDefinition(
    name="daily_refresh",
    job=refresh,
    cron_schedule="0 5 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="`refresh` at five in the morning UTC, once somebody has switched it on in the UI.",
)


@dg.definitions
def jobs() -> dg.Definitions:
    """The jobs and their schedule; what automation starts runs in one process too."""
    return dg.Definitions(jobs=[refresh, re_extract, evaluate], schedules=[daily], executor=dg.in_process_executor)
