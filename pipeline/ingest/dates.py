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
    text = str(value).strip()
    try:
        if EPOCH.match(text):
            number = float(text)
            return datetime.fromtimestamp(number / 1000 if number > MILLISECONDS_FROM else number, UTC).date()
        if re.match(r"^\d{4}-\d{2}-\d{2}", text):
            return _in_utc(datetime.fromisoformat(text))
        if re.match(r"^[A-Z][a-z]{2},? \d", text):
            return _in_utc(parsedate_to_datetime(text))
        if not re.search(r"\d{4}", text):
            raise UnreadableError("bad_date", f"the date {value!r} names no year")
        return _in_utc(dateutil_parser.parse(text, dayfirst=not re.match(r"^\d{4}", text)))
    except (ValueError, OverflowError, OSError, dateutil_parser.ParserError) as error:
        raise UnreadableError("bad_date", f"the date {value!r} cannot be read: {error}") from error


def _in_utc(moment: datetime) -> date:
    return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
