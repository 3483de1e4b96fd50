"""What the annotation guide says about dates, by example."""

from datetime import date

import pytest

from pipeline.extract.times import ResolvedTime, Tense, find_times, merge, resolve
from pipeline.records import DatePrecision

PUBLISHED = date(2024, 7, 10)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Sunday", Tense.PAST, ("2024-07-07", "", "day")),
        ("on Sunday", Tense.FUTURE, ("2024-07-14", "", "day")),
        ("on Wednesday", Tense.PAST, ("2024-07-10", "", "day")),
        ("last Wednesday", Tense.PAST, ("2024-07-03", "", "day")),
        ("last year", Tense.PAST, ("2023-01-01", "", "year")),
        ("in September", Tense.PAST, ("2023-09-01", "", "month")),
        ("in September", Tense.PRESENT, ("2024-09-01", "", "month")),
        ("in April", Tense.FUTURE, ("2025-04-01", "", "month")),
        ("last October 25", Tense.PAST, ("2023-10-25", "", "day")),
        ("in May last year", Tense.PAST, ("2023-05-01", "", "month")),
        ("last week", Tense.PAST, ("2024-07-01", "", "month")),
        ("mid-month", Tense.PAST, ("2024-07-01", "", "month")),
        ("late last month", Tense.PAST, ("2024-06-01", "", "month")),
        ("in early 2023", Tense.PAST, ("2023-01-01", "", "year")),
        ("in the second half of 2025", Tense.FUTURE, ("2025-01-01", "", "year")),
        ("three weeks ago", Tense.PAST, ("2024-06-01", "", "month")),
        ("four years ago", Tense.PAST, ("2020-01-01", "", "year")),
        ("August 1-5", Tense.FUTURE, ("2024-08-01", "2024-08-05", "day")),
        ("25-28 July", Tense.FUTURE, ("2024-07-25", "2024-07-28", "day")),
        ("from July 30 to Aug. 1", Tense.FUTURE, ("2024-07-30", "2024-08-01", "day")),
        ("from 3 to 14 June", Tense.PAST, ("2024-06-03", "2024-06-14", "day")),
        ("3 June until 14 June", Tense.PAST, ("2024-06-03", "2024-06-14", "day")),
        ("from Monday, June 3, to Friday, June 14", Tense.PAST, ("2024-06-03", "2024-06-14", "day")),
        ("from the 18th to the 25th of September", Tense.FUTURE, ("2024-09-18", "2024-09-25", "day")),
        ("28 December to 4 January", Tense.PAST, ("2023-12-28", "2024-01-04", "day")),
        ("Monday to Friday", Tense.PAST, ("2024-07-08", "2024-07-12", "day")),
        ("from today until August 3", Tense.PRESENT, ("2024-07-10", "2024-08-03", "day")),
        ("for three days from July 28", Tense.FUTURE, ("2024-07-28", "2024-07-30", "day")),
        ("between January and May 2024", Tense.PAST, ("2024-01-01", "2024-05-31", "month")),
        ("by the end of the year", Tense.FUTURE, ("", "2024-12-31", "year")),
        ("before year's end", Tense.FUTURE, ("", "2024-12-31", "year")),
        ("by the end of June 2025", Tense.FUTURE, ("", "2025-06-30", "day")),
        ("by the end of next month", Tense.FUTURE, ("", "2024-08-31", "day")),
        ("by 2027", Tense.FUTURE, ("", "2027-12-31", "year")),
        ("through Aug. 29", Tense.FUTURE, ("", "2024-08-29", "day")),
        ("lasts until Friday", Tense.PRESENT, ("", "2024-07-12", "day")),
        ("it runs to July 22", Tense.PRESENT, ("", "2024-07-22", "day")),
        ("19 August 2024", Tense.PAST, ("2024-08-19", "", "day")),
        ("last summer", Tense.PAST, ("2023-01-01", "", "year")),
        ("in the spring of 2023", Tense.PAST, ("2023-01-01", "", "year")),
        ("next spring", Tense.FUTURE, ("2025-01-01", "", "year")),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the same day", ("2023-11-20", "day")),
        ("a day earlier", ("2023-11-19", "day")),
        ("nine days after", ("2023-11-29", "day")),
        ("that same month", ("2023-11-01", "month")),
        ("the month before", ("2023-10-01", "month")),
        ("a year later", ("2024-01-01", "year")),
        ("in August of that year", ("2023-08-01", "month")),
        ("the 14th of that month", ("2023-11-14", "day")),
    ],
)
def test_what_counts_from_a_date_told_before(text: str, expected: tuple[str, str]) -> None:
    (mention,) = find_times(text)
    told = ResolvedTime(date(2023, 11, 20), None, DatePrecision.DAY)
    found = resolve(mention, PUBLISHED, tense=Tense.PAST, anchor=told)
    assert found is not None
    assert (str(found.date), str(found.precision)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "annually",
        "twice a year",
        "TOMORROW",
        "this morning",
        "In May they met",
        "a fortnight ago",
        "last fall",
        "2025",
        "over the winter",
        "a decade later",
        "by Sept. they left",
        "on Friday",
        "tonight",
    ],
)
def test_a_time_is_found_whatever_word_it_is_told_by(text: str) -> None:
    assert len(find_times(text)) == 1


@pytest.mark.parametrize("text", ["an 11-day drill", "a week-long drill", "the drill is held every year"])
def test_a_length_or_a_habit_gives_no_date(text: str) -> None:
    assert [resolve(m, PUBLISHED, tense=Tense.PAST) for m in find_times(text)] == [None]


def test_the_year_of_an_edition_gives_way_to_the_days_it_is_held() -> None:
    edition = ResolvedTime(date(2024, 1, 1), None, DatePrecision.YEAR)
    last_day = ResolvedTime(None, date(2024, 7, 24), DatePrecision.DAY)
    assert merge(edition, last_day) == last_day


def test_a_weekend_is_the_month_that_its_saturday_lies_in() -> None:
    (mention,) = find_times("over the weekend")
    wednesday = date(2024, 5, 1)
    past = resolve(mention, wednesday, tense=Tense.PAST, anchor=None)
    ahead = resolve(mention, wednesday, tense=Tense.FUTURE, anchor=None)
    assert past == ResolvedTime(date(2024, 4, 1), None, DatePrecision.MONTH)
    assert ahead == ResolvedTime(date(2024, 5, 1), None, DatePrecision.MONTH)
