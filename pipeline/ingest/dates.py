"""Publication dates in the forms that archives and feeds use.

Here: one value to one day or moment, in UTC where a time zone is given. Not here: time expressions inside an article.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

from pipeline.ingest.rejections import UnreadableError

EARLIEST = date(1900, 1, 1)
SLACK = timedelta(days=2)  # an outlet east of UTC may be a day ahead
EPOCH = re.compile(r"^\d{9,13}(?:\.\d+)?$")
MILLISECONDS_FROM = 10**11
ISO_DAY = re.compile(r"^\d{4}-\d\d-\d\d(?!\d)")
WEEKDAY_FIRST = re.compile(r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \d")
MAX_CHARS = 60
ISO_DAY_CHARS = 10
HOUR = 3600
# Names of zones that news sites and feeds write, in seconds east of UTC; of ambiguous ones the meaning in news (IST:
# India). Others are read as if no zone was given.
ZONES = {
    "EST": -5 * HOUR, "EDT": -4 * HOUR, "ET": -5 * HOUR, "CST": -6 * HOUR, "CDT": -5 * HOUR, "MST": -7 * HOUR,
    "MDT": -6 * HOUR, "PST": -8 * HOUR, "PDT": -7 * HOUR, "BST": HOUR, "CET": HOUR, "CEST": 2 * HOUR, "EET": 2 * HOUR,
    "EEST": 3 * HOUR, "MSK": 3 * HOUR, "IST": 19_800, "PKT": 5 * HOUR, "SGT": 8 * HOUR, "PHT": 8 * HOUR,
    "HKT": 8 * HOUR, "AWST": 8 * HOUR, "JST": 9 * HOUR, "KST": 9 * HOUR, "AEST": 10 * HOUR, "AEDT": 11 * HOUR,
    "NZST": 12 * HOUR, "NZDT": 13 * HOUR,
}  # fmt: skip
# A part that a date does not say is filled in from these: where the two answers differ, no day was said.
FILLERS = (datetime(2000, 1, 1), datetime(2004, 12, 31))


def parse_date(value: object, *, today: date | None = None) -> date | None:
    """The day of a date value: ISO 8601, RFC 2822, epoch (seconds or milliseconds), "23 June 2024", a date object.

    None for an absent value. Raises UnreadableError (bad_date) for anything else that cannot be read or is absurd.
    """
    day = _plain_day(value)
    if day is None:
        moment = parse_moment(value)
        if moment is None:
            return None
        day = moment.date()
    limit = (today or datetime.now(UTC).date()) + SLACK
    if not EARLIEST <= day <= limit:
        raise UnreadableError("bad_date", f"the date {value!r} lies before {EARLIEST} or in the future")
    return day


def _plain_day(value: object) -> date | None:
    """The day of "2024-06-23", which is what most documents say; None for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == ISO_DAY_CHARS else None
    except ValueError:
        return None


def parse_moment(value: object) -> datetime | None:
    """The moment of a date value in any of the same forms, in UTC (midnight where no time is given), without a zone.

    None for an absent value. Raises UnreadableError (bad_date) for what cannot be read.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    text = str(value).strip() if isinstance(value, str | int | float) else None
    if text == "":
        return None
    if text is None or len(text) > MAX_CHARS or not any(c.isdigit() for c in text):
        shown = (text or "")[:MAX_CHARS]
        raise UnreadableError("bad_date", f"the date {shown!r} ({type(value).__name__}) cannot be read")
    try:
        return _in_utc(_read(text))
    except (ValueError, TypeError, OverflowError, OSError) as error:
        raise UnreadableError("bad_date", f"the date {value!r} cannot be read: {error}") from error


def _read(text: str) -> datetime:
    if ISO_DAY.match(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # "2024-06-23 10:00:00 UTC": the slow way knows it
    if EPOCH.match(text):
        number = float(text)
        return datetime.fromtimestamp(number / 1000 if number > MILLISECONDS_FROM else number, UTC)
    if WEEKDAY_FIRST.match(text):
        return parsedate_to_datetime(text)
    # "6/7/2024" is read as 6 July, as most outlets outside the United States write it.
    day_first = not re.match(r"^\d{4}", text)
    one, other = (dateutil_parser.parse(text, dayfirst=day_first, default=filler, tzinfos=ZONES) for filler in FILLERS)
    if one.date() != other.date():
        raise ValueError("it does not name day, month and year")
    return one


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
