"""What the marts say of the small world in world.sql."""

from __future__ import annotations

from datetime import date

from tests.dbt.conftest import Ask
from tests.dbt.model import run_model


def test_a_pact_that_moved_is_one_row_with_its_latest_status(ask: Ask) -> None:
    rows = ask("""
        select name, status, status_date, participants, participant_names, first_reported_date, last_reported_date,
               article_count, publisher_count, location, cameo_code
        from marts.partnerships where partnership_id = 'event-r'
    """)
    names, dates = ["Japan", "Philippines"], (date(2024, 6, 23), date(2026, 1, 5))
    assert rows == [("RAA", "active", date(2025, 9, 11), ["JPN", "PHL"], names, *dates, 5, 2, "Manila", "062")]


def test_the_history_has_every_step_once_and_no_step_back(ask: Ask) -> None:
    steps = ask("""
        select status, reported_date from marts.partnership_status_history
        where partnership_id = 'event-r' order by step_number
    """)
    assert steps == [
        ("negotiating", date(2024, 6, 23)),
        ("signed", date(2024, 7, 8)),
        ("active", date(2025, 9, 12)),
    ]


def test_a_restored_pact_is_active_again(ask: Ask) -> None:
    assert ask("select status from marts.partnerships where name = 'VFA'") == [("active",)]


def test_a_postponed_exercise_keeps_its_row_and_takes_the_new_date(ask: Ask) -> None:
    rows = ask("""
        select status, start_date, end_date, participants, is_multinational
        from marts.exercises where name = 'Balikatan'
    """)
    assert rows == [("postponed", date(2025, 5, 10), None, ["AUS", "PHL", "USA"], True)]


def test_a_drill_of_one_state_is_a_show_of_force(ask: Ask) -> None:
    rows = ask("""
        select domain, participant_count, is_multinational, cameo_code, plover_code
        from marts.exercises where exercise_id = 'event-s'
    """)
    assert rows == [("unknown", 1, False, "150", "MOBILIZE")]


def test_mentions_carry_quotes_spans_and_codes_in_order(ask: Ask) -> None:
    rows = ask(
        "select evidence, evidence_spans, participants, source_id from marts.event_mentions where article_id = 'r2'"
    )
    assert rows == [
        (["x" * 10, "x" * 20], [{"start": 0, "end": 10}, {"start": 40, "end": 60}], ["JPN", "PHL"], "r2"),
    ]


def test_the_best_quote_is_the_longest(ask: Ask) -> None:
    assert ask("select distinct length(best_evidence) from marts.partnerships") == [(20,)]


def test_pairs_count_what_was_done_together(ask: Ask) -> None:
    rows = ask("select actor_a, actor_b, year, partnership_count, exercise_count from marts.actor_pairs order by all")
    assert ("JPN", "PHL", 2025, 1, 0) in rows
    assert ("PHL", "USA", 2021, 1, 0) in rows
    assert not [row for row in rows if row[4]], "a postponed exercise was not held together"


def test_a_pair_that_stops_exercising_has_a_year_of_zero_and_one_that_was_never_at_it_has_none() -> None:
    tables = {
        "int_event_participants": (
            "event_id varchar, event_class varchar, actor_code varchar",
            [(e, "exercise", actor) for e, pair in (("x", "AB"), ("y", "AB"), ("z", "BC")) for actor in pair]
            + [("p", "partnership", actor) for actor in "AC"],
        ),
        "partnerships": (
            "partnership_id varchar, status varchar, status_date date, status_date_end date, first_reported_date date",
            [("p", "signed", date(2022, 5, 1), None, date(2022, 5, 1))],
        ),
        "exercises": (
            "exercise_id varchar, status varchar, start_date date, end_date date, first_reported_date date, "
            "domain varchar",
            [
                (event, "completed", date(year, 5, 1), None, date(year, 5, 1), "land")
                for event, year in (("x", 2022), ("y", 2023), ("z", 2025))
            ],
        ),
    }
    question = "select actor_a, actor_b, year, exercise_count, exercise_count_year_before from model order by all"
    assert run_model("marts/actor_pairs.sql", tables, question) == [
        ("A", "B", 2022, 1, 0),
        ("A", "B", 2023, 1, 1),
        ("A", "B", 2024, 0, 1),
        ("A", "C", 2022, 0, 0),
        ("B", "C", 2025, 1, 0),  # the data end here: nobody can know of 2026
    ]


