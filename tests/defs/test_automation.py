"""What starts by itself: runs when documents have arrived, polls when feeds are due, rebuilds through passed checks."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import dagster as dg
import pytest

from pipeline.definitions import defs
from pipeline.defs import automation
from pipeline.defs.automation import feeds_when_due, new_documents
from pipeline.defs.extraction import MENTIONS
from pipeline.defs.feeds import FEED_ITEMS
from pipeline.defs.ingestion import ARTICLES, DUPLICATES, REJECTED
from pipeline.defs.publication import PUBLISHED
from pipeline.defs.resolution import LINKS
from pipeline.defs.shared import QUALITY
from pipeline.feeds.polling import utc_now
from pipeline.feeds.state import FeedState, save_state
from pipeline.settings import Settings

PARTNERSHIPS = dg.AssetKey(["marts", "partnerships"])


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as ephemeral:
        yield ephemeral


@pytest.fixture
def settings(zone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("PIPELINE_RAW_URI", str(zone))
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(tmp_path / "warehouse"))
    monkeypatch.setenv("PIPELINE_SOURCES_FILE", str(tmp_path / "sources.yaml"))
    return Settings.from_env()


class Ticks:
    """The sensor, tick by tick, with the cursor kept as Dagster keeps it."""

    def __init__(self, instance: dg.DagsterInstance) -> None:
        self.instance = instance
        self.cursor: str | None = None

    def tick(self) -> list[dg.RunRequest]:
        context = dg.build_sensor_context(instance=self.instance, cursor=self.cursor)
        result = new_documents(context)
        assert isinstance(result, dg.SensorResult)
        self.cursor = result.cursor
        self.reason = result.skip_reason.skip_message if result.skip_reason else ""
        return list(result.run_requests or [])


@pytest.fixture
def ticks(instance: dg.DagsterInstance, settings: Settings) -> Ticks:
    return Ticks(instance)


def settle(ticks: Ticks) -> None:
    ticks.tick()
    ticks.tick()
    assert ticks.tick() == []


def put(zone: Path, name: str) -> None:
    (zone / name).write_text(f"Chile and Peru signed a pact, says {name}.")


def run_of(instance: dg.DagsterInstance, job_name: str, status: dg.DagsterRunStatus) -> None:
    instance.add_run(dg.DagsterRun(job_name=job_name, run_id=str(uuid.uuid4()), status=status))


def test_an_arrival_starts_one_run_and_nothing_new_none(ticks: Ticks, zone: Path) -> None:
    settle(ticks)
    put(zone, "a.txt")
    assert ticks.tick() == []
    assert "still arriving" in ticks.reason
    (request,) = ticks.tick()
    assert ticks.tick() == []
    assert ticks.reason == "nothing new among 1 documents"
    put(zone, "b.txt")
    ticks.tick()
    (second,) = ticks.tick()
    assert request.run_key != second.run_key


def test_a_burst_is_one_run(ticks: Ticks, zone: Path) -> None:
    settle(ticks)
    requests = []
    for number in range(5):
        put(zone, f"{number}.txt")
        requests += ticks.tick()
    assert requests == []
    assert len(ticks.tick()) == 1
    assert ticks.tick() == []


def test_a_zone_that_never_rests_is_read_all_the_same(ticks: Ticks, zone: Path) -> None:
    settle(ticks)
    requests = []
    for number in range(automation.MAX_TICKS_WAITED + 1):
        put(zone, f"{number}.txt")
        requests.append(len(ticks.tick()))
    assert sum(requests) == 1
    assert requests[-1] == 1


def test_a_changed_and_a_deleted_document_count_too(ticks: Ticks, zone: Path) -> None:
    put(zone, "a.txt")
    settle(ticks)
    (zone / "a.txt").write_text("Another text altogether.")
    assert [len(ticks.tick()) for _ in range(2)] == [0, 1]
    (zone / "a.txt").unlink()
    assert [len(ticks.tick()) for _ in range(2)] == [0, 1]


@pytest.mark.parametrize("status", [dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTED])
def test_no_run_starts_while_one_is_under_way(
    ticks: Ticks, zone: Path, instance: dg.DagsterInstance, status: dg.DagsterRunStatus
) -> None:
    settle(ticks)
    put(zone, "a.txt")
    run_of(instance, "refresh", status)
    assert [ticks.tick() for _ in range(4)] == [[]] * 4
    assert "is under way" in ticks.reason
    (run,) = instance.get_runs()
    instance.report_run_canceled(run)
    assert len(ticks.tick()) == 1


def test_a_finished_run_a_dead_one_and_a_poll_hold_nothing_up(
    ticks: Ticks, zone: Path, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(ticks)
    put(zone, "a.txt")
    run_of(instance, "refresh", dg.DagsterRunStatus.FAILURE)
    run_of(instance, "poll_feeds", dg.DagsterRunStatus.STARTED)
    ticks.tick()
    assert len(ticks.tick()) == 1
    run_of(instance, "refresh", dg.DagsterRunStatus.STARTED)
    monkeypatch.setattr(automation, "DEAD_AFTER", timedelta(0))
    put(zone, "b.txt")
    ticks.tick()
    assert len(ticks.tick()) == 1


def test_the_cursor_stays_small(ticks: Ticks, zone: Path) -> None:
    for number in range(200):
        put(zone, f"{number}.txt")
    ticks.tick()
    assert ticks.cursor is not None
    assert len(ticks.cursor) < 300
    assert set(json.loads(ticks.cursor)) == {"listed", "ran_for", "documents", "waited"}


SOURCES = """sources:
  - {name: wire, url: "https://wire.example/rss", publisher: Harbour Wire, every: 1h}
  - {name: post, url: "https://post.example/rss", publisher: Bay Post, every: 1d}
