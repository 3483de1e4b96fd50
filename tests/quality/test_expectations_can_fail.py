"""Each expectation of the repository, run by Great Expectations: sound tables keep it, one fault breaks just it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline.quality.suites import Suite, load_suites
from pipeline.quality.validation import Outcome, judge, take_snapshot

SUITES = {suite.name: suite for suite in load_suites()}
A, R, M, P, E = (
    f"raw.{t}" for t in ("articles", "rejected_documents", "event_mentions", "event_participants", "event_evidence")
)
LONG = "repeat('word ', 50000)"

# suite, expectation → the SQL of a fault that breaks it, then those that this fault cannot but break too.
FAULTS: dict[tuple[str, str], tuple[str, ...]] = {
    (A, "text_is_not_blank"): (
        "update raw.articles set text = ' ' where article_id = 'a007'",
        "text_has_the_length_of_an_article",
    ),
    (A, "text_has_the_length_of_an_article"): (f"update raw.articles set text = {LONG} where article_id = 'a007'",),
    (A, "date_header_is_cut_off"): (
        "update raw.articles set text = 'date 2024-07-08 ' || text where article_id = 'a007'",
    ),
    (A, "text_holds_no_markup"): ("update raw.articles set text = text || '<p class=x>' where article_id = 'a007'",),
    (A, "text_is_decoded"): ("update raw.articles set text = text || repeat(chr(65533), 4) where article_id = 'a007'",),
    (A, "published_by_today"): ("update raw.articles set published_date = current_date + 3 where article_id = 'a007'",),
    (A, "published_in_living_memory"): (
        "update raw.articles set published_date = date '0001-01-01' where article_id = 'a007'",
    ),
    (A, "language_is_a_code"): ("update raw.articles set language = 'English' where article_id = 'a007'",),
    (A, "url_can_be_opened"): ("update raw.articles set url = 'www.example.org' where article_id = 'a007'",),
    (A, "there_are_articles"): ("delete from raw.articles",),
    (A, "most_articles_are_dated"): ("update raw.articles set published_date = null where article_id > 'a300'",),
    (A, "dates_are_read_right"): (
        "update raw.articles set published_date = current_date + 30 where article_id > 'a350'",
        "published_by_today",
    ),
    (A, "texts_differ"): (
        "update raw.articles set text = (select min(text) from raw.articles) where article_id > 'a150'",
    ),
    (R, "reason_is_a_code"): (
        "update raw.rejected_documents set reason = 'No text!' where source_uri = 'landing/07.txt'",
    ),
    (R, "message_tells_the_cause"): (
        "update raw.rejected_documents set message = 'bad' where source_uri = 'landing/07.txt'",
    ),
    (R, "message_is_no_raw_exception"): (
        "update raw.rejected_documents set message = 'KeyError: text is missing' where source_uri = 'landing/07.txt'",
    ),
    (R, "few_are_rejected"): ("delete from raw.articles where article_id > 'a200'",),
    (R, "reasons_are_mixed"): ("update raw.rejected_documents set reason = 'no_text' where source_uri > 'landing/05'",),
    (M, "type_belongs_to_class"): ("update raw.event_mentions set event_type = 'talks' where mention_id = 'a002-01'",),
    (M, "status_belongs_to_class"): ("update raw.event_mentions set status = 'active' where mention_id = 'a002-01'",),
    (M, "domain_belongs_to_class"): ("update raw.event_mentions set domain = null where mention_id = 'a002-01'",),
    (M, "mention_id_names_its_article"): (
        "update raw.event_mentions set mention_id = 'a003-01x' where mention_id = 'a002-01'",
    ),
    (M, "confidence_is_a_share"): ("update raw.event_mentions set confidence = 80 where mention_id = 'a002-01'",),
    (M, "precision_comes_with_a_date"): (
        "update raw.event_mentions set date_precision = null where mention_id = 'a002-01'",
    ),
    (M, "month_and_year_are_stored_as_first_day"): (
        "update raw.event_mentions set date_precision = 'month' where mention_id = 'a002-01'",
    ),
    (M, "event_ends_within_a_year_or_so"): (
        "update raw.event_mentions set event_date_end = date '2026-07-08' where mention_id = 'a002-01'",
    ),
    (M, "what_happened_lies_before_its_report"): (
        "update raw.event_mentions set event_date = date '2024-07-18' where mention_id = 'a002-01'",
    ),
    (M, "event_is_near_its_report"): (
        "update raw.event_mentions set event_date = date '1373-06-16' where mention_id = 'a002-01'",
    ),
    (M, "latitude_is_on_the_globe"): ("update raw.event_mentions set latitude = 126 where mention_id = 'a002-01'",),
    (M, "longitude_is_on_the_globe"): ("update raw.event_mentions set longitude = 227 where mention_id = 'a002-01'",),
    (M, "coordinates_come_in_pairs"): ("update raw.event_mentions set longitude = null where mention_id = 'a002-01'",),
    (M, "coordinates_come_from_a_place_told"): (
        "update raw.event_mentions set location = null where mention_id = 'a002-01'",
    ),
    (M, "location_is_a_place_name"): (
        "update raw.event_mentions set location = 'off Okinawa' where mention_id = 'a002-01'",
    ),
    (M, "location_is_short"): (
        "update raw.event_mentions set location = repeat('Okinawa ', 11) || 'x' where mention_id = 'a002-01'",
    ),
    (M, "name_bears_no_year"): (
        "update raw.event_mentions set event_name = 'RIMPAC 2024' where mention_id = 'a002-01'",
    ),
    (M, "name_is_short"): (
        "update raw.event_mentions set event_name = repeat('Accord ', 15) where mention_id = 'a002-01'",
    ),
    (M, "areas_are_a_sorted_set"): (
        "update raw.event_mentions set areas = ['training', 'basing'] where mention_id = 'a002-01'",
    ),
    (M, "article_tells_of_few_events"): (
        """insert into raw.event_mentions
        select event_mentions.* replace ('a001-' || i as mention_id)
        from raw.event_mentions, range(12, 43) t(i) where mention_id = 'a001-01';
        update raw.extractions set mention_count = 32 where article_id = 'a001'""",
    ),
    (M, "articles_are_loaded_whole"): ("delete from raw.event_mentions where mention_id = 'a110-01'",),
    (M, "one_extractor_version"): (
        "update raw.event_mentions set extractor_version = '2' where mention_id = 'a002-01'",
    ),
    (M, "some_articles_have_events_and_some_not"): ("delete from raw.extractions where article_id > 'a110'",),
    (M, "a_fifth_of_the_events_are_dated"): (
        "update raw.event_mentions set date_precision = null, event_date = null where mention_id > 'a010'",
    ),
    (M, "most_exercises_have_a_domain"): (
        "update raw.event_mentions set domain = 'unknown' where domain is not null and mention_id > 'a010'",
    ),
    (P, "somebody_takes_part"): ("delete from raw.event_participants where mention_id = 'a002-01'",),
    (P, "a_partnership_has_two_partners"): (
        "delete from raw.event_participants where mention_id = 'a001-01' and actor_code = 'JPN'",
    ),
    (P, "participants_are_not_a_roll_call"): (
        "insert into raw.event_participants select 'a001-01', 'X' || i, 'participant' from range(50) t(i)",
    ),
    (P, "roles_are_known"): ("update raw.event_participants set role = 'target' where mention_id = 'a001-01'",),
    (P, "few_are_hosts"): ("insert into raw.event_participants select 'a001-01', 'X' || i, 'host' from range(4) t(i)",),
    (P, "no_actor_is_everywhere"): (
        "insert into raw.event_participants select mention_id, 'UMI', 'participant' from raw.event_mentions",
    ),
    (P, "participants_are_two_or_three"): (
        """insert into raw.event_participants
        select mention_id, 'X' || i, 'participant' from raw.event_mentions, range(5) t(i)
        where right(article_id, 1) != '0'""",
    ),
    (E, "quote_is_the_slice_of_the_text"): (
        "update raw.event_evidence set quote = 'There' where mention_id = 'a001-01' and evidence_number = 2",
    ),
    (E, "quote_has_the_length_of_a_sentence"): (
        f"""update raw.articles set text = {LONG} where article_id = 'a001';
        delete from raw.event_evidence where mention_id = 'a001-01';
        insert into raw.event_evidence select 'a001-01', 1, 0, 2000, left({LONG}, 2000)""",
    ),
    (E, "quotes_are_numbered_in_text_order"): (
        "update raw.event_evidence set evidence_number = 3 where mention_id = 'a001-01' and evidence_number = 1",
    ),
    (E, "every_mention_has_evidence"): ("delete from raw.event_evidence where mention_id = 'a001-01'",),
}


def outcomes(suite: Suite, warehouse: duckdb.DuckDBPyConnection, folder: Path, **options: int) -> dict[str, Outcome]:
    return {o.expectation.name: o for o in judge(take_snapshot(suite, warehouse, folder), **options)}


def test_every_expectation_has_its_fault() -> None:
    assert set(FAULTS) == {(suite.name, e.name) for suite in SUITES.values() for e in suite.expectations}


@pytest.mark.parametrize("suite", SUITES.values(), ids=list(SUITES))
def test_sound_tables_keep_every_expectation(
    suite: Suite, sound_warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    found = outcomes(suite, sound_warehouse, tmp_path)
    assert [o.sample for o in found.values() if not o.success] == []
    # Each had at least one value to judge: an expectation over a column of NULLs would hold whatever happens.
    unjudged = [name for name, o in found.items() if not o.checked]
    assert set(unjudged) <= {"month_and_year_are_stored_as_first_day", "event_ends_within_a_year_or_so"}


@pytest.mark.parametrize(("suite_name", "expectation"), FAULTS, ids=lambda value: str(value).removeprefix("raw."))
def test_a_fault_breaks_just_its_expectation(
    suite_name: str, expectation: str, sound_warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    fault, *companions = FAULTS[suite_name, expectation]
    sound_warehouse.begin()
    try:
        sound_warehouse.execute(fault)
        found = outcomes(SUITES[suite_name], sound_warehouse, tmp_path)
    finally:
        sound_warehouse.rollback()
    assert {name for name, o in found.items() if o.success is False} == {expectation, *companions}
    broken = found[expectation]
    assert broken.unexpected >= 1
    columns = [*SUITES[suite_name].identify_by[broken.expectation.view], broken.expectation.column]
    assert set(broken.sample[0]) == set(columns)
    assert list(broken.sample[0])[-1] == broken.expectation.column
