"""Finding time expressions in text. Not here: what day they mean (resolving.py)."""

from __future__ import annotations

import re

from pipeline.extract.times.model import TimeKind, TimeMention

MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:19|20)\d\d(?![\d,]\d|\d|s\b|\s+(?:troops|soldiers|personnel|people))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
NUMBER = r"(?:\d{1,3}|an?|a few|several|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
UNIT = r"(?:day|week|month|year)s?"
SIDE = rf"(?:{MONTH}\s{DAY}|{DAY}\s{MONTH})(?:,?\s{YEAR})?"
POINT = (
    rf"\d{{4}}-\d\d-\d\d|{SIDE}|{MONTH}\s(?:of\s)?(?:last|this|next)\syear"
    rf"|(?:(?:early|late|mid)[ -]|(?:last|next|this)\s)?{MONTH}(?!\s\d{{1,2}}\b)(?:,?\s(?:of\s)?{YEAR})?"
    rf"|(?:(?:last|next|this)\s)?{WEEKDAY}"
    r"|(?:early |late |earlier |later )?(?:last|next|this)\s(?:week|month|year|spring|summer|autumn|fall|winter)"
    rf"|yesterday|today|tomorrow|{NUMBER}\s{UNIT}\sago|{YEAR}"
)
END = rf"(?:the\s)?end\sof\s(?:the\syear|this\syear|next\syear|{MONTH}(?:\s{YEAR})?|{YEAR})|year-end"
SPAN = (
    rf"{MONTH}\s{DAY}\s?(?:-|–|to|and|through)\s?(?:{MONTH}\s)?{DAY}(?:,?\s{YEAR})?"
    rf"|{DAY}\s?(?:-|–|to|and)\s?{DAY}\s{MONTH}(?:\s{YEAR})?"
    rf"|{SIDE}\s?(?:-|–|to|until|through)\s?{SIDE}"
    rf"|{MONTH}(?:\s{YEAR})?\s?(?:-|–|to|and|until|through)\s?{MONTH}\s{YEAR}"
)
EXPRESSION = re.compile(
    rf"(?<![\w-])(?:(?P<habit>every\s(?:{UNIT}|summer|winter|spring)|annually)"
    rf"|(?P<relative>{NUMBER}\s{UNIT}\s(?:earlier|later|before|after)|(?:the|that)\ssame\s(?:day|month|year)"
    r"|that\s(?:day|month|year)|the\s(?:day|month|year)\sbefore|the\s(?:following|next)\s(?:day|month|year))"
    rf"|(?P<duration>{NUMBER}-(?:day|week|month|year))"
    rf"|(?P<range>(?:from\s|between\s)?(?:{SPAN}))"
    rf"|(?:by|until|till|through)\s(?P<deadline>{END}|{POINT})"
    rf"|since\s(?P<since>{POINT})|(?P<point>{POINT}))(?!\w)",
    re.IGNORECASE,
)
EDITION = re.compile(r"[A-Z][\w’']+[ -]$")


def find_times(text: str) -> list[TimeMention]:
    """The time expressions of a text, left to right, none overlapping."""
    found = []
    for match in EXPRESSION.finditer(text):
        group = match.lastgroup or "point"
        kind = TimeKind.RELATIVE_TO_EVENT if group == "relative" else TimeKind(group)
        start, end = match.span()
        body = match[group]
        edition = body.isdigit() and EDITION.search(text[max(0, start - 30) : start]) is not None
        found.append(TimeMention(start, end, text[start:end], kind, edition, body))
    return found
