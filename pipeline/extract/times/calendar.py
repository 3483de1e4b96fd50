"""Days, months and years counted: the arithmetic behind a time expression. Not here: any words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.extract.times.model import ResolvedTime, Tense
from pipeline.records import DatePrecision

UNITS = {
    "day": (1, DatePrecision.DAY),
    "week": (7, DatePrecision.MONTH),
    "weekend": (7, DatePrecision.MONTH),
    "fortnight": (14, DatePrecision.MONTH),
    "month": (1, DatePrecision.MONTH),
    "year": (1, DatePrecision.YEAR),
    "decade": (10, DatePrecision.YEAR),
}


def stored(day: date, precision: DatePrecision) -> ResolvedTime:
    """A point in time as the guide stores it: a month or a year by its first day."""
    if precision is DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    elif precision is DatePrecision.MONTH:
        day = day.replace(day=1)
    return ResolvedTime(day, None, precision)


def shifted(base: date, count: int, unit: str) -> date:
    """The day a number of units after a day (before it, when negative)."""
    size, precision = UNITS[unit]
    if precision is DatePrecision.YEAR:
        return date(base.year + count * size, 1, 1)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + count
        return date(months // 12, months % 12 + 1, 1)
    return base + timedelta(days=count * size)


def last_day(day: date, precision: DatePrecision) -> date:
    """The last day of the month or year that a day stands for."""
    if precision is DatePrecision.YEAR:
        return date(day.year, 12, 31)
    if precision is DatePrecision.MONTH:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


def yearless(month: int, day: int, published: date, tense: Tense, *, whole_month: bool) -> date:
    """A day or month named without its year: the last one, the next one, or the nearest when the tense is open."""
    found = date(published.year, month, day)
    this_month = month == published.month
    if tense is Tense.PAST:
        return found.replace(year=found.year - 1) if found > published and not (whole_month and this_month) else found
    if tense is Tense.FUTURE:
        return found.replace(year=found.year + 1) if found < published and not this_month else found
    years = (published.year - 1, published.year, published.year + 1)
    return min((found.replace(year=year) for year in years), key=lambda d: abs((d - published).days))


def weekday(target: int, published: date, *, ahead: bool) -> date:
    """The nearest day of a week (0 is Monday) before or after a day, itself included."""
    shift = (target - published.weekday()) % 7 if ahead else -((published.weekday() - target) % 7)
    return published + timedelta(days=shift)
