"""What one point in time means: a day, month, season or year, said outright or relative to the day of publication."""

from __future__ import annotations

import re
from datetime import date

from pipeline.extract.times.calendar import UNITS, shifted, stored, weekday, yearless
from pipeline.extract.times.grammar import MONTH, SEASON, WEEKDAY
from pipeline.extract.times.model import ResolvedTime, Tense
from pipeline.records import DatePrecision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SEASON_ENDS = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}
TODAY = re.compile(r"today|tonight|this (?:morning|afternoon|evening)")
TURNED = re.compile(r"\b(last|past|this|next|coming)\s+(?:past |coming )?(\w+)$")
COUNTED = re.compile(r"(?:in )?(?P<count>.+?) (?P<unit>[a-z]+?)s?(?:[’'])? (?P<way>ago|from now|time)$")
ANNIVERSARY = re.compile(r"(?P<count>.+?) years? ago (?:in )?(?P<part>this (?:month|week)|today|[a-z]+\.?)")
STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}


def point(body: str, published: date | None, tense: Tense) -> ResolvedTime | None:
    """The point in time an expression stands for, or None where it needs a day of publication that is not known.

    Raises ValueError on a day the calendar does not have.
    """
    low = " ".join(body.lower().split())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", body):
        return stored(date.fromisoformat(body), DatePrecision.DAY)
    if (anniversary := ANNIVERSARY.fullmatch(low)) is not None and published is not None:
        then = date(published.year - number(anniversary["count"])[0], published.month, published.day)
        return point(anniversary["part"], then, Tense.PRESENT)
    year = said_year(low, published)
    if month := re.search(MONTH, body, re.IGNORECASE):
        return _in_month(low, MONTHS.index(month[0].lower()[:3]) + 1, year, published, tense)
    if year is not None:
        return stored(date(year, 1, 1), DatePrecision.YEAR)
    if published is None:
        return None
    if (of_week := re.fullmatch(rf"({WEEKDAY}) (?:of )?(last|this|next) week", low, re.IGNORECASE)) is not None:
        monday = shifted(weekday(0, published, ahead=False), STEPS[of_week[2]], "week")
        return stored(weekday(WEEKDAYS.index(low[:3]), monday, ahead=True), DatePrecision.DAY)
    if re.search(WEEKDAY, low, re.IGNORECASE):
        turn = TURNED.search(low)
        step = STEPS[turn[1]] if turn else 0
        ahead = step > 0 or (step == 0 and tense is not Tense.PAST)
        day = weekday(WEEKDAYS.index(low.split()[-1][:3]), published, ahead=ahead)
        return stored(shifted(day, step, "week") if day == published else day, DatePrecision.DAY)
    if TODAY.search(low) or low in {"yesterday", "tomorrow"}:
        return stored(shifted(published, {"yesterday": -1, "tomorrow": 1}.get(low, 0), "day"), DatePrecision.DAY)
    if counted := COUNTED.match(low):
        count, vague = number(counted["count"])
        sign = -1 if counted["way"] == "ago" else 1
        grain = DatePrecision.MONTH if vague and counted["unit"] == "day" else UNITS[counted["unit"]][1]
        return stored(shifted(published, sign * count, counted["unit"]), grain)
    if season := re.search(rf"{SEASON}$", low):
        return stored(date(_season_year(season[0], low, published, tense), 1, 1), DatePrecision.YEAR)
    turn = TURNED.search(low)
    unit = low.split()[-1].removeprefix("mid-")
    step = STEPS[turn[1]] if turn else 0
    if unit == "weekend":
        ahead = step > 0 or (step == 0 and tense is Tense.FUTURE)
        return stored(weekday(WEEKDAYS.index("sat"), published, ahead=ahead), DatePrecision.MONTH)
    return stored(shifted(published, step, unit) if step else published, UNITS[unit][1])


def said_year(low: str, published: date | None) -> int | None:
    """The year that an expression names ("June 2024", "May of last year"), None when it names none."""
    digits = re.search(r"\d{4}", low)
    if digits is not None:
        return int(digits[0])
    turn = re.search(r"\S (?:of )?(last|this|next) year$", low)
    if turn is None or published is None or re.match(r"(?:early|earlier|late|later|mid|the)\b", low):
        return None
    return published.year + STEPS[turn[1]]


def number(word: str) -> tuple[int, bool]:
    """How many "a", "two" or "12" is, and whether it is only vaguely so. Raises ValueError on other words."""
    if word in {"a few", "several"}:
        return 3, True
    if word == "a couple of":
        return 2, True
    if word in {"a", "an", "half a"}:
        return 1, False
    return (int(word) if word.isdigit() else NUMBERS.index(word)), False


def _in_month(low: str, month: int, year: int | None, published: date | None, tense: Tense) -> ResolvedTime | None:
    said = re.search(r"(?<!\d)\d{1,2}(?!\d)", low)
    grain = DatePrecision.DAY if said else DatePrecision.MONTH
    day = int(said[0]) if said else 1
    if year is not None:
        return stored(date(year, month, day), grain)
    if published is None:
        return None
    turn = re.search(r"\b(last|past|next|coming)\b", low)
    if turn is not None and STEPS[turn[1]] < 0:
        tense = Tense.PAST
        if month == published.month:
            return stored(date(published.year - 1, month, day), grain)
    elif turn is not None:
        tense = Tense.FUTURE
    return stored(yearless(month, day, published, tense, whole_month=said is None), grain)


def _season_year(season: str, low: str, published: date, tense: Tense) -> int:
    turn = TURNED.search(low)
    step = STEPS[turn[1]] if turn else 0
    over = published.month >= SEASON_ENDS[season]
    if step < 0 or (step == 0 and turn is None and tense is Tense.PAST):
        return published.year if over else published.year - 1
    if step > 0:
        return published.year + (1 if over or published.month >= SEASON_ENDS[season] - 3 else 0)
    return published.year + (1 if turn is None and tense is Tense.FUTURE and over and season != "winter" else 0)
