"""Finding time expressions in text. Not here: what day they mean (resolving.py and its neighbours)."""

from __future__ import annotations

import re

import ahocorasick_rs

from pipeline.extract.times.model import TimeKind, TimeMention

MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:19|20)\d\d(?![\d,]\d|\d|s\b|\s+(?:troops|soldiers|personnel|people|sailors|marines))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|,\d)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
NUMBER = (
    r"(?:\d{1,3}|an?|a few|several|a couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half a)"
)
OF_WEEK = r"(?:\s(?:of\s)?(?:last|this|next)\sweek)?"
UNIT = r"(?:day|week|fortnight|month|year|decade)s?"
TURN = r"(?:last|next|this|this\spast|this\scoming|the\s(?:coming|past))"
# "early June", "the end of next month", "the second half of 2025": a part of a month or year, stored as the whole
PART = (
    r"(?:(?:early|late|mid)(?:-|\sin\s|\s)(?:the\s)?(?!-)"
    r"|(?:earlier|later)\s(?:in\s)?"
    r"|(?:the\s)?(?:start|beginning|middle|end|close|(?:first|second|latter)\shalf|(?:first|second|third|fourth|final|last)"
    r"\s(?:quarter|week|days|weekend))\sof\s)"
)
SEP = r"(?:\s?[-–—]\s?|,?\s(?:to|until|till|through|thru|and)\s(?:the\s)?)"
DATE = (
    rf"(?:{WEEKDAY},?\s(?:the\s)?)?(?:{MONTH}\s(?:the\s)?{DAY}|{DAY}\s(?:of\s)?{MONTH})"
    rf"(?:,?\s(?:{YEAR}|(?:of\s)?{TURN}\syear))?"
)
MONTHLY = rf"{MONTH}(?!\s\d{{1,2}}\b)(?:,?\s(?:of\s)?(?:{YEAR}|{TURN}\syear))?"
SEASONAL = rf"{SEASON}(?:,?\s(?:of\s)?(?:{YEAR}|{TURN}\syear))?"
POINT = (
    rf"\d{{4}}-\d\d-\d\d|(?:last\s)?{DATE}|{PART}?(?:{TURN}\s)?{MONTHLY}|{TURN}\s{SEASON}|{SEASONAL}(?<=\d)|{SEASONAL}(?<=year)"
    rf"|(?:{TURN}\s)?{WEEKDAY}{OF_WEEK}"
    rf"|{PART}?{TURN}\s(?:week|weekend|month|year)"
    r"|mid-month|(?:the\s)?(?:start|middle|end|close)\sof\sthe\s(?:week|month|year)|the\sweekend"
    r"|yesterday|today|tonight|tomorrow|this\s(?:morning|afternoon|evening)"
    rf"|{NUMBER}\syears?\sago\s(?:this\s(?:month|week)|today|(?:in\s)?{MONTH})"
    rf"|{NUMBER}\s{UNIT}\s(?:ago|from\snow)|in\s{NUMBER}\s{UNIT}[’']?\stime|{PART}?{YEAR}"
)
END = (
    rf"(?:the\s)?end\sof\s(?:{TURN}\s(?:year|month|week)|the\s(?:year|month)|{MONTH}(?:\s{YEAR})?|{YEAR})"
    r"|(?:the\s)?year[-’']s?[\s-]?end|the\syear\s(?:is\s(?:out|over|up)|ends|closes)"
)
BOUND = (
    rf"(?:{DATE}|{PART}?(?:{TURN}\s)?{MONTHLY}|{TURN}\s(?:{WEEKDAY}|week|month|year)"
    rf"|{WEEKDAY}{OF_WEEK}|today|tomorrow|{YEAR})"
)
SPAN = (
    rf"{NUMBER}\s(?:day|week)s?\s(?:from|(?:starting|beginning)(?:\s(?:on|from))?)\s(?:{DATE}|(?:{TURN}\s)?{WEEKDAY})|{DATE}{SEP}{DATE}"
    rf"|{MONTH}\s{DAY}{SEP}(?:{MONTH}\s)?{DAY}(?:,?\s{YEAR})?"
    rf"|{DAY}{SEP}{DAY}\s(?:of\s)?{MONTH}(?:,?\s{YEAR})?"
    rf"|{MONTHLY}(?:\s?[-–—]\s?|\s(?:to|until|till|through)\s){MONTH}(?:\s{YEAR})?"
    rf"|{MONTH}\sand\s{MONTH}(?:,?\s(?:of\s)?(?:{YEAR}|{TURN}\syear))?"
    rf"|{WEEKDAY}(?:\s?[-–—]\s?|\s(?:to|until|till|through|and)\s)(?:{DATE}|{WEEKDAY}{OF_WEEK})"
)
EXPRESSION = re.compile(
    rf"(?<![\w-])(?:(?P<habit>(?:every|each)\s(?:(?:two|three|four|five|other)\s)?(?:{UNIT}|{SEASON})"
    rf"|(?:once|twice)\sa\s(?:year|month)|annually)"
    rf"|(?P<relative>{NUMBER}\s{UNIT}\s(?:earlier|later|before|after(?:wards)?|previously)"
    rf"|(?:{MONTH}|{SEASON})(?:\sof)?\s(?:that|the\ssame|the\s(?:following|previous))\syear"
    rf"|(?:the\s)?{DAY}\sof\s(?:that|the\ssame)\smonth"
    r"|(?:(?:earlier|later)\s)?(?:the|that)\s(?:very\s)?same\s(?:day|night|morning|afternoon|evening|week|month|year)"
    r"|(?:(?:earlier|later)\s)?that\s(?:day|week|month|year)"
    r"|the\s(?:day|week|month|year)\s(?:before|after)|the\s(?:following|next|previous|preceding)\s(?:day|week|month|year))"
    rf"|(?P<duration>{NUMBER}-(?:day|week|month|year)|(?:a\s)?(?:week|month|year)-?long)"
    rf"|(?P<range>(?:from\s|between\s)(?:the\s)?{BOUND}{SEP}(?:{END}|{BOUND})|(?:from\s|between\s)?(?:the\s)?(?:{SPAN}))"
    rf"|(?:by|until|till|through|(?:(?<=\sruns\s)|(?<=\slasts\s)|(?<=\srun\s)|(?<=\slast\s))to|before(?=\s(?:the\s(?:end|year)|year|{MONTH}(?!\s\d))))\s(?P<deadline>{END}|{POINT})"
    rf"|since\s(?P<since>{POINT})|(?P<point>{POINT})|(?:in\s|(?:to|for|over|during)\s(?=the\s))(?P<season>(?:the\s)?{SEASONAL}))(?!\w)",
    re.IGNORECASE,
)
# Without one of these in it a text names no time; most sentences do not, and the expression above is slow to tell.
NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WORDS = (
    "0 1 2 3 4 5 6 7 8 9 day week fortnight month year decade spring summer autumn fall winter"
    " annually morning afternoon evening tonight tomorrow"
).split()
NAMES_INDEX, WORDS_INDEX = ahocorasick_rs.AhoCorasick(NAMES), ahocorasick_rs.AhoCorasick(WORDS)
EDITION = re.compile(r"[A-Z][\w’'.]+[ -]$")


def find_times(text: str) -> list[TimeMention]:
    """The time expressions of a text, left to right, none overlapping."""
    if not (WORDS_INDEX.find_matches_as_indexes(text.lower()) or NAMES_INDEX.find_matches_as_indexes(text)):
        return []
    found = []
    for match in EXPRESSION.finditer(text):
        group = match.lastgroup or "point"
        start, end = match.span()
        body = match[group]
        edition = body.isdigit() and EDITION.search(text[max(0, start - 30) : start]) is not None
        found.append(TimeMention(start, end, text[start:end], KINDS.get(group) or TimeKind(group), edition, body))
    return found


KINDS = {"relative": TimeKind.RELATIVE_TO_EVENT, "season": TimeKind.POINT}
