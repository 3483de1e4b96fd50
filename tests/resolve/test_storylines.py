"""The storylines come out as the guide says: the target of the project, on articles that no rule was written from."""

from __future__ import annotations

import pytest

from pipeline.quality.evaluation.resolution import resolution_figures
from pipeline.quality.evaluation.run import GOLD_SETS, load_set
from pipeline.quality.evaluation.storylines import report, told
from pipeline.resolve import resolve


@pytest.mark.parametrize("fold", ["A", "B", "all"])
def test_gold_records_of_one_event_come_together(fold):
    figures = resolution_figures(load_set(GOLD_SETS["stories"], fold), {}, resolve)
    assert figures["gold_bcubed_f1"] >= 0.92


def test_other_articles_do_not_disturb_the_storylines():
    stories, others = load_set(GOLD_SETS["stories"]), load_set(GOLD_SETS["gold"])
    alone = resolution_figures(stories, {}, resolve)["gold_bcubed_f1"]
    assert resolution_figures([*stories, *others], {}, resolve)["gold_bcubed_f1"] >= alone - 0.01


def test_the_report_tells_what_came_together_and_what_differs():
    text = report(told(load_set(GOLD_SETS["stories"], "A")))
    assert "**jpn-phl-raa** (JPN PHL)" in text
    assert "39 events found, 39 in the gold" in text
    assert "Told apart though one: none." in text
