"""Publication dates in the forms that archives and feeds use.

Here: one value to one day, in UTC where a time zone is given. Not here: time expressions inside an article.
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
WEEKDAY_FIRST = re.compile(r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \d")
MAX_CHARS = 60
# A part that a date does not say is filled in from these: where the two answers differ, no day was said.
FILLERS = (datetime(2000, 1, 1), datetime(2004, 12, 31))


def parse_date(value: object, *, today: date | None = None) -> date | None:
    """The day of a date value: ISO 8601, RFC 2822, epoch (seconds or milliseconds), "23 June 2024", a date object.

    None for an absent value. Raises UnreadableError (bad_date) for anything else that cannot be read or is absurd.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    day = _day(value)
    limit = (today or datetime.now(UTC).date()) + SLACK
    if not EARLIEST <= day <= limit:
        raise UnreadableError("bad_date", f"the date {value!r} lies before {EARLIEST} or in the future")
    return day


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return value
    text = str(value).strip() if isinstance(value, str | int | float) else ""
    if len(text) > MAX_CHARS or not any(c.isdigit() for c in text):
        raise UnreadableError("bad_date", f"the date {text[:MAX_CHARS]!r} ({type(value).__name__}) cannot be read")
    try:
        if EPOCH.match(text):
            number = float(text)
            return datetime.fromtimestamp(number / 1000 if number > MILLISECONDS_FROM else number, UTC).date()
        if WEEKDAY_FIRST.match(text):
            return _in_utc(parsedate_to_datetime(text))
        # "6/7/2024" is read as 6 July, as most outlets outside the United States write it.
        day_first = not re.match(r"^\d{4}", text)
        one, other = (dateutil_parser.parse(text, dayfirst=day_first, default=filler) for filler in FILLERS)
        if one.date() != other.date():
            raise UnreadableError("bad_date", f"the date {value!r} does not name day, month and year")
        return _in_utc(one)
    except (ValueError, TypeError, OverflowError, OSError) as error:
        raise UnreadableError("bad_date", f"the date {value!r} cannot be read: {error}") from error


def _in_utc(moment: datetime) -> date:
    return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
