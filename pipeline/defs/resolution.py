"""raw.event_mentions → raw.event_links: which mentions tell of one real-world event."""

import dagster as dg

from pipeline.defs.extraction import EVIDENCE, MENTIONS, PARTICIPANTS
from pipeline.defs.shared import CARRY_ON, OWNERS, POOL
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.linking import link_new
from pipeline.warehouse.tables import row_count

LINKS = dg.AssetKey(["raw", "event_links"])


@dg.asset(
    key=LINKS,
    deps=[MENTIONS, PARTICIPANTS, EVIDENCE],
    group_name="resolution",
    owners=OWNERS,
    kinds={"python", "duckdb"},
    pool=POOL,
    automation_condition=CARRY_ON,
    description="One row per mention: the real-world event it belongs to, and the rule that says so.",
)
def event_links(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    """Link what new articles touch; the same mentions give the same ids in whatever order and batches they came."""
    settings = Settings.from_env()
    linked = link_new(settings)
    with reader(settings.warehouse_path) as connection:
        mentions = row_count(connection, "raw.event_links")
        events = row_count(connection, "(select distinct event_id from raw.event_links)")
    context.log.info(
        f"{mentions:,} mentions tell of {events:,} events; "
        + (
            "all were resolved"
            if linked.everything
            else f"{linked.new_mentions:,} are new, {linked.moved:,} moved, {linked.read_again:,} were read again"
        )
    )
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": mentions,
            "events": events,
            "new_mentions": linked.new_mentions,
            "moved_mentions": linked.moved,
            "mentions_read_again": linked.read_again,
            "everything_resolved": linked.everything,
        }
    )
