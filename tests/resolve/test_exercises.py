"""The guide's rules for exercises, one test each."""

from __future__ import annotations

import pytest

from tests.resolve.making import apart, events, mention, together


def test_each_edition_is_its_own_event():
    assert apart(
        mention("a-01", "exercise completed", "AUS USA", name="RIMPAC", when="2024"),
        mention("b-01", "exercise completed", "AUS USA", name="RIMPAC", when="2026"),
    )


def test_planned_begun_and_held_are_one_event_and_year_precision_is_enough():
    assert together(
        mention("a-01", "exercise planned", "FIN NATO SWE", name="Steadfast Defender", when="2024-02"),
        mention("b-01", "exercise ongoing", "NATO", name="Steadfast Defender", when="2024-01", published="2024-02-20"),
        mention("c-01", "exercise completed", "NATO", name="Steadfast Defender", when="2024", published="2026-01-01"),
    )


def test_aliases_of_a_series_are_one_name():
    assert together(
        mention("a-01", "exercise ongoing", "CHN RUS", name="Joint Sea", when="2024-07-14"),
        mention("b-01", "exercise ongoing", "CHN RUS", name="Maritime Interaction", when="2024-07-14"),
    )


@pytest.mark.parametrize(("status", "year"), [("completed", "2024"), ("planned", "2025")])
def test_an_undated_report_is_of_the_nearest_edition_that_its_status_allows(status, year):
    editions = {y: mention(f"{y}-01", "exercise planned", "PHL USA", name="Balikatan", when=f"{y}-04") for y in
                ("2023", "2024", "2025")}  # fmt: skip
    report = mention("r-01", f"exercise {status}", "PHL USA", name="Balikatan", published="2024-06-01")
    links = events(report, *editions.values())
    assert links["r-01"] == links[f"{year}-01"]


def test_an_edition_put_off_into_next_year_keeps_its_event():
    assert together(
        mention("a-01", "exercise planned", "NATO NOR", name="Cold Response", when="2020-03", published="2020-01-10"),
        mention("b-01", "exercise postponed", "NATO NOR", name="Cold Response", when="2021-03", published="2020-03-12"),
        mention("c-01", "exercise completed", "NATO NOR", name="Cold Response", when="2021-03", published="2021-04-01"),
    )


def test_after_a_cancellation_the_next_edition_is_new():
    assert apart(
        mention("a-01", "exercise cancelled", "NATO NOR", name="Cold Response", when="2020-03", published="2020-03-12"),
        mention("b-01", "exercise completed", "NATO NOR", name="Cold Response", when="2021-03", published="2021-04-01"),
    )


def test_a_series_with_several_rounds_a_year_is_told_apart_by_its_days():
    links = events(
        mention("a-01", "patrol completed", "AUS JPN PHL USA", name="MMCA", when="2024-04-07"),
        mention("a-02", "patrol completed", "CAN JPN PHL", name="MMCA", when="2024-06-16"),
        mention("b-01", "patrol completed", "JPN PHL USA", name="Multilateral Maritime Cooperative Activity",
                when="2024-12-06"),
        mention("c-01", "patrol completed", "CAN JPN PHL USA", when="2024-06", place="South China Sea"),
    )  # fmt: skip
    assert len(set(links.values())) == 3
    assert links["a-02"] == links["c-01"]


def test_an_unnamed_drill_joins_the_named_one_unless_something_contradicts():
    named = mention("a-01", "exercise completed", "PHL USA", name="Balikatan", when="2024-04-22", domain="multi",
                    place="Luzon")  # fmt: skip
    assert together(named, mention("b-01", "exercise completed", "PHL USA", when="2024-04"))
    other_month = mention("c-01", "exercise completed", "PHL USA", when="2024-09")
    other_states = mention("d-01", "exercise completed", "CHN KHM", when="2024-04")
    other_place = mention("e-01", "exercise completed", "PHL USA", when="2024-04", place="Hawaii")
    for other in (other_month, other_states, other_place):
        assert apart(named, other)


def test_another_domain_in_the_same_month_is_another_drill():
    assert apart(
        mention("a-01", "exercise completed", "CHN RUS", when="2024-07", domain="maritime"),
        mention("b-01", "exercise completed", "CHN RUS", when="2024-07", domain="land"),
    )


def test_patrol_or_exercise_does_not_separate():
    assert together(
        mention("a-01", "patrol completed", "CHN RUS", when="2024-07-10", domain="maritime"),
        mention("b-01", "exercise completed", "CHN RUS", when="2024-07", domain="maritime"),
    )


def test_a_shorter_list_of_participants_is_the_same_drill_but_a_lone_state_is_not():
    many = mention("a-01", "patrol completed", "CAN JPN PHL USA", when="2024-06")
    assert together(many, mention("b-01", "patrol completed", "CAN JPN PHL", when="2024-06"))
    assert apart(many, mention("c-01", "patrol completed", "USA", when="2024-06"))


def test_two_unnamed_drills_of_one_article_never_join_the_same_edition():
    links = events(
        mention(
            "a-01", "exercise completed", "NATO POL", name="Steadfast Defender", when="2024-01", until="2024-05-31"
        ),
        mention("b-01", "exercise completed", "NATO POL", when="2024-02"),
        mention("b-02", "exercise completed", "NATO POL", when="2024-03"),
    )
    assert links["b-01"] != links["b-02"]


def test_rounds_of_a_series_with_other_partners_in_one_week_are_two():
    assert apart(
        mention("a-01", "patrol completed", "PHL USA", name="Maritime Cooperative Activity", when="2024-07-31"),
        mention("b-01", "patrol completed", "JPN PHL", name="Maritime Cooperative Activity", when="2024-08-02"),
    )


def test_an_edition_known_by_its_year_alone_draws_no_drill_of_a_month():
    assert apart(
        mention("a-01", "exercise completed", "PHL USA", name="Balikatan", when="2024"),
        mention("b-01", "exercise completed", "PHL USA", when="2024-11"),
    )
