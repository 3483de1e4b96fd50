"""Polls as Dagster shows them: one asset, a check for each feed, a failing feed seen and stopping no other."""

from __future__ import annotations

from dataclasses import replace

import dagster as dg
import pytest

from pipeline.defs.feeds import build_feed_items
from pipeline.feeds.sources import FeedSource
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.load import ingest
from tests.serving import RSS, Answer, Web


@pytest.fixture
def sources(source: FeedSource, web: Web) -> list[FeedSource]:
    web.answer = lambda asked: Answer(404) if asked["path"] == "/gone" else Answer(body=RSS.encode())
    gone = replace(source, name="gone", url=web.url.replace("feed.xml", "gone"), publisher="Gone Gazette")
    return [gone, source]


def run(sources: list[FeedSource], settings: Settings, *, only_due: bool = False) -> dg.ExecuteInProcessResult:
    asset = build_feed_items(sources, lambda: settings)
    config = dg.RunConfig({"landing__feed_items": {"config": {"only_due": only_due}}})
    return dg.materialize([asset], run_config=config)


def shown(result: dg.ExecuteInProcessResult) -> dict[str, object]:
    (event,) = result.get_asset_materialization_events()
    return {name: value.value for name, value in event.materialization.metadata.items()}


def test_a_failing_feed_is_seen_and_stops_no_other(sources: list[FeedSource], own_settings: Settings) -> None:
    result = run(sources, own_settings)
    assert result.success
    checks = {c.check_name: c for c in result.get_asset_check_evaluations()}
    assert {name: check.passed for name, check in checks.items()} == {"gone_answers": False, "wire_answers": True}
    assert checks["gone_answers"].severity is dg.AssetCheckSeverity.WARN
    assert checks["gone_answers"].description == "the server answered 404 Not Found"
    metadata = shown(result)
    assert (metadata["new_items"], metadata["feeds_asked"], metadata["feeds_failed"]) == (2, 2, 1)
    assert "failed: the server answered 404" in str(metadata["feeds"])


def test_feeds_that_are_not_due_are_not_asked_and_still_shown(
    sources: list[FeedSource], own_settings: Settings, web: Web
) -> None:
    run(sources, own_settings)
    asked = len(web.asked)
    result = run(sources, own_settings, only_due=True)
    assert len(web.asked) == asked
    checks = {c.check_name: c.passed for c in result.get_asset_check_evaluations()}
    assert checks == {"gone_answers": False, "wire_answers": True}
    assert shown(result)["feeds_asked"] == 0


def test_a_list_without_feeds_is_no_error(own_settings: Settings) -> None:
    assert shown(run([], own_settings))["feeds_asked"] == 0


def test_what_was_fetched_becomes_articles_without_a_network(
    sources: list[FeedSource], own_settings: Settings, web: Web
) -> None:
    run(sources, own_settings)
    asked = len(web.asked)
    assert ingest(own_settings).new_articles == 2
    assert ingest(own_settings).new_articles == 0
    assert len(web.asked) == asked
    with reader(own_settings.warehouse_path) as connection:
        rows = connection.execute(
            "select source_id, publisher, language, published_date::varchar, text from raw.articles order by 1"
        ).fetchall()
    assert rows == [
        (
            "wire-1",
            "Harbour Wire",
            "en",
            "2024-07-08",
            "Pact signed\n\nJapan and the Philippines signed a pact on Monday.",
        ),
        ("wire-2", "Harbour Wire", "en", None, "Drill begins\n\nChile and Peru began a drill on Monday."),
    ]