"""


def test_the_schedule_polls_what_is_due_and_only_that(settings: Settings, tmp_path: Path) -> None:
    instance = dg.DagsterInstance.local_temp(str(tmp_path))  # a schedule's context takes no ephemeral one

    def asked() -> object:
        return feeds_when_due(dg.build_schedule_context(instance=instance))

    assert isinstance(asked(), dg.SkipReason)
    settings.sources_file.write_text(SOURCES)
    request = asked()
    assert isinstance(request, dg.RunRequest)
    assert request.run_config == {"ops": {"landing__feed_items": {"config": {"only_due": True}}}}
    two_hours_ago = utc_now() - timedelta(hours=2)
    for name in ("wire", "post"):
        save_state(settings.feeds_dir, name, FeedState(polled_at=two_hours_ago))
    request = asked()
    assert isinstance(request, dg.RunRequest)
    assert request.tags["feeds"] == "wire"
    run_of(instance, "poll_feeds", dg.DagsterRunStatus.STARTED)
    skipped = asked()
    assert isinstance(skipped, dg.SkipReason)
    assert "polls already" in str(skipped.skip_message)


class Graph:
    """All assets as built and checked, then what automation asks for when something changes."""

    def __init__(self, instance: dg.DagsterInstance) -> None:
        self.definitions = defs()
        self.instance = instance
        graph = self.definitions.resolve_asset_graph()
        self.built = graph.materializable_asset_keys - {QUALITY, FEED_ITEMS}
        self.blocking = [k for k in graph.asset_check_keys if graph.get_check_spec(k).blocking]
        for key in self.built:
            self.update(key)
        for key in self.blocking:
            self.check(key, passed=True)
        self.cursor = None
        self.ask()

    def update(self, key: dg.AssetKey) -> None:
        self.instance.report_runless_asset_event(dg.AssetMaterialization(key))

    def check(self, key: dg.AssetCheckKey, *, passed: bool) -> None:
        evaluation = dg.AssetCheckEvaluation(
            asset_key=key.asset_key, check_name=key.name, passed=passed, metadata={}, blocking=True
        )
        self.instance.report_runless_asset_event(evaluation)

    def ask(self) -> set[dg.AssetKey]:
        # In a thread of its own: it starts an event loop, and browser tests may have left one running in this one.
        with ThreadPoolExecutor(1) as pool:
            result = pool.submit(
                dg.evaluate_automation_conditions, self.definitions, self.instance, cursor=self.cursor
            ).result()
        self.cursor = result.cursor
        return {key for key in self.built if result.get_num_requested(key)}

    def fail_a_check_of(self, asset: dg.AssetKey) -> None:
        self.check(next(k for k in self.blocking if k.asset_key == asset), passed=False)


@pytest.fixture
def graph(instance: dg.DagsterInstance) -> Graph:
    return Graph(instance)


def test_new_articles_are_carried_to_the_published_copy(graph: Graph) -> None:
    assert graph.ask() == set()
    graph.update(ARTICLES)
    asked = graph.ask()
    assert {DUPLICATES, MENTIONS, LINKS, PARTNERSHIPS, PUBLISHED} <= asked
    assert not asked & {ARTICLES, REJECTED}
    assert graph.ask() == set()


def test_articles_that_fail_a_blocking_check_go_nowhere(graph: Graph) -> None:
    graph.update(ARTICLES)
    graph.fail_a_check_of(ARTICLES)
    assert graph.ask() == set()


def test_mentions_that_fail_a_blocking_check_stop_there(graph: Graph) -> None:
    graph.update(MENTIONS)
    graph.fail_a_check_of(MENTIONS)
    asked = graph.ask()
    assert LINKS not in asked
    assert PARTNERSHIPS not in asked
    assert PUBLISHED not in asked


def test_marts_that_fail_a_blocking_check_are_not_published(graph: Graph) -> None:
    graph.update(PARTNERSHIPS)
    graph.fail_a_check_of(PARTNERSHIPS)
    assert PUBLISHED not in graph.ask()


def test_a_passed_check_lets_it_go_on(graph: Graph) -> None:
    graph.update(ARTICLES)
    graph.fail_a_check_of(ARTICLES)
    assert graph.ask() == set()
    for key in graph.blocking:
        graph.check(key, passed=True)
    assert PUBLISHED in graph.ask()


def test_articles_marts_and_the_published_copy_have_a_freshness_policy() -> None:
    specs = {spec.key: spec for spec in defs().resolve_all_asset_specs()}
    fresh = {key for key, spec in specs.items() if spec.freshness_policy is not None}
    assert fresh == {ARTICLES, PUBLISHED} | {key for key in specs if key.path[0] == "marts"}


def test_nothing_starts_by_itself_unless_it_was_said() -> None:
    definitions = defs()
    assert {s.default_status for s in definitions.sensors or []} == {dg.DefaultSensorStatus.STOPPED}
    assert {s.default_status for s in definitions.schedules or []} == {dg.DefaultScheduleStatus.STOPPED}
