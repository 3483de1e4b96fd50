"""What a found expression means, after the annotation guide's section on dates. Not here: finding (grammar.py)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pipeline.extract.times.grammar import MONTH, WEEKDAY
from pipeline.extract.times.model import ResolvedTime, Tense, TimeKind, TimeMention
from pipeline.records import DatePrecision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
GRAIN = {
    "day": DatePrecision.DAY,
    "week": DatePrecision.MONTH,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
}


def resolve(
    mention: TimeMention, published: date | None, *, tense: Tense, anchor: ResolvedTime | None = None
) -> ResolvedTime | None:
    """The date an expression stands for, or None where it gives none (or needs a date that is not known)."""
    try:
        return _resolve(mention, published, tense, anchor)
    except (ValueError, OverflowError):  # a day the calendar does not have: "June 31"
        return None


def merge(a: ResolvedTime, b: ResolvedTime) -> ResolvedTime:
    """One range out of two parts; `a` wins where both tell the same, the finer precision is kept."""
    order = list(DatePrecision)
    precision = min(a.precision, b.precision, key=order.index)
    start, end = a.date or b.date, a.date_end or b.date_end
    if start is not None and end is not None and end < start:
        return a
    return ResolvedTime(start, end, precision)


def _resolve(
    mention: TimeMention, published: date | None, tense: Tense, anchor: ResolvedTime | None
) -> ResolvedTime | None:
    body = mention.body.lower()
    if mention.kind in {TimeKind.DURATION, TimeKind.HABIT}:
        return None
    if mention.kind is TimeKind.RELATIVE_TO_EVENT:
        base = (anchor.date or anchor.date_end) if anchor is not None else published
        return _shifted(body, base)
    if mention.kind is TimeKind.RANGE:
        return _range(mention.body, published, tense)
    if mention.kind is not TimeKind.DEADLINE:
        return _point(mention.body, published, tense)
    ending = re.search(r"end\sof\s(.+)|year-end", mention.body, re.IGNORECASE)
    found = _point(ending[1] or "this year" if ending else mention.body, published, Tense.FUTURE)
    if found is None or found.date is None:
        return None
    last = found.date
    if found.precision is DatePrecision.YEAR:
        last = date(last.year, 12, 31)
    elif found.precision is DatePrecision.MONTH:
        last = last.replace(day=monthrange(last.year, last.month)[1])
    exact = ending is not None and found.precision is DatePrecision.MONTH
    return ResolvedTime(None, last, DatePrecision.DAY if exact else found.precision)


def _at(day: date, precision: DatePrecision) -> ResolvedTime:
    if precision is DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    elif precision is DatePrecision.MONTH:
        day = day.replace(day=1)
    return ResolvedTime(day, None, precision)


def _shifted(body: str, base: date | None) -> ResolvedTime | None:
    if base is None:
        return None
    same = re.fullmatch(r"(?:the |that )(?:same )?(day|month|year)", body)
    if same is not None:
        return _at(base, GRAIN[same[1]])
    near = re.fullmatch(r"the (?:(following|next) )?(day|month|year)(?: before)?", body)
    if near is not None:
        word, unit, way = "a", near[2], "later" if near[1] else "earlier"
    else:
        match = re.match(r"(.+?)\s(day|week|month|year)s?\s(\w+)", body)
        if match is None:
            return _at(base, DatePrecision.DAY)
        word, unit, way = match.groups()
    vague = word in {"a few", "several"}
    count = 3 if vague else 1 if word in {"a", "an"} else int(word) if word.isdigit() else NUMBERS.index(word)
    sign = 1 if way in {"later", "after"} else -1
    grain = DatePrecision.MONTH if vague and unit == "day" else GRAIN[unit]
    if unit == "year":
        return _at(date(base.year + sign * count, 1, 1), grain)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + sign * count
        return _at(date(months // 12, months % 12 + 1, 1), grain)
    return _at(base + timedelta(days=sign * count * DAYS[unit]), grain)


def _range(body: str, published: date | None, tense: Tense) -> ResolvedTime | None:
    names = [MONTHS.index(m.lower()[:3]) + 1 for m in re.findall(MONTH, body)]
    year = re.search(r"\d{4}", body)
    days = [int(d) for d in re.findall(r"(?<!\d)\d{1,2}(?!\d)", body)]
    if len(names) == 2 and not days and year is not None:
        first = re.findall(r"\d{4}", body)
        opening = date(int(first[0]), names[0], 1)
        last = date(int(first[-1]), names[1], monthrange(int(first[-1]), names[1])[1])
        return ResolvedTime(opening, last, DatePrecision.MONTH) if last >= opening else None
    if not names or len(days) != 2:
        return None
    start = _dated(names[0], days[0], int(year[0]) if year else None, published, tense)
    if start is None:
        return None
    end = date(start.year + (names[-1] < names[0]), names[-1], days[1])
    return ResolvedTime(start, end, DatePrecision.DAY) if end >= start else None


def _dated(month: int, day: int, year: int | None, published: date | None, tense: Tense) -> date | None:
    if year is not None:
        return date(year, month, day)
    if published is None:
        return None
    past = tense is Tense.PAST
    found = date(published.year, month, day)
    if past and found > published:
        return found.replace(year=found.year - 1)
    if tense is Tense.FUTURE and found < published and month != published.month:
        return found.replace(year=found.year + 1)
    return found


def _point(body: str, published: date | None, tense: Tense) -> ResolvedTime | None:
    low = body.lower()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", body):
        return _at(date.fromisoformat(body), DatePrecision.DAY)
    year = re.search(r"\d{4}", body)
    if month := re.search(MONTH, body, re.IGNORECASE):
        number = MONTHS.index(month[0].lower()[:3]) + 1
        said = re.search(r"(?<!\d)\d{1,2}(?!\d)", body)
        beside = re.search(r"(last|this|next) year$", low)
        if beside is not None and published is not None:
            turn = published.year + {"last": -1, "this": 0, "next": 1}[beside[1]]
            return _at(date(turn, number, 1), DatePrecision.MONTH)
        if low.startswith("last "):
            tense = Tense.PAST
            if published is not None and number == published.month:
                return _at(date(published.year - 1, number, 1), DatePrecision.MONTH)
        elif low.startswith("next "):
            tense = Tense.FUTURE
        day = _dated(number, int(said[0]) if said else 1, int(year[0]) if year else None, published, tense)
        return None if day is None else _at(day, DatePrecision.DAY if said else DatePrecision.MONTH)
    if year:
        return _at(date(int(year[0]), 1, 1), DatePrecision.YEAR)
    if published is None:
        return None
    if re.search(WEEKDAY, body, re.IGNORECASE):
        target = WEEKDAYS.index(low.split()[-1][:3])
        ahead = low.startswith("next") or (tense is Tense.FUTURE and not low.startswith("last"))
        shift = (target - published.weekday()) % 7 if ahead else -((published.weekday() - target) % 7)
        return _at(published + timedelta(days=shift), DatePrecision.DAY)
    if low.endswith(" ago"):
        return _shifted(low, published)
    if low in {"yesterday", "today", "tomorrow"}:
        shift = ("yesterday", "today", "tomorrow").index(low) - 1
        return _at(published + timedelta(days=shift), DatePrecision.DAY)
    step = -1 if "last " in low else 1 if "next " in low else 0
    unit = low.split()[-1]
    if "later this" in low or unit == "week":
        base = published + timedelta(days=7 * step) if unit == "week" else published
        return _at(base, GRAIN.get(unit, DatePrecision.YEAR))
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _at(date(months // 12, months % 12 + 1, 1), DatePrecision.MONTH)
    if unit == "year":
        return _at(date(published.year + step, 1, 1), DatePrecision.YEAR)
    ended = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}[unit]
    back = step < 0 and published.month < ended
    return _at(date(published.year + (-1 if back else max(step, 0)), 1, 1), DatePrecision.YEAR)
