"""What starts by itself: a run when documents arrive, polls of feeds that are due, and what follows from new data.

Everything here is off until PIPELINE_AUTOMATION=on or a switch in the UI. Here: when. Not here: what is run (jobs.py),
and the condition by which an asset is rebuilt (CARRY_ON in shared.py).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

import dagster as dg

from pipeline.defs.feeds import FEED_ITEMS, POLL_JOB, poll_feeds
from pipeline.defs.ingestion import ARTICLES, REJECTED
from pipeline.feeds.polling import due, utc_now
from pipeline.feeds.sources import load_sources
from pipeline.ingest.documents import Document, list_documents
from pipeline.settings import Settings

LISTING_SECONDS = 30
MAX_TICKS_WAITED = 10  # a zone that something arrives in all the time is read all the same
# A process that was killed leaves its run unfinished for ever; a run this old is taken for one.
DEAD_AFTER = timedelta(hours=24)
UNFINISHED = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]

IS_ON = Settings.from_env().is_automated
SENSORS = dg.DefaultSensorStatus.RUNNING if IS_ON else dg.DefaultSensorStatus.STOPPED
SCHEDULES = dg.DefaultScheduleStatus.RUNNING if IS_ON else dg.DefaultScheduleStatus.STOPPED

take_in = dg.define_asset_job(
    "take_in",
    selection=dg.AssetSelection.assets(ARTICLES, REJECTED),
    executor_def=dg.in_process_executor,
    description="New documents into raw.articles, through its checks; declarative automation carries them further.",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The sensor's cursor: what was listed at the last tick and what the last run was started for."""

    listed: str = ""  # digest of the listing
    ran_for: str = ""
    documents: int = 0  # when the last run was started
    waited: int = 0  # ticks on which the listing was still changing

    @classmethod
    def parse(cls, cursor: str | None) -> "Seen":
        """From the text that Dagster keeps; empty at the beginning."""
        return cls(**json.loads(cursor)) if cursor else cls()

    def text(self) -> str:
        """The text that Dagster keeps."""
        return json.dumps(asdict(self))


def digest(documents: Iterable[Document]) -> tuple[str, int]:
    """What a listing comes to, in constant memory, and its length: another address, size or time is another digest."""
    taken, count = hashlib.sha256(), 0
    for document in documents:
        taken.update(f"{document.uri}\0{document.byte_count}\0{document.modified_at}\n".encode("utf-8", "replace"))
        count += 1
    return taken.hexdigest(), count


def unfinished_run(instance: dg.DagsterInstance, *, of_polls: bool) -> str | None:
    """The id of a run that is under way: one that polls feeds, or one of any other kind."""
    recent = dg.RunsFilter(statuses=UNFINISHED, created_after=datetime.now(UTC) - DEAD_AFTER)
    for run in instance.get_runs(recent):
        if (run.job_name == POLL_JOB) == of_polls:
            return run.run_id
    return None


@dg.sensor(
    job=take_in,
    minimum_interval_seconds=LISTING_SECONDS,
    default_status=SENSORS,
    description="Starts a run when the landing zone has changed and come to rest, and no run is under way.",
)
def new_documents(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """One run for a burst of arrivals: it waits until two listings in a row are the same."""
    seen = Seen.parse(context.cursor)
    listed, count = digest(list_documents(Settings.from_env().raw_uri))
    waiting = replace(seen, listed=listed, waited=seen.waited + 1)
    if listed == seen.ran_for:
        return _skip(replace(seen, listed=listed, waited=0), f"nothing new among {count:,} documents")
    if run_id := unfinished_run(context.instance, of_polls=False):
        return _skip(waiting, f"run {run_id[:8]} is under way; asked again afterwards")
    if listed != seen.listed and seen.waited < MAX_TICKS_WAITED:
        return _skip(waiting, f"{count:,} documents, still arriving: waiting for two listings that are the same")
    context.log.info(f"{count:,} documents, {count - seen.documents:+,} since the last run")
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=listed)],
        cursor=Seen(listed=listed, ran_for=listed, documents=count).text(),
    )


def _skip(seen: Seen, reason: str) -> dg.SensorResult:
    return dg.SensorResult(skip_reason=reason, cursor=seen.text())


@dg.schedule(
    job=poll_feeds,
    cron_schedule="*/5 * * * *",
    execution_timezone="UTC",
    default_status=SCHEDULES,
    description="Every five minutes: asks the feeds whose interval has passed, if there are any.",
)
def feeds_when_due(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """A run for the feeds that are due, none while one is under way."""
    settings = Settings.from_env()
    waiting = due(load_sources(settings.sources_file), settings.feeds_dir, utc_now())
    if not waiting:
        return dg.SkipReason("no feed is due")
    if run_id := unfinished_run(context.instance, of_polls=True):
        return dg.SkipReason(f"run {run_id[:8]} polls already")
    config = {"ops": {FEED_ITEMS.to_python_identifier(): {"config": {"only_due": True}}}}
    return dg.RunRequest(run_config=config, tags={"feeds": ", ".join(source.name for source in waiting)[:200]})


carry_on = dg.AutomationConditionSensorDefinition(
    "carry_on",
    target=dg.AssetSelection.all(),
    minimum_interval_seconds=LISTING_SECONDS,
    default_status=SENSORS,
    description="Rebuilds what new data changes, up to the published copy, through passed checks only.",
)


@dg.definitions
def automation() -> dg.Definitions:
    """Sensors and the schedule of feeds."""
    return dg.Definitions(jobs=[take_in], sensors=[new_documents, carry_on], schedules=[feeds_when_due])
