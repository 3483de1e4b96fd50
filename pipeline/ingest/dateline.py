"""The dateline of a wire report: place, agency and, where it names a year, the date.

Here: what the opening of an article says of itself. The extractor cuts datelines off for itself (extract/document.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateutil import parser as dateutil_parser

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATELINE = re.compile(
    rf"""^\s*(?:\(LEAD\)\s*)?
    (?P<place>[A-ZÀ-Ý][\w'’.-]*(?:[ /,]+[A-ZÀ-Ý][\w'’.-]*){{0,4}}?)
    (?:,\s*(?P<day>{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?)\.?)?
    \s*(?:\((?P<agency>[^()\n]{{2,40}})\)|/(?P<slashed>[^/\n]{{2,40}})/\.?)?
    (?:\s*(?P<dash>-{{1,2}}|–|—|:)|(?<=[./)]))\s+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; a part that it does not say is None."""

    place: str | None = None
    agency: str | None = None
    published: date | None = None


def parse_dateline(body: str) -> Dateline:
    """The dateline at the beginning of an article's body, empty where there is none."""
    match = DATELINE.match(body)
    if match is None:
        return Dateline()
    agency = match.group("agency") or match.group("slashed")
    day, dash, place = match.group("day"), match.group("dash"), match.group("place")
    # Words in brackets after a name are no agency, and a name before a colon no place, unless more speaks for it.
    if not (day or match.group("slashed") or (dash and (agency or place.isupper()))):
        return Dateline()
    return Dateline(place.strip(" ,"), agency, _full_date(day))


def _full_date(text: str | None) -> date | None:
    if text is None or not re.search(r"\d{4}", text):
        return None
    try:
        return dateutil_parser.parse(text).date()
    except ValueError:  # "June 31, 2024": a misprint says nothing
        return None
