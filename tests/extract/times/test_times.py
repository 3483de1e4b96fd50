"""What the annotation guide says about dates, by example."""

from datetime import date

import pytest

from pipeline.extract.times import Tense, find_times, resolve

PUBLISHED = date(2024, 7, 10)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Sunday", Tense.PAST, ("2024-07-07", "", "day")),
        ("on Sunday", Tense.FUTURE, ("2024-07-14", "", "day")),
        ("on Wednesday", Tense.PAST, ("2024-07-10", "", "day")),
        ("last year", Tense.PAST, ("2023-01-01", "", "year")),
        ("in September", Tense.PAST, ("2023-09-01", "", "month")),
        ("in April", Tense.FUTURE, ("2025-04-01", "", "month")),
        ("last week", Tense.PAST, ("2024-07-01", "", "month")),
        ("three weeks ago", Tense.PAST, ("2024-06-01", "", "month")),
        ("four years ago", Tense.PAST, ("2020-01-01", "", "year")),
        ("August 1-5", Tense.FUTURE, ("2024-08-01", "2024-08-05", "day")),
        ("25-28 July", Tense.FUTURE, ("2024-07-25", "2024-07-28", "day")),
        ("from July 30 to Aug. 1", Tense.FUTURE, ("2024-07-30", "2024-08-01", "day")),
        ("by the end of the year", Tense.FUTURE, ("", "2024-12-31", "year")),
        ("by the end of June 2025", Tense.FUTURE, ("", "2025-06-30", "day")),
        ("through Aug. 29", Tense.FUTURE, ("", "2024-08-29", "day")),
        ("19 August 2024", Tense.PAST, ("2024-08-19", "", "day")),
        ("last summer", Tense.PAST, ("2023-01-01", "", "year")),
    ],
)
def test_an_expression_means_what_the_guide_says(text: str, tense: Tense, expected: tuple[str, str, str]) -> None:
    (mention,) = find_times(text)
    found = resolve(mention, PUBLISHED, tense=tense)
    assert found is not None
    assert (str(found.date or ""), str(found.date_end or ""), str(found.precision)) == expected


@pytest.mark.parametrize("text", ["2,000 troops", "2000 soldiers", "they may march", "the 1990s"])
def test_look_alikes_are_no_times(text: str) -> None:
    assert find_times(text) == []
