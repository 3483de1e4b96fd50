"""The guide's rules for partnerships, one test each."""

from __future__ import annotations

from tests.resolve.making import apart, events, mention, together


def test_a_pact_keeps_its_event_from_the_wish_to_its_end():
    steps = ("proposed 2022-05", "negotiating 2023-11", "signed 2024-07-08", "active 2025-09-11", "ended 2031-02")
    told = [
        mention(f"a{n}-01", f"agreement {step.split()[0]}", "JPN PHL", "a visiting-forces pact", when=step.split()[1])
        for n, step in enumerate(steps)
    ]
    assert together(*told)


def test_long_and_short_names_and_descriptions_of_a_kind_are_one():
    assert together(
        mention("a-01", "agreement signed", "JPN PHL", name="RAA", when="2024-07-08"),
        mention("b-01", "agreement signed", "JPN PHL", name="Reciprocal Access Agreement", when="2024-07"),
        mention("c-01", "agreement signed", "JPN PHL", "a treaty on visiting forces", when="2024"),
    )


def test_the_same_kind_with_another_partner_is_another_event():
    assert apart(
        mention("a-01", "agreement signed", "FIN USA", name="DCA", when="2023-12-18"),
        mention("b-01", "agreement signed", "DNK USA", name="DCA", when="2023-12-21"),
    )


def test_another_instrument_of_the_same_states_is_another_event():
    assert apart(
        mention("a-01", "agreement signed", "JPN PHL", name="RAA", when="2024-07-08"),
        mention("b-01", "agreement signed", "JPN PHL", name="ACSA", when="2024-07-10"),
        mention("c-01", "agreement proposed", "JPN PHL", "an accord to protect classified information"),
    )


def test_two_documents_signed_at_one_table_are_two_events():
    assert apart(
        mention("a-01", "agreement signed", "DJI TUR", "a military training agreement", when="2024-02-19"),
        mention("a-02", "agreement signed", "DJI TUR", "an agreement on military finance", when="2024-02-19"),
    )


def test_a_vague_report_joins_the_exact_one():
    assert together(
        mention("a-01", "agreement signed", "SOM TUR", "a defence pact", when="2024-02-08"),
        mention("b-01", "agreement signed", "SOM TUR", "a pact on waters", when="2024-02"),
    )


def test_a_ratification_months_later_is_of_the_pact_signed():
    assert together(
        mention("a-01", "agreement signed", "SWE USA", "an agreement on bases", when="2023-12-05"),
        mention("b-01", "agreement active", "SWE USA", "ratified the agreement", when="2024-06-18"),
    )


def test_a_pact_told_as_in_force_is_the_only_one_known():
    old = mention("a-01", "agreement active", "PHL USA", name="Visiting Forces Agreement", published="2020-01-01")
    assert together(old, mention("b-01", "agreement active", "PHL USA", "has one in force", published="2024-07-08"))


def test_a_new_treaty_of_the_kind_years_later_is_another():
    assert apart(
        mention("a-01", "agreement signed", "ITA LBY", "a defence cooperation agreement", when="2009-03"),
        mention("b-01", "agreement signed", "ITA LBY", "a defence cooperation agreement", when="2024-03"),
    )


def test_another_such_pact_borrows_the_kind_of_the_one_beside_it():
    links = events(
        mention("a-01", "agreement signed", "JPN PHL", name="RAA", when="2024-07-08"),
        mention("a-02", "agreement proposed", "FRA JPN", "it would open negotiations on another with France"),
        mention("b-01", "agreement negotiating", "FRA JPN", "a reciprocal access agreement", published="2028-01-01"),
        mention("c-01", "agreement signed", "FRA JPN", "a logistics agreement", when="2018-07"),
    )
    assert links["a-02"] == links["b-01"] != links["c-01"]


def test_a_forum_gathers_its_rounds_even_in_one_article():
    assert together(
        mention("a-01", "talks active", "JPN PHL", "the second 2+2", when="2024-07-08"),
        mention("a-02", "talks active", "JPN PHL", "the first two-plus-two", when="2022-04-09"),
        mention("b-01", "talks proposed", "JPN PHL", "a third 2+2", published="2026-01-10"),
    )


def test_unnamed_talks_are_one_event_per_occasion():
    assert apart(
        mention("a-01", "talks active", "PRK RUS", "talks on military cooperation", when="2024-11-29"),
        mention("b-01", "talks active", "PRK RUS", "talks on military cooperation", when="2025-03-21"),
    )
    assert together(
        mention("a-01", "talks active", "PRK RUS", "talks on military cooperation", when="2024-11-29"),
        mention("b-01", "talks active", "PRK RUS", "the ministers met", when="2024-11"),
        mention("c-01", "talks active", "PRK RUS", "the ministers met", published="2024-12-01"),
    )


def test_talks_and_what_was_signed_there_are_two_events():
    assert apart(
        mention("a-01", "talks active", "JPN PHL", "security talks", when="2024-07-08"),
        mention("b-01", "agreement signed", "JPN PHL", "a defence pact", when="2024-07-08"),
    )


def test_a_programme_and_the_treaty_that_founds_it_are_one():
    assert together(
        mention(
            "a-01", "agreement signed", "GBR ITA JPN", "a treaty on the next-generation fighter", when="2023-12-14"
        ),
        mention("b-01", "joint_program active", "GBR ITA JPN", name="GCAP", published="2025-05-01"),
    )


def test_a_candidates_way_into_a_pact_is_its_own_event():
    assert apart(
        mention("a-01", "joint_program active", "AUS GBR USA", name="AUKUS Pillar II"),
        mention("b-01", "joint_program proposed", "AUS GBR JPN USA", name="AUKUS Pillar II"),
        mention("c-01", "joint_program proposed", "AUS GBR NZL USA", name="AUKUS Pillar II"),
    )


def test_training_since_years_is_no_part_of_a_new_pact():
    assert apart(
        mention("a-01", "agreement signed", "SOM TUR", "a pact on the defence of Somali waters", when="2024-02-08"),
        mention("a-02", "cooperation active", "SOM TUR", "has been training Somali soldiers", when="2017"),
    )


def test_weekly_talks_do_not_run_into_one():
    rounds = [mention(f"a{day}-01", "talks active", "CHN USA", when=f"2024-07-{day:02d}") for day in (1, 8, 15, 22)]
    assert len(set(events(*rounds).values())) > 1


def test_two_vague_pacts_signed_weeks_apart_are_two():
    assert apart(
        mention("a-01", "agreement signed", "IND USA", "a defence deal", when="2024-02-08"),
        mention("b-01", "agreement signed", "IND USA", "a defence deal", when="2024-03-10"),
    )


def test_an_event_keeps_its_id_whatever_is_told_of_it_later_or_found_of_earlier():
    first = mention("m-01", "agreement signed", "JPN PHL", name="RAA", when="2024-07-08", published="2024-07-08")
    earlier = mention("a-01", "agreement proposed", "JPN PHL", name="RAA", published="2022-01-01")
    later = mention("z-01", "agreement active", "JPN PHL", name="RAA", published="2025-09-11")
    assert events(first)["m-01"] == events(earlier, first, later)["m-01"]
