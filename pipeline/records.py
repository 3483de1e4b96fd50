"""The vocabulary of the project, typed: what an article is and what an event record is.

Here: the words of the annotation guide as enums, and the records that the stages hand to each other.
Not here: how any of them is read, found, stored or judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventClass(StrEnum):
    """The two things the warehouse is about."""

    PARTNERSHIP = "partnership"
    EXERCISE = "exercise"


class EventType(StrEnum):
    """Kinds of event; the first four belong to partnerships (first fitting wins), the others to exercises."""

    AGREEMENT = "agreement"
    JOINT_PROGRAM = "joint_program"
    TALKS = "talks"
    COOPERATION = "cooperation"
    EXERCISE = "exercise"
    PATROL = "patrol"
    TRAINING = "training"

    @property
    def event_class(self) -> EventClass:
        """The class that the type belongs to."""
        return EventClass.EXERCISE if self in EXERCISE_TYPES else EventClass.PARTNERSHIP


EXERCISE_TYPES = frozenset({EventType.EXERCISE, EventType.PATROL, EventType.TRAINING})


class Status(StrEnum):
    """The latest state an article tells of; the first eight are a partnership's, the rest an exercise's."""

    PROPOSED = "proposed"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    SIGNED = "signed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    REJECTED = "rejected"  # of both classes
    PLANNED = "planned"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


PARTNERSHIP_STATUSES = (
    Status.PROPOSED,
    Status.NEGOTIATING,
    Status.AGREED,
    Status.SIGNED,
    Status.ACTIVE,
    Status.SUSPENDED,
    Status.ENDED,
    Status.REJECTED,
)
EXERCISE_STATUSES = (
    Status.PLANNED,
    Status.ONGOING,
    Status.COMPLETED,
    Status.POSTPONED,
    Status.CANCELLED,
    Status.REJECTED,
)


class Domain(StrEnum):
    """Where an exercise takes place; a partnership has none (None, not `unknown`)."""

    MARITIME = "maritime"
    AIR = "air"
    LAND = "land"
    MULTI = "multi"
    CYBER = "cyber"
    SPACE = "space"
    MISSILE = "missile"
    UNKNOWN = "unknown"


class DatePrecision(StrEnum):
    """How exactly the text dates the event; a month or a year is stored as its first day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Role(StrEnum):
    """What a participant does in an event."""

    PARTICIPANT = "participant"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as ingested.

    `text` is what the extractor reads and what every offset refers to: the headline where there is one, a blank
    line, the body with its dateline. A `date YYYY-MM-DD` header is not part of it.
    """

    article_id: str  # hash of publisher, date, title and text: see ingest.identity
    source_id: str  # the record's own id, else the stem of its file
    source_uri: str
    record_number: int  # 1-based place in its file
    text: str
    published_date: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1, else 639-3: see ingest.languages; None: not told
    dateline_place: str | None = None
    agency: str | None = None
    author: str | None = None  # as the document says; several by "; "
    modified_at: datetime | None = None  # UTC without a zone: when this version was written, as the document says
    has_own_id: bool = False  # source_id is the record's own
    version_keys: tuple[str, ...] = ()  # what it shares with its other versions: see ingest.identity


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document or record that could not become an article, and why."""

    source_uri: str
    record_number: int | None  # None: the file as a whole
    reason: str  # a code of ingest.rejections
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote: text[start:end] == quote, offsets in characters into Article.text."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A state (ISO 3166-1 alpha-3) or international organisation taking part in an event."""

    actor_code: str
    role: Role = Role.PARTICIPANT


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One real-world event as one article tells of it."""

    event_type: EventType
    status: Status
    participants: tuple[Participant, ...]  # sorted by code, no code twice
    evidence: tuple[Evidence, ...]  # in text order, at least one
    event_name: str | None = None
    domain: Domain | None = None
    areas: tuple[str, ...] = ()  # sorted codes of lexicon/areas
    event_date: date | None = None
    event_date_end: date | None = None
    date_precision: DatePrecision | None = None
    location: str | None = None  # in the text's words
    latitude: float | None = None  # degrees north
    longitude: float | None = None  # degrees east
    attribution: str | None = None  # whom the article cites for it
    confidence: float = 0.5  # 0 to 1
    rules: tuple[str, ...] = ()  # "field: rule that made it"

    @property
    def event_class(self) -> EventClass:
        """Partnership or exercise, from the type."""
        return self.event_type.event_class

    @property
    def actor_codes(self) -> tuple[str, ...]:
        """The participants' codes, sorted."""
        return tuple(p.actor_code for p in self.participants)


@dataclass(frozen=True, slots=True)
class Mention:
    """An event record as stored: with its ids and what resolution needs to know of its article."""

    mention_id: str  # "<article_id>-<two-digit place in the article>"
    article_id: str
    published_date: date | None
    publisher: str | None
    event: EventRecord


@dataclass(frozen=True, slots=True)
class EventLink:
    """Resolution's answer: which real-world event a mention belongs to."""

    mention_id: str
    event_id: str
    rule: str  # the key or rule that joined it
