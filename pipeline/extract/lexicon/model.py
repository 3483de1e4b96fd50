"""What the lexicon consists of, typed: one frozen class per data file, and the words its cells may hold.

Not here: reading and checking the files (table, build, checks), and anything that matches text.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Domain, EventType

ACTOR_TYPES = ("state", "organisation")
ALIAS_KINDS = (
    "name",  # Japan, Republic of Korea
    "abbreviation",  # U.S., ROK
    "demonym",  # Japanese, Filipinos, Philippine
    "capital",  # Tokyo; mostly a place, an actor only where the clause says so
    "government",  # the Pentagon, Downing Street, Ministry of Defence of Singapore
    "force",  # Royal Navy, PLA Navy, U.S. Indo-Pacific Command
    "ship_prefix",  # HMAS, USS; a ship's name has to follow
    "organisation",  # NATO, European Commission
    "grouping",  # AUKUS, the Quad: stands for its members
)
AMBIGUITY = ("no", "sometimes", "mostly")  # how often the words of an alias mean something else
BLOCKER_KINDS = ("place", "media", "company", "people", "university", "culture", "history", "thing")
PLACE_KINDS = (
    "sea",
    "strait",
    "gulf",
    "ocean",
    "bay",
    "island",
    "base",
    "training_area",
    "city",
    "region",
    "river",
    "port",
    "country",
)
INSTRUMENT_KINDS = ("treaty", "agreement", "arrangement", "declaration", "programme", "forum", "organisation")
INSTRUMENT_EVENT_TYPES = (EventType.AGREEMENT, EventType.JOINT_PROGRAM, EventType.TALKS, EventType.COOPERATION)


@dataclass(frozen=True, slots=True)
class Actor:
    """A state or international organisation that can take part in an event."""

    code: str  # ISO 3166-1 alpha-3, TWN, PSE, XKX, or the body's code
    name: str
    actor_type: str  # one of ACTOR_TYPES
    iso2: str | None
    cow_code: str | None  # Correlates of War country number, as text
    region: str | None  # UN M49 sub-region


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that stand for one actor, or for all members of a grouping."""

    text: str  # matched case-sensitively, as whole words
    kind: str  # one of ALIAS_KINDS
    actor_codes: tuple[str, ...]
    ambiguous: bool  # sometimes or mostly something else (the note says what)
    needs_support: bool  # mostly something else: counts only beside another alias of the same actor
    note: str | None


@dataclass(frozen=True, slots=True)
class Blocker:
    """A phrase that contains an alias and names no actor; where it matches, no alias inside it does."""

    text: str
    kind: str  # one of BLOCKER_KINDS
    note: str | None


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who speaks and signs for a state or body while in office."""

    names: tuple[str, ...]  # full forms, the usual one first
    surnames: tuple[str, ...]  # how later mentions of one article name the person
    actor_code: str
    office: str
    from_year: int
    to_year: int | None  # None: still in office
    needs_first_name: bool  # the surname is a common word or shared: no match without an earlier full mention


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map."""

    name: str
    aliases: tuple[str, ...]
    kind: str  # one of PLACE_KINDS
    actor_code: str | None  # whose territory; None: high seas, several, disputed
    latitude: float  # degrees north
    longitude: float  # degrees east
    ambiguous: bool  # also a person's name or a word: a place only after in, at, near, off, to …
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the canonical one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Series:
    """An exercise series that bears a proper name."""

    name: str
    aliases: tuple[str, ...]
    domain: Domain
    needs_context: bool  # an ordinary word or shared name: the word exercise, drill or a year has to be near
    usual_participants: tuple[str, ...]  # for editors: never to fill a record
    usual_place: str | None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the canonical one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind of instrument, or a named instrument, programme or forum."""

    name: str
    acronyms: tuple[str, ...]
    weak_acronyms: tuple[str, ...]  # common for other things: count only in an article that has a long form too
    kind: str  # one of INSTRUMENT_KINDS
    event_type: EventType
    aliases: tuple[str, ...]
    members: tuple[str, ...]  # empty: varies
    generic: bool  # a kind of paper ("Memorandum of Understanding"): tells the type, is no proper name
    note: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """All long forms, the canonical one first (acronyms apart)."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Area:
    """A field of cooperation."""

    code: str
    label: str
    patterns: tuple[str, ...]  # lower-case words or phrases, matched as whole words in lower-cased text


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All knowledge about names, checked."""

    actors: dict[str, Actor]
    aliases: tuple[Alias, ...]
    blockers: tuple[Blocker, ...]
    leaders: tuple[Leader, ...]
    places: tuple[Place, ...]
    series: tuple[Series, ...]
    instruments: tuple[Instrument, ...]
    areas: tuple[Area, ...]
