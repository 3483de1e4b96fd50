"""Names, kinds and places: the knowledge that resolution compares with."""

from __future__ import annotations

import pytest

from pipeline.resolve import kinds, places
from pipeline.resolve.kinds import KindsError, kinds_of
from pipeline.resolve.names import plain, round_series, series_key


@pytest.mark.parametrize("name", ["Maritime Interaction", "Joint Sea-2024", "joint sea", "Exercise Joint Sea 2021"])
def test_spellings_of_a_series_have_one_key(name):
    assert series_key(name) == "joint sea"


def test_a_name_that_is_nothing_but_a_generic_word_stays_itself():
    assert plain("Exercise") == "exercise"


def test_series_with_rounds_are_found_by_any_alias():
    assert series_key("MMCA") in round_series()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the visiting-forces treaty", "visiting_forces"),
        ("a Reciprocal Access Agreement (RAA)", "visiting_forces"),
        ("a military intelligence pact", "information_security"),
        ("an accord to protect classified information", "information_security"),
        ("a deal on sharing military supplies", "cross_servicing"),
        ("Sweden joined NATO in March", "membership"),
        ("a defence pact", None),
    ],
)
def test_the_kind_is_read_from_the_words(text, kind):
    assert kinds_of(text, "deal").strong == kind


def test_a_bad_line_of_the_kinds_is_named(tmp_path, monkeypatch):
    bad = tmp_path / "kinds.csv"
    bad.write_text("kind,side,strength,patterns\nbase,deals,weak,bases\n")
    monkeypatch.setattr(kinds, "KINDS_FILE", bad)
    kinds._patterns.cache_clear()
    with pytest.raises(KindsError, match="line 2"):
        kinds._patterns("deal")
    kinds._patterns.cache_clear()


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("South China Sea", "West Philippine Sea", False),
        ("northern Arabian Sea", "Arabian Sea", False),
        ("Darwin", "Luzon", True),
        (None, "Luzon", False),
        ("Baltic Sea", "Black Sea", True),
    ],
)
def test_places_conflict_where_they_lie_far_apart(one, other, conflict):
    assert places.conflict(one, other) is conflict
    assert places.conflict(other, one) is conflict
