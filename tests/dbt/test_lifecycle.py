"""The rules of docs/lifecycle.md, one test each: which steps a history has, and in which order."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from tests.dbt.model import run_model

COLUMNS = (
    "mention_id varchar, event_id varchar, event_class varchar, status varchar, event_date date, event_date_end date, "
    "date_precision varchar, precision_rank integer, published_date date, weight double"
)
ENDING = {4: "-01-01", 7: "-01", 10: ""}
PRECISION = {4: ("year", 3), 7: ("month", 2), 10: ("day", 1)}


def told(number: int, text: str, event_class: str) -> tuple[Any, ...]:
    """A mention from "status published [date [last day]]"; a date of 4 or 7 signs is a year or month."""
    status, published, *dates = text.split()
    day, last = (*dates, None, None)[:2]
    precision, rank = PRECISION[len(day)] if day else (None, 4)
    begins = day + ENDING[len(day)] if day else None
    return (f"m{number}", "e", event_class, status, begins, last, precision, rank, published, 1.0)


def history(*texts: str, event_class: str = "partnership") -> list[str]:
    """The statuses of the history, in order."""
    return [status for status, _ in dated_history(*texts, event_class=event_class)]


def dated_history(*texts: str, event_class: str = "partnership") -> list[tuple[str, str | None]]:
    rows = [told(number, text, event_class) for number, text in enumerate(texts, 1)]
    steps = run_model(
        "intermediate/int_status_steps.sql",
        {"int_mentions": (COLUMNS, rows)},
        "select status, status_date::varchar from model order by step_number",
    )
    return [(status, day) for status, day in steps]


def drill(*texts: str) -> list[str]:
    return history(*texts, event_class="exercise")


# Partnerships


def test_steps_come_in_the_order_of_their_dates_whatever_was_reported_first():
    assert history(
        "active 2025-03-02 2025-03-01", "signed 2024-11-02 2024-11-01", "proposed 2024-06-23"
    ) == ["proposed", "signed", "active"]  # fmt: skip


def test_the_order_in_which_mentions_come_does_not_matter():
    texts = ["proposed 2024-06-23", "signed 2024-11-02 2024-11-01", "suspended 2025-01-05", "signed 2025-02-01"]
    assert {tuple(history(*order)) for order in permutations(texts)} == {("proposed", "signed", "suspended")}


def test_an_undated_background_mention_sets_nothing_back():
    assert history("signed 2024-11-02 2024-11-01", "active 2025-03-02 2025-03-01", "signed 2026-01-05") == [
        "signed",
        "active",
    ]


def test_a_background_mention_dated_earlier_fills_in_the_earlier_step():
    assert dated_history("active 2025-03-02 2025-03-01", "signed 2025-03-02 2024") == [
        ("signed", "2024-01-01"),
        ("active", "2025-03-01"),
    ]


def test_a_step_dated_by_its_year_does_not_overtake_one_of_that_year():
    assert history("proposed 2024-06-23 2024-06-23", "signed 2025-02-01 2024") == ["proposed", "signed"]


def test_agreed_after_signed_in_one_week_is_no_step():
    assert history("signed 2024-11-01 2024-11-01", "agreed 2024-11-04 2024-11-03") == ["signed"]


def test_an_end_is_the_last_step_though_background_follows():
    assert history("active 2016-11-23 2016-11-23", "ended 2023-01-16 2023-01-15", "active 2024-05-05") == [
        "active",
        "ended",
    ]


def test_an_undated_progress_does_not_revive_what_has_ended():
    assert history("signed 2016-11-23 2016-11-23", "ended 2023-01-16", "active 2024-05-05")[-1] == "ended"


def test_a_pact_restored_after_its_suspension_is_active_again():
    assert history(
        "active 2016-11-23 2016-11-23",
        "suspended 2020-02-12 2020-02-11",
        "active 2021-07-31 2021-07-30",
        "signed 2023-01-05",
    ) == ["active", "suspended", "active"]


def test_a_pact_may_be_suspended_twice():
    assert history(
        "active 2016-11-23 2016-11-23",
        "suspended 2020-02-12 2020-02-11",
        "active 2021-07-31 2021-07-30",
        "suspended 2024-03-02 2024-03-01",
    ) == ["active", "suspended", "active", "suspended"]


def test_a_suspension_recalled_without_a_date_after_the_restoration_is_background():
    assert history(
        "suspended 2020-02-12 2020-02-11", "active 2021-07-31 2021-07-30", "suspended 2023-02-02"
    ) == ["suspended", "active"]  # fmt: skip


def test_an_end_is_not_set_back_to_a_suspension():
    assert history("suspended 2022-02-12", "ended 2023-02-12", "suspended 2023-02-14 2023-02-13") == [
        "suspended",
        "ended",
    ]


def test_a_refusal_followed_by_talks_moves_on():
    assert history("proposed 2023-01-01", "rejected 2023-02-01", "negotiating 2024-01-01") == [
        "proposed",
        "rejected",
        "negotiating",
    ]


def test_the_most_exact_date_then_most_voices_decide_the_date_of_a_step():
    assert dated_history(
        "signed 2024-07-09 2024-07", "signed 2024-07-09 2024-07-07", "signed 2024-07-09 2024-07-08",
        "signed 2024-07-10 2024-07-08",
    ) == [("signed", "2024-07-08")]  # fmt: skip


def test_a_step_is_dated_when_it_was_first_reached_though_more_tell_of_it_later():
    assert dated_history(
        "active 2024-12-17 2024-12-16", "active 2025-09-11 2025-09-11", "active 2025-09-12 2025-09-11"
    ) == [("active", "2024-12-16")]


def test_a_plan_has_its_newest_date():
    assert dated_history("proposed 2024-06-24 2024-12-01", "proposed 2025-01-05 2025-06-01") == [
        ("proposed", "2025-06-01")
    ]


def test_a_status_that_nobody_confirms_is_not_aged():
    assert history("negotiating 2001-01-01") == ["negotiating"]


# Exercises


def test_an_exercise_moves_from_planned_to_completed():
    assert drill(
        "completed 2024-05-11 2024-04-22 2024-05-10", "ongoing 2024-04-22 2024-04-22", "planned 2024-03-01 2024-04-22"
    ) == ["planned", "ongoing", "completed"]  # fmt: skip


def test_a_late_announcement_of_what_was_held_sets_nothing_back():
    assert drill("completed 2024-05-11 2024-04-22 2024-05-10", "planned 2024-05-20")[-1] == "completed"


def test_a_year_alone_does_not_hide_the_plan_before_it():
    assert drill("planned 2024-03-01 2024-08", "completed 2025-02-01 2024") == ["planned", "completed"]


def test_a_postponed_exercise_is_planned_anew_by_another_date():
    assert drill("planned 2025-02-01 2025-03-01", "postponed 2025-02-20", "planned 2025-03-05 2025-05-10") == [
        "planned",
        "postponed",
        "planned",
    ]


def test_the_old_date_told_once_more_revives_no_plan():
    assert drill("planned 2025-02-01 2025-03-01", "postponed 2025-02-20", "planned 2025-02-21 2025-03-01") == [
        "planned",
        "postponed",
    ]


def test_a_postponed_exercise_that_was_held_is_completed():
    assert drill("planned 2025-02-01 2025-03-01", "postponed 2025-02-20", "completed 2025-05-20 2025-05-10") == [
        "planned",
        "postponed",
        "completed",
    ]


def test_cancelling_ends_an_exercise_whatever_plans_are_told_later():
    assert drill(
        "planned 2025-02-01 2025-11-01", "cancelled 2025-02-20", "planned 2025-02-25 2025-12-01", "planned 2025-03-01"
    ) == ["planned", "cancelled"]  # fmt: skip


def test_a_plan_first_told_after_the_cancelling_does_not_reopen_it():
    assert drill("cancelled 2025-02-20 2025-11-01", "planned 2025-02-25")[-1] == "cancelled"


def test_a_postponement_told_after_the_cancelling_is_no_step():
    assert drill("postponed 2025-02-01", "cancelled 2025-02-20", "postponed 2025-02-21 2025-11-01") == [
        "postponed",
        "cancelled",
    ]
