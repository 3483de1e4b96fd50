"""raw.event_mentions → raw.event_links: which mentions tell of one real-world event."""

import dagster as dg

from pipeline.defs.extraction import EVIDENCE, MENTIONS, PARTICIPANTS
from pipeline.defs.shared import OWNERS, POOL
from pipeline.resolve import resolve
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.raw_events import read_mentions, store_links

LINKS = dg.AssetKey(["raw", "event_links"])


@dg.asset(
    key=LINKS,
    deps=[MENTIONS, PARTICIPANTS, EVIDENCE],
    group_name="resolution",
    owners=OWNERS,
    kinds={"python", "duckdb"},
    pool=POOL,
    description="One row per mention: the real-world event it belongs to, and the rule that says so.",
)
def event_links(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    """Resolve all mentions; the same mentions give the same ids in whatever order they came."""
    settings = Settings.from_env()
    with reader(settings.warehouse_path) as connection:
        mentions = list(read_mentions(connection))
    links = resolve(mentions)
    with writer(settings.warehouse_path) as connection:
        store_links(connection, links)
    events = len({link.event_id for link in links})
    context.log.info(f"{len(links):,} mentions tell of {events:,} events")
    return dg.MaterializeResult(metadata={"dagster/row_count": len(links), "events": events})
