"""The edition of an undated report: the nearest that its status allows, found by search or by looking at each."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Status
from pipeline.resolve.editions import AHEAD, LOOK_DAYS, Calendar
from pipeline.resolve.window import Window

DAYS = st.integers(0, 1200).map(lambda n: date(2020, 1, 1) + timedelta(days=n))
WINDOWS = st.builds(lambda first, days: Window(first, first + timedelta(days), 0), DAYS, st.integers(0, 500))


def nearest(windows: set[Window], day: date, status: Status) -> int:
    """By definition: held ones have begun, those ahead have not ended; the nearest, then the earliest year."""
    if status in AHEAD:
        far = [(max(0, (w.first - day).days), w.first.year) for w in windows if w.last >= day]
    else:
        far = [(max(0, (day - w.last).days), w.first.year) for w in windows if w.first <= day]
    near = [found for found in far if found[0] <= LOOK_DAYS]
    return min(near)[1] if near else day.year


@given(st.sets(WINDOWS, max_size=6), DAYS, st.sampled_from([Status.PLANNED, Status.COMPLETED]))
def test_the_nearest_edition_is_that_of_the_definition(windows, day, status):
    assert Calendar(windows).nearest_year(day, status) == nearest(windows, day, status)
