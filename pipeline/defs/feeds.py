"""The feeds of data/sources.yaml → files in the landing zone. One asset; each feed has a check that shows how it is.

Here: what Dagster shows of polls, and the job that polls. Not here: polling (feeds/), when it happens (automation.py).
"""

from collections.abc import Callable, Iterator, Sequence

import dagster as dg
from pydantic import Field

from pipeline.defs.shared import OWNERS
from pipeline.feeds.polling import Poll, due, poll, utc_now
from pipeline.feeds.sources import FeedSource, load_sources
from pipeline.feeds.state import load_state
from pipeline.quality.wording import markdown_table
from pipeline.settings import Settings

FEED_ITEMS = dg.AssetKey(["landing", "feed_items"])
POLL_JOB = "poll_feeds"


class PollFeeds(dg.Config):
    """Which feeds to ask."""

    only_due: bool = Field(False, description="only those whose interval has passed; else all")


def build_feed_items(sources: Sequence[FeedSource], settings: Callable[[], Settings]) -> dg.AssetsDefinition:
    """The asset over these feeds; `settings` are read when it runs."""

    @dg.asset(
        key=FEED_ITEMS,
        group_name="feeds",
        owners=OWNERS,
        kinds={"python", "xml"},
        pool="feeds",  # one poll at a time, and none waits for the warehouse
        check_specs=[check_spec(source) for source in sources],
        description="One file per item of a feed, as fetched, under feeds/<name> of the landing zone.",
    )
    def feed_items(
        context: dg.AssetExecutionContext, config: PollFeeds
    ) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
        """Ask the feeds one after the other; one that fails is shown and stops no other."""
        now, current = utc_now(), settings()
        asked = due(sources, current.feeds_dir, now) if config.only_due else list(sources)
        polls = [poll(source, current.raw_uri, current.feeds_dir, now) for source in asked]
        for done in polls:
            if done.error:
                context.log.warning(f"{done.source.name}: {done.error}")
            else:
                context.log.info(f"{done.source.name}: {_outcome(done)}")
        yield dg.MaterializeResult(
            asset_key=FEED_ITEMS,
            metadata={
                "new_items": sum(done.new_items for done in polls),
                "feeds_asked": len(polls),
                "feeds_failed": sum(done.error is not None for done in polls),
                "feeds": dg.MetadataValue.md(
                    markdown_table(
                        [{"feed": d.source.name, "address": d.source.url, "came to": _outcome(d)} for d in polls],
                        ("feed", "address", "came to"),
                    )
                ),
            },
        )
        yield from (check_result(source, current) for source in sources)

    return feed_items


def check_spec(source: FeedSource) -> dg.AssetCheckSpec:
    """The check that shows how a feed is; it blocks nothing."""
    return dg.AssetCheckSpec(
        name=f"{source.name}_answers", asset=FEED_ITEMS, description=f"{source.publisher} answers at {source.url}"
    )


def check_result(source: FeedSource, settings: Settings) -> dg.AssetCheckResult:
    """How a feed was when it was last asked."""
    state = load_state(settings.feeds_dir, source.name)
    failures = state.failures if state else 0
    metadata: dict[str, dg.MetadataValue] = {"failures_in_a_row": dg.MetadataValue.int(failures)}
    if state is not None:
        metadata["asked_at"] = dg.MetadataValue.timestamp(state.polled_at)
        if state.succeeded_at is not None:
            metadata["answered_at"] = dg.MetadataValue.timestamp(state.succeeded_at)
    return dg.AssetCheckResult(
        asset_key=FEED_ITEMS,
        check_name=f"{source.name}_answers",
        passed=failures == 0,
        severity=dg.AssetCheckSeverity.WARN,
        description=(state.error if state else None) or "as it should be",
        metadata=metadata,
    )


def _outcome(done: Poll) -> str:
    if done.error:
        return f"failed: {done.error}"
    return "not changed" if done.is_unchanged else f"{done.new_items:,} of {done.items:,} items are new"


poll_feeds = dg.define_asset_job(
    POLL_JOB,
    selection=dg.AssetSelection.assets(FEED_ITEMS),
    executor_def=dg.in_process_executor,
    description="Ask the feeds of data/sources.yaml; what is new lies in the landing zone afterwards.",
)


@dg.definitions
def feeds() -> dg.Definitions:
    """The asset of the feeds that are listed now; a wrong list is an error that names file and line."""
    sources = load_sources(Settings.from_env().sources_file)
    return dg.Definitions(assets=[build_feed_items(sources, Settings.from_env)], jobs=[poll_feeds])
