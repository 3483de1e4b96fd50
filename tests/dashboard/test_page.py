"""The page without a browser: what it shows for which filters, and what it says when there is nothing to show."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from pipeline.dashboard.__main__ import PAGE, command
from pipeline.settings import Settings
from pipeline.warehouse.publish import publish

PARTNERSHIPS, EXERCISES = 0, 1
ACTORS, TYPES, STATUSES = 0, 1, 2


def _page() -> AppTest:
    return AppTest.from_file(str(PAGE), default_timeout=60).run()


def _html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def _participants(page: AppTest, table: int) -> list[str]:
    return list(page.dataframe[table].value["who"])


def _widened(page: AppTest) -> AppTest:
    first_day = page.date_input[0]
    return first_day.set_value(first_day.min).run()


def test_before_anything_is_published_it_says_which_command_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(tmp_path))
    page = _page()
    assert not page.exception
    assert "make run" in page.info[0].value
    assert not page.tabs


def test_a_published_file_without_events_says_so(world: Settings) -> None:
    with duckdb.connect(str(world.warehouse_path)) as warehouse:
        for table in ("partnerships", "exercises", "actor_pairs", "polecat_events"):
            warehouse.execute(f"delete from marts.{table}")
    publish(world)
    page = _page()
    assert not page.exception
    assert "holds no event" in page.info[0].value


def test_a_file_of_another_version_is_named_as_such(world: Settings) -> None:
    with duckdb.connect(str(world.warehouse_path)) as warehouse:
        warehouse.execute("alter table marts.partnerships drop column participant_names")
    publish(world)
    page = _page()
    assert not page.exception
    assert "another version" in page.error[0].value


def test_a_setting_that_is_wrong_is_told(world: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIPELINE_EXTRACTOR", "rulez")
    page = _page()
    assert not page.exception
    assert "rulez" in page.error[0].value


def test_it_opens_with_the_last_three_years_and_widens_to_all(world: Settings) -> None:
    page = _page()
    assert not page.exception
    assert [tab.label for tab in page.tabs] == ["Timeline", "Partnerships", "Exercises", "Map", "Partners"]
    assert _participants(page, PARTNERSHIPS) == ["Japan, Philippines"]
    assert "**3** of 4 events" in page.markdown[0].value
    page = _widened(page)
    assert sorted(_participants(page, PARTNERSHIPS)) == ["Japan, Philippines", "Philippines, United States"]
    assert sorted(_participants(page, EXERCISES)) == ["Australia, Philippines, United States", "China"]


def test_the_history_has_its_steps_in_order_and_the_quotes_their_article(world: Settings) -> None:
    html = _html(_page())
    steps = html[html.index('<table class="steps">') :]
    assert steps.index("negotiating") < steps.index("signed") < steps.index("active")
    assert "11 Sep 2025" in steps
    assert steps.count("Harbour Wire") >= 4
    # The quote as the spans cut it out of the text, amid the words around it.
    assert "<mark>&lt;b&gt;bold&lt;/b</mark>" in html
    assert "a copy" in html


def test_nothing_that_an_article_says_becomes_markup(world: Settings) -> None:
    page = _page()
    html = _html(page)
    assert "evil.example" in html
    assert "<img" not in html
    assert "<script" not in html
    assert "javascript:" not in html
    assert 'href="https://example.org/r2"' in html
    assert "evil.example" not in "".join(element.value for element in (*page.markdown, *page.caption, *page.subheader))


def test_filters_by_actor_together_type_and_status(world: Settings) -> None:
    page = _widened(_page())
    page.multiselect[ACTORS].set_value(["JPN", "USA"]).run()
    assert len(_participants(page, PARTNERSHIPS)) == 2
    page.checkbox[0].check().run()
    assert "No event fits" in page.warning[0].value
    assert not page.tabs
    page.multiselect[ACTORS].set_value(["PHL", "USA"]).run()
    assert _participants(page, PARTNERSHIPS) == ["Philippines, United States"]
    assert _participants(page, EXERCISES) == ["Australia, Philippines, United States"]
    page.multiselect[ACTORS].set_value([]).run()
    page.multiselect[TYPES].set_value(["exercise"]).run()
    assert {caption.value for caption in page.caption} >= {"No partnership fits these filters."}
    page.multiselect[STATUSES].set_value(["postponed"]).run()
    assert "**1** of 4 events" in page.markdown[0].value


def test_the_partners_of_an_actor_are_those_of_the_events_shown(world: Settings) -> None:
    page = _page()
    assert page.selectbox[0].value == "PHL"
    partners = page.dataframe[2].value
    assert dict(zip(partners["name"], partners["partnerships"] + partners["exercises"], strict=True)) == {
        "Australia": 1,
        "Japan": 1,
        "United States": 1,
    }
    page.selectbox[0].set_value("CHN").run()
    assert "China has no partner" in page.info[0].value


def test_the_next_look_sees_the_next_publication(world: Settings) -> None:
    page = _page()
    with duckdb.connect(str(world.warehouse_path)) as warehouse:
        warehouse.execute("delete from marts.exercises where participants = ['CHN']")
    publish(world)
    page.run()
    assert not page.exception
    assert "of 3 events" in page.markdown[0].value


def test_it_is_served_on_loopback_and_tells_nobody() -> None:
    flags = command(8601)
    assert "--server.address=127.0.0.1" in flags
    assert "--browser.gatherUsageStats=false" in flags
    assert "--server.port=8601" in flags