def test_articles_without_events_are_there_with_zero(ask: Ask) -> None:
    assert ask(
        "select event_count, duplicate_of from marts.articles where article_id in ('n1', 'r3') order by all"
    ) == [
        (0, None),
        (1, "r2"),
    ]


def test_every_table_and_column_of_the_marts_is_described(ask: Ask) -> None:
    assert ask("select table_name from duckdb_tables() where schema_name = 'marts' and comment is null") == []
    assert (
        ask("select table_name, column_name from duckdb_columns() where schema_name = 'marts' and comment is null")
        == []
    )


def test_a_timeline_tells_how_long_it_took_and_who_was_first(ask: Ask) -> None:
    rows = ask("""
        select proposed_on, negotiating_on, signed_on, active_on, days_to_signature, first_article_id, first_publisher
        from marts.partnership_timelines where partnership_id = 'event-r'
    """)
    steps = (date(2024, 6, 23), date(2024, 7, 8), date(2025, 9, 11))
    assert rows == [(None, *steps, 15, "r1", "Harbour Wire")]


def test_the_year_of_an_actor_names_its_new_partners(ask: Ask) -> None:
    rows = ask("select year, partner_count, new_partners, clustering from marts.actor_years where actor_code = 'PHL'")
    assert sorted(rows) == [(2021, 1, ["USA"], None), (2025, 1, ["JPN"], None)]


def test_dyads_go_both_ways(ask: Ask) -> None:
    rows = ask("""
        select source_code, target_code, source_cow_code, cameo_root_code
        from marts.dyadic_events where event_id = 'event-r' order by all
    """)
    assert rows == [("JPN", "PHL", "740", "06"), ("PHL", "JPN", "840", "06")]
    assert ask("select source_code, target_code from marts.dyadic_events where event_id = 'event-s'") == [
        ("CHN", "CHN")
    ]


def test_an_article_in_another_language_is_there_and_marked_as_not_read(ask: Ask) -> None:
    rows = ask("select article_id, language, event_count from marts.articles where not is_extracted")
    assert rows == [("f1", "fr", 0)]


def test_the_dissent_on_an_event_stays_to_be_asked(ask: Ask) -> None:
    rows = ask("""
        select attribute, value, is_chosen, is_disputed, vote_count, voice_count, vote_share
        from marts.event_claims where event_id = 'event-d' and attribute in ('participant', 'start_date')
        order by attribute, value
    """)
    # Bay Post tells it twice and is one voice: half of its vote for each of its dates.
    assert rows == [
        ("participant", "AUS", True, True, 1, 2, 0.5),
        ("participant", "PHL", True, False, 2, 2, 1.0),
        ("participant", "USA", True, False, 2, 2, 1.0),
        ("start_date", "2025-03-01", False, True, 2, 2, 0.75),
        ("start_date", "2025-05-10", True, True, 1, 2, 0.25),
    ]


def test_a_copy_has_no_vote_of_its_own(ask: Ask) -> None:
    # r2 and its copy r3, r1 and r4 are Harbour Wire's, r5 is Bay Post's: two voices.
    rows = ask("""
        select value, vote_count, voice_count, vote_share
        from marts.event_claims where event_id = 'event-r' and attribute = 'status' order by value
    """)
    assert rows == [("active", 1, 2, 0.167), ("negotiating", 1, 2, 0.167), ("signed", 2, 2, 0.667)]


def test_confidence_is_the_measured_chance_and_rises_with_independent_voices(ask: Ask) -> None:
    (mention,) = {row[0] for row in ask("select confidence from marts.event_mentions")}
    one, two = (
        ask(f"select confidence from marts.{table} where {key} = ?", event)[0][0]
        for table, key, event in (
            ("exercises", "exercise_id", "event-s"),
            ("partnerships", "partnership_id", "event-r"),
        )
    )
    steps = ask("select confidence from reference.confidence_calibration where confidence_from <= 0.8")
    assert mention == max(step[0] for step in steps)
    assert one == mention < two < 1
