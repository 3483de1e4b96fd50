"""Gold articles: reading them, checking their labels, and choosing a fold.

Here: the file format of a gold article and every rule a label must keep.
Not here: matching or scoring. What the labels mean stands in docs/annotation-guide.md.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pipeline.ingest.formats.plain import HEADER
from pipeline.records import (
    EXERCISE_STATUSES,
    PARTNERSHIP_STATUSES,
    DatePrecision,
    Domain,
    EventClass,
    EventType,
    Status,
)

Fold = Literal["A", "B", "all"]

# The articles that rules may be written from, by family and last number; the rest is only ever measured.
ALL = 999
LAST_SEEN = {"dev": 26, "ds": 13} | dict.fromkeys(("pa", "pb", "pc", "pd", "pe", "br", "na", "nb", "nc", "no"), ALL)

ARTICLE_KEYS = {"id", "article", "published_date", "events"}
EVENT_KEYS = {
    "event_class", "event_type", "status", "participants", "name", "domain",
    "date", "date_end", "date_precision", "location", "evidence",
}  # fmt: skip


class GoldError(ValueError):
    """A label that breaks the rules; the message names file, event, what is wrong and what is allowed."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One labelled event. Empty labels are None or (), as in an EventRecord."""

    event_type: EventType
    status: Status
    participants: tuple[str, ...]  # sorted codes
    names: tuple[str, ...]  # accepted alternatives; "" accepts that none is given
    domain: Domain | None
    event_date: date | None
    event_date_end: date | None
    date_precision: DatePrecision | None
    locations: tuple[str, ...]  # accepted alternatives; () where none is said
    evidence: tuple[str, ...]  # verbatim quotes
    cluster: str | None  # the same slug for the same real-world event

    @property
    def event_class(self) -> EventClass:
        """Partnership or exercise, from the type."""
        return self.event_type.event_class


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One labelled article."""

    article_id: str
    published_date: date
    text: str  # as ingest hands it to the extractor: without the date header
    events: tuple[GoldEvent, ...]


def load_gold(folder: Path, known_actors: Collection[str] | None = None) -> list[GoldArticle]:
    """Every gold article of a folder (not of its sub-folders), by file name.

    `known_actors` are the codes that participants may have; None checks their form only.
    Raises GoldError on a folder without articles, on two files with one id and on a label that breaks a rule.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder}: no gold articles (*.json) here")
    articles: dict[str, GoldArticle] = {}
    for file in files:
        article = parse_gold(json.loads(file.read_text("utf-8")), file.name, known_actors)
        if article.article_id in articles:
            raise GoldError(f"{file.name}: the id {article.article_id!r} is taken by another file of {folder}")
        articles[article.article_id] = article
    return list(articles.values())


def parse_gold(raw: Any, place: str, known_actors: Collection[str] | None = None) -> GoldArticle:
    """One gold article from its JSON; `place` names it in errors. Raises GoldError."""
    if not isinstance(raw, dict) or not raw.keys() >= ARTICLE_KEYS:
        raise GoldError(f"{place}: a gold article needs the keys {', '.join(sorted(ARTICLE_KEYS))}")
    text = HEADER.sub("", raw["article"], count=1).lstrip("\n")
    if not text.strip():
        raise GoldError(f"{place}: the article has no text")
    published = _day(raw["published_date"], f"{place}: published_date")
    if published is None:
        raise GoldError(f"{place}: published_date is empty")
    events = tuple(
        _event(event, f"{place}, event {number}", text, known_actors) for number, event in enumerate(raw["events"], 1)
    )
    return GoldArticle(article_id=raw["id"], published_date=published, text=text, events=events)


def is_seen(article_id: str) -> bool:
    """Does the article belong to fold A, which rules were written from first?"""
    family, _, number = article_id.partition("-")
    return number.isdecimal() and int(number) <= LAST_SEEN.get(family, 0)


def of_fold(articles: Iterable[GoldArticle], fold: Fold) -> list[GoldArticle]:
    """The articles of fold A, fold B or all."""
    return [a for a in articles if fold == "all" or is_seen(a.article_id) == (fold == "A")]


def _event(raw: Any, place: str, text: str, known_actors: Collection[str] | None) -> GoldEvent:
    if not isinstance(raw, dict) or raw.keys() - {"cluster"} != EVENT_KEYS:
        raise GoldError(f"{place}: an event needs exactly the keys {', '.join(sorted(EVENT_KEYS))} (and cluster)")
    event_type = EventType(_one_of(raw["event_type"], EventType, f"{place}: event_type"))
    event_class = _one_of(raw["event_class"], EventClass, f"{place}: event_class")
    if event_type.event_class != event_class:
        raise GoldError(f"{place}: event_type {event_type} does not belong to event_class {event_class}")
    is_exercise = event_class == EventClass.EXERCISE
    allowed = EXERCISE_STATUSES if is_exercise else PARTNERSHIP_STATUSES
    status = Status(_one_of(raw["status"], allowed, f"{place}: status of an event of class {event_class}"))
    if bool(raw["domain"]) != is_exercise:
        raise GoldError(f"{place}: domain {raw['domain']!r}: an exercise has one, a partnership none")
    begins, ends = _day(raw["date"], f"{place}: date"), _day(raw["date_end"], f"{place}: date_end")
    if bool(raw["date_precision"]) != bool(begins or ends):
        raise GoldError(f"{place}: date_precision {raw['date_precision']!r}: given exactly where a date is")
    if begins and ends and ends < begins:
        raise GoldError(f"{place}: date_end {ends} lies before date {begins}")
    for quote in raw["evidence"]:
        if not quote or quote not in text:
            raise GoldError(f"{place}: evidence {quote!r} does not stand in the article")
    if not raw["evidence"]:
        raise GoldError(f"{place}: evidence is empty; quote the span that tells of the event")
    return GoldEvent(
        event_type=event_type,
        status=status,
        participants=_participants(raw["participants"], is_exercise, place, known_actors),
        names=tuple(raw["name"].split("|")),
        domain=Domain(_one_of(raw["domain"], Domain, f"{place}: domain")) if raw["domain"] else None,
        event_date=begins,
        event_date_end=ends,
        date_precision=(
            DatePrecision(_one_of(raw["date_precision"], DatePrecision, f"{place}: date_precision"))
            if raw["date_precision"]
            else None
        ),
        locations=tuple(raw["location"].split("|")) if raw["location"] else (),
        evidence=tuple(raw["evidence"]),
        cluster=raw.get("cluster") or None,
    )


def _participants(
    codes: list[str], is_exercise: bool, place: str, known_actors: Collection[str] | None
) -> tuple[str, ...]:
    if codes != sorted(set(codes)):
        raise GoldError(f"{place}: participants {codes}: sorted, and each once")
    if len(codes) < (1 if is_exercise else 2):
        raise GoldError(f"{place}: participants {codes}: an exercise has at least one, a partnership two")
    unknown = [c for c in codes if (c not in known_actors if known_actors is not None else not c.isupper())]
    if unknown:
        raise GoldError(f"{place}: unknown actor code {', '.join(unknown)}; known are those of lexicon/actors.csv")
    return tuple(codes)


def _one_of(value: str, allowed: Iterable[str], place: str) -> str:
    values = [str(v) for v in allowed]
    if value not in values:
        raise GoldError(f"{place}: {value!r} is unknown; allowed are {', '.join(values)}")
    return value


def _day(value: str, place: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise GoldError(f"{place}: {value!r} is no date YYYY-MM-DD") from error
