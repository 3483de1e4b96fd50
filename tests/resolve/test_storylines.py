"""The storylines come out as the guide says: the target of the project, on articles that no rule was written from."""

from __future__ import annotations

import pytest

from pipeline.quality.evaluation.resolution import as_record, resolution_figures
from pipeline.quality.evaluation.run import GOLD_SETS, load_set
from pipeline.quality.evaluation.storylines import report, told
from pipeline.resolve import resolve


@pytest.mark.parametrize("fold", ["A", "B", "all"])
def test_gold_records_of_one_event_come_together(fold):
    figures = resolution_figures(load_set(GOLD_SETS["stories"], fold), {}, resolve)
    assert figures["gold_bcubed_f1"] >= 0.92


def test_gold_records_of_storylines_written_after_the_rules_come_together():
    figures = resolution_figures(load_set(GOLD_SETS["further-stories"]), {}, resolve)
    assert figures["gold_bcubed_f1"] >= 0.92


def test_a_record_that_was_not_found_is_said_to_be_missing():
    stories = load_set(GOLD_SETS["further-stories"])
    predictions = {a.article_id: [as_record(e, a.text) for e in a.events] for a in stories if a.article_id != "fs-04"}
    text = report(told(stories, predictions))
    assert "**can-phl-visiting-forces** (CAN PHL): one event, 1 of 4 not found" in text
    assert "| 2026-05-20 | fs-04 | active |  | 2026-05-20 (day) | not found |" in text
    assert "12 of 13 records found" in text


def test_other_articles_do_not_disturb_the_storylines():
    stories, others = load_set(GOLD_SETS["stories"]), load_set(GOLD_SETS["gold"])
    alone = resolution_figures(stories, {}, resolve)["gold_bcubed_f1"]
    assert resolution_figures([*stories, *others], {}, resolve)["gold_bcubed_f1"] >= alone - 0.01


def test_the_report_tells_what_came_together_and_what_differs():
    text = report(told(load_set(GOLD_SETS["stories"], "A")))
    assert "**jpn-phl-raa** (JPN PHL): one event" in text
    assert "62 of 62 records found, 39 events, 39 in the gold" in text
    assert "Told apart though one: none." in text
