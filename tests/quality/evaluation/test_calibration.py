"""Calibration: the steps are the shares of what is right, rise, and come close on records they were not fitted on."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quality.evaluation.calibration import Judged, apply, crossed, error, fit, table, write
from pipeline.quality.evaluation.resolution import as_record
from pipeline.quality.evaluation.run import GOLD_SETS, load_set
from pipeline.quality.evaluation.voices import DOUBT_LEFT_BY_A_VOICE, told_events, voices_table
from pipeline.settings import PROJECT_ROOT


def judged(*groups: tuple[float, int, int]) -> list[Judged]:
    """(confidence, right, wrong) of so many records each, every one in an article of its own."""
    found = [(c, right) for c, good, bad in groups for right in [True] * good + [False] * bad]
    return [Judged(f"a{n:04d}", confidence, right) for n, (confidence, right) in enumerate(found)]


def test_a_step_is_the_share_that_was_right_drawn_a_little_to_one_half():
    steps = fit(judged((0.6, 4, 16), (0.9, 15, 5)), least=20)
    assert [(s.confidence_from, s.confidence, s.record_count) for s in steps] == [
        (0.0, round(5 / 22, 3), 20),
        (0.9, round(16 / 22, 3), 20),
    ]


def test_where_more_confidence_was_less_often_right_the_steps_are_one():
    assert [s.record_count for s in fit(judged((0.6, 12, 8), (0.9, 10, 10)), least=20)] == [40]


@given(st.lists(st.tuples(st.sampled_from([0.5, 0.6, 0.7, 0.85, 0.95]), st.booleans()), min_size=1, max_size=200))
def test_steps_rise_begin_at_zero_and_hold_every_record(pairs):
    steps = fit([Judged(f"a{n}", confidence, right) for n, (confidence, right) in enumerate(pairs)])
    assert steps[0].confidence_from == 0.0
    assert [s.confidence for s in steps] == sorted(s.confidence for s in steps)
    assert sum(s.record_count for s in steps) == len(pairs)
    assert all(0 < apply(steps, confidence) < 1 for confidence, _ in pairs)


def test_without_records_there_is_nothing_to_calibrate_with():
    with pytest.raises(ValueError, match="found nothing"):
        fit([])


def test_an_overconfident_extractor_comes_close_on_the_other_half():
    rng = random.Random(7)
    records = [
        Judged(f"a{n:04d}", c, rng.random() < c - 0.3) for n in range(1000) for c in [rng.choice([0.6, 0.8, 0.95])]
    ]
    assert error([(j.confidence, j.is_right) for j in records]) > 0.25
    assert error(crossed(records)) < 0.06
    assert "| 0.6-0.7 |" in table(crossed(records))


def test_the_seed_is_what_was_fitted(tmp_path: Path):
    steps = fit(judged((0.6, 4, 16), (0.9, 15, 5)), least=20)
    write(steps, tmp_path / "seed.csv")
    rows = list(csv.DictReader((tmp_path / "seed.csv").read_text("utf-8").splitlines()))
    assert [float(r["confidence"]) for r in rows] == [s.confidence for s in steps]


def test_a_further_voice_leaves_the_same_share_of_the_doubt_in_the_marts_as_here():
    project = yaml.safe_load((PROJECT_ROOT / "dbt_project" / "dbt_project.yml").read_text("utf-8"))
    assert project["vars"]["doubt_left_by_a_voice"] == DOUBT_LEFT_BY_A_VOICE


def test_events_are_counted_by_their_voices():
    events = [(1, 0.5, True), (1, 0.5, False), (2, 0.65, True), (5, 0.8, True)]
    assert voices_table(events).splitlines()[2:] == [
        "| 1 | 2 | 0.50 | 0.50 |",
        "| 2 | 1 | 0.65 | 1.00 |",
        "| 3 or more | 1 | 0.80 | 1.00 |",
    ]


def test_two_articles_of_one_storyline_are_two_voices_of_one_event():
    stories = load_set(GOLD_SETS["stories"], "A")
    perfect = {a.article_id: [as_record(event, a.text) for event in a.events] for a in stories}
    events = told_events(stories, perfect, lambda _: 0.5)
    assert all(right for _, _, right in events)
    assert {round(p, 3) for n, p, _ in events if n == 2} == {0.65}
