"""What a found expression means, after the annotation guide's section on dates.

Here: ranges, deadlines and what counts from another date. Not here: finding (grammar.py), single points (points.py).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.extract.times.calendar import UNITS, last_day, shifted, stored, weekday
from pipeline.extract.times.grammar import MONTH, SEASON, SEP, WEEKDAY
from pipeline.extract.times.model import ResolvedTime, Tense, TimeKind, TimeMention
from pipeline.extract.times.points import MONTHS, WEEKDAYS, number, point, said_year
from pipeline.records import DatePrecision

ENDING = re.compile(r"end of (?:the )?(.+)|year[-’']s?[\s-]?end|the year \w+", re.IGNORECASE)
BETWEEN = re.compile(rf"(?<!mid)(?<!early)(?<!late){SEP}", re.IGNORECASE)
SAME = re.compile(
    r"(?:earlier |later )?(?:the |that )(?:very )?(?:same )?(day|night|morning|afternoon|evening|week|month|year)"
)
NEXT_TO = re.compile(r"the (?:(following|next|previous|preceding) )?(day|week|month|year)(?: (before|after))?")
COUNTED = re.compile(r"(?P<count>.+?) (?P<unit>[a-z]+?)s? (?P<way>earlier|later|before|after|afterwards|previously)")
COUNTED_ON = re.compile(
    r"(?P<count>.+?) (?P<unit>day|week)s? (?:from|starting|beginning)(?: on| from)? (?P<date>.+)", re.IGNORECASE
)
SEVERAL = re.compile(rf"^{MONTH} and ")
BEFORE = re.compile(rf"before\s{MONTH}", re.IGNORECASE)
BACK = re.compile(r"\b(?:earlier|before|previously)$", re.IGNORECASE)
FORWARD = frozenset({"later", "after", "afterwards", "following", "next"})


def resolve(
    mention: TimeMention, published: date | None, *, tense: Tense, anchor: ResolvedTime | None = None
) -> ResolvedTime | None:
    """The date an expression stands for, or None where it gives none (or needs a date that is not known)."""
    try:
        return _resolve(mention, published, tense, anchor)
    except (ValueError, OverflowError):  # a day the calendar does not have: "June 31"
        return None


def merge(a: ResolvedTime, b: ResolvedTime) -> ResolvedTime:
    """One range out of two parts; `a` wins where both tell the same, the more exact one where they differ in grain."""
    if a.precision is not b.precision:
        order = list(DatePrecision)
        return min(a, b, key=lambda time: order.index(time.precision))
    start, end = a.date or b.date, a.date_end or b.date_end
    if start is not None and end is not None and end < start:
        return a
    return ResolvedTime(start, end, a.precision, max(a.closeness, b.closeness))


def completes(found: ResolvedTime, own: ResolvedTime) -> bool:
    """Is it the other end of a range, and not the end that is known already, once more?"""
    same_day = own.date_end is not None and own.date_end == found.date
    return own.precision is found.precision and (own.date is None) != (found.date is None) and not same_day


def _resolve(
    mention: TimeMention, published: date | None, tense: Tense, anchor: ResolvedTime | None
) -> ResolvedTime | None:
    if mention.kind in {TimeKind.DURATION, TimeKind.HABIT}:
        return None
    if mention.kind is TimeKind.RELATIVE_TO_EVENT:
        body = " ".join(mention.body.split())
        base = (anchor.date or anchor.date_end) if anchor is not None else published
        if base is not None and published is not None and base > published and BACK.search(body):
            base = published  # what came before is not counted from what lies ahead
        return None if base is None else _within(body, base) or _counted(body.lower(), base)
    if mention.kind is TimeKind.RANGE:
        return _range(mention.body, published, tense)
    if mention.kind is TimeKind.DEADLINE:
        found = _deadline(mention.body, published, tense)
        return _day_before(found) if found is not None and BEFORE.match(mention.text) else found
    return point(mention.body, published, Tense.PAST if mention.kind is TimeKind.SINCE else tense)


def _deadline(body: str, published: date | None, tense: Tense) -> ResolvedTime | None:
    ending = ENDING.search(" ".join(body.split()))
    ahead = Tense.PAST if tense is Tense.PAST else Tense.FUTURE
    whole = ("this " if ending and ending[1] in {"year", "month"} else "") + ((ending and ending[1]) or "this year")
    found = point(whole if ending else body, published, ahead)
    if found is None or found.date is None:
        return None
    exact = ending is not None and found.precision is DatePrecision.MONTH
    return ResolvedTime(None, last_day(found.date, found.precision), DatePrecision.DAY if exact else found.precision)


def _day_before(deadline: ResolvedTime) -> ResolvedTime:
    """ "Before December" ends with November."""
    assert deadline.date_end is not None
    return ResolvedTime(None, shifted(deadline.date_end.replace(day=1), -1, "day"), DatePrecision.DAY)


def _within(body: str, base: date) -> ResolvedTime | None:
    """A month or season of the year, or a day of the month, that was told last ("November of that year")."""
    year = base.year + (1 if "following" in body else -1 if "previous" in body else 0)
    if re.match(SEASON, body, re.IGNORECASE):
        return stored(date(year, 1, 1), DatePrecision.YEAR)
    if (month := re.match(MONTH, body)) is not None:
        return stored(date(year, MONTHS.index(month[0].lower()[:3]) + 1, 1), DatePrecision.MONTH)
    if (day := re.match(r"(?:the )?(\d+)\w* of", body, re.IGNORECASE)) is not None:
        return stored(base.replace(day=int(day[1])), DatePrecision.DAY)
    return None


def _counted(body: str, base: date) -> ResolvedTime | None:
    same = SAME.fullmatch(body)
    if same is not None:
        return stored(base, UNITS.get(same[1], UNITS["day"])[1])  # "the same night" is the same day
    beside = NEXT_TO.fullmatch(body)
    if beside is not None:
        forward = (beside[1] or beside[3]) in FORWARD
        return stored(shifted(base, 1 if forward else -1, beside[2]), UNITS[beside[2]][1])
    counted = COUNTED.fullmatch(body)
    if counted is None:
        return None
    count, vague = number(counted["count"])
    unit = counted["unit"]
    grain = DatePrecision.MONTH if vague and unit == "day" else UNITS[unit][1]
    return stored(shifted(base, count if counted["way"] in FORWARD else -count, unit), grain)


def _range(body: str, published: date | None, tense: Tense) -> ResolvedTime | None:
    plain = re.sub(r"^(?:from|between)\s", "", " ".join(body.split()), flags=re.IGNORECASE)
    if (counted := COUNTED_ON.match(plain)) is not None:
        opening = point(counted["date"], published, tense)
        if opening is None or opening.date is None:
            return None
        count, _ = number(counted["count"].lower())
        last = shifted(shifted(opening.date, count, counted["unit"].lower()), -1, "day")
        return ResolvedTime(opening.date, last, opening.precision)
    first, _, second = BETWEEN.sub("\n", plain, count=1).partition("\n")
    first, second = _completed(first, second, published)
    start = point(first, published, tense)
    if start is None or start.date is None or not second:
        return start
    end = _end(second, start.date, published)
    if end is None or end.date is None:
        return start
    last = last_day(end.date, end.precision)
    if last < start.date:
        return None
    if SEVERAL.search(body) and (last - start.date).days > 62:
        return start  # "in June and November": two occasions
    order = list(DatePrecision)
    return ResolvedTime(start.date, last, max(start.precision, end.precision, key=order.index))


def _completed(first: str, second: str, published: date | None) -> tuple[str, str]:
    """Both sides of a range with the month and the year that only one of them names ("3 to 14 June")."""
    first, second = first.removeprefix("the "), second.removeprefix("the ")
    of_week = re.search(r" (?:of )?(?:last|this|next) week$", second)
    if of_week is not None and re.fullmatch(WEEKDAY, first, re.IGNORECASE):
        return first + of_week[0], second
    months = [re.search(MONTH, side, re.IGNORECASE) for side in (first, second)]
    if months[0] is None and months[1] is not None and re.match(r"\d{1,2}\D{0,2}$", first):
        first = f"{first} {months[1][0]}"
        months[0] = months[1]
    elif months[1] is None and months[0] is not None and re.match(r"\d{1,2}(?!\d)", second):
        second = f"{months[0][0]} {second}"
        months[1] = months[0]
    if months[0] is None or months[1] is None:
        return first, second
    one, other = (MONTHS.index(m[0].lower()[:3]) for m in months if m)
    year = said_year(second.lower(), published)
    if year is not None and said_year(first.lower(), published) is None:
        first = f"{first} {year - (one > other)}"
    return first, second


def _end(body: str, start: date, published: date | None) -> ResolvedTime | None:
    """The second side of a range: counted on from the first where it does not say its year or week."""
    if (ending := ENDING.search(body)) is not None:
        found = _deadline(body, start, Tense.FUTURE)
        return None if found is None or ending is None else ResolvedTime(found.date_end, None, found.precision)
    if re.fullmatch(WEEKDAY, body, re.IGNORECASE):
        return stored(weekday(WEEKDAYS.index(body.lower()[:3]), start, ahead=True), DatePrecision.DAY)
    if re.search(MONTH, body, re.IGNORECASE):
        year = said_year(body.lower(), published)
        found = point(body if year else f"{body} {start.year}", published, Tense.FUTURE)
        if found is not None and found.date is not None and found.date < start.replace(day=1) and year is None:
            found = point(f"{body} {start.year + 1}", published, Tense.FUTURE)
        return found
    return point(body, published, Tense.FUTURE)
