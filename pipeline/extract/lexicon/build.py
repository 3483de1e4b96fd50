"""From the rows of the lexicon's files to its typed entries.

Here: the columns of each file and what a single line must satisfy.
Not here: what lines must be to each other (checks).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.extract.lexicon.checks import Uniqueness
from pipeline.extract.lexicon.model import (
    ACTOR_TYPES,
    ALIAS_KINDS,
    AMBIGUITY,
    BLOCKER_KINDS,
    INSTRUMENT_EVENT_TYPES,
    INSTRUMENT_KINDS,
    PLACE_KINDS,
    Actor,
    Alias,
    Area,
    Blocker,
    Instrument,
    Leader,
    Lexicon,
    Place,
    Series,
)
from pipeline.extract.lexicon.table import read_table
from pipeline.records import Domain, EventType

Actors = Mapping[str, Actor]


def build_lexicon(folder: Path) -> Lexicon:
    """Read and check all files of a lexicon folder. Raises LexiconError at the first fault."""
    actors = _actors(folder)
    blockers = _blockers(folder)
    return Lexicon(
        actors=actors,
        aliases=_aliases(folder, actors, blockers),
        blockers=blockers,
        leaders=_leaders(folder, actors),
        places=_places(folder, actors),
        series=_series(folder, actors),
        instruments=_instruments(folder, actors),
        areas=_areas(folder),
    )


def _actors(folder: Path) -> dict[str, Actor]:
    columns = ("actor_code", "name", "actor_type", "iso2", "cow_code", "region")
    actors: dict[str, Actor] = {}
    seen = Uniqueness("actor_code")
    for row in read_table(folder / "actors.csv", columns):
        code = row.text("actor_code")
        seen.add(row, code)
        actors[code] = Actor(
            code=code,
            name=row.text("name"),
            actor_type=row.choice("actor_type", ACTOR_TYPES),
            iso2=row.optional("iso2"),
            cow_code=row.optional("cow_code"),
            region=row.optional("region"),
        )
    return actors


def _blockers(folder: Path) -> tuple[Blocker, ...]:
    seen = Uniqueness("phrase")
    blockers = []
    for row in read_table(folder / "blockers.csv", ("phrase", "kind", "note")):
        phrase = row.text("phrase")
        seen.add(row, phrase)
        blockers.append(Blocker(phrase, row.choice("kind", BLOCKER_KINDS), row.optional("note")))
    return tuple(blockers)


def _aliases(folder: Path, actors: Actors, blockers: tuple[Blocker, ...]) -> tuple[Alias, ...]:
    columns = ("alias", "kind", "actor_codes", "ambiguous", "note")
    blocked = {blocker.text for blocker in blockers}
    seen = Uniqueness("alias")
    aliases = []
    for row in read_table(folder / "aliases.csv", columns):
        text = row.text("alias")
        row.text("actor_codes")
        codes = row.codes("actor_codes", actors)
        seen.add(row, text, same=" ".join(codes))
        if text in blocked:
            row.fail(f"alias {text!r} is also a blocker", "delete it here or in blockers.csv")
        kind = row.choice("kind", ALIAS_KINDS)
        if len(codes) > 1 and kind != "grouping":
            row.fail(f"alias {text!r} has several actors but is no grouping", "give it one code or kind grouping")
        ambiguous = row.choice("ambiguous", AMBIGUITY)
        aliases.append(Alias(text, kind, codes, ambiguous != "no", ambiguous == "mostly", row.optional("note")))
    return tuple(aliases)


def _leaders(folder: Path, actors: Actors) -> tuple[Leader, ...]:
    columns = ("name", "surname", "actor_code", "office", "from_year", "to_year", "needs_first_name")
    seen = Uniqueness("name and office")
    leaders = []
    for row in read_table(folder / "leaders.csv", columns):
        row.text("name")
        row.text("surname")
        code = row.choice("actor_code", actors)
        office = row.text("office")
        from_year = row.year("from_year")
        to_year = row.year("to_year") if row.optional("to_year") else None
        if to_year is not None and to_year < from_year:
            row.fail(f"to_year {to_year} lies before from_year {from_year}", "swap or correct them")
        names = row.items("name")
        seen.add(row, f"{names[0]}, {office}, {from_year}")
        leaders.append(
            Leader(names, row.items("surname"), code, office, from_year, to_year, row.yes("needs_first_name"))
        )
    return tuple(leaders)


def _places(folder: Path, actors: Actors) -> tuple[Place, ...]:
    columns = ("name", "aliases", "kind", "actor_code", "latitude", "longitude", "ambiguous", "source")
    seen = Uniqueness("place")
    places = []
    for row in read_table(folder / "places.csv", columns):
        place = Place(
            name=row.text("name"),
            aliases=row.items("aliases"),
            kind=row.choice("kind", PLACE_KINDS),
            actor_code=row.choice("actor_code", actors) if row.optional("actor_code") else None,
            latitude=row.degrees("latitude", 90),
            longitude=row.degrees("longitude", 180),
            ambiguous=row.yes("ambiguous"),
            source=row.text("source"),
        )
        for name in place.names:
            seen.add(row, name)
        places.append(place)
    return tuple(places)


def _series(folder: Path, actors: Actors) -> tuple[Series, ...]:
    columns = ("series", "aliases", "domain", "needs_context", "usual_participants", "usual_place", "source")
    seen = Uniqueness("series")
    series = []
    for row in read_table(folder / "series.csv", columns):
        entry = Series(
            name=row.text("series"),
            aliases=row.items("aliases"),
            domain=Domain(row.choice("domain", tuple(Domain))),
            needs_context=row.yes("needs_context"),
            usual_participants=row.codes("usual_participants", actors),
            usual_place=row.optional("usual_place"),
            source=row.text("source"),
        )
        for name in entry.names:
            seen.add(row, name)
        series.append(entry)
    return tuple(series)


def _instruments(folder: Path, actors: Actors) -> tuple[Instrument, ...]:
    columns = (
        "name",
        "acronyms",
        "weak_acronyms",
        "kind",
        "event_type",
        "aliases",
        "members",
        "generic",
        "note",
    )
    seen = Uniqueness("instrument")
    instruments = []
    for row in read_table(folder / "instruments.csv", columns):
        entry = Instrument(
            name=row.text("name"),
            acronyms=row.items("acronyms"),
            weak_acronyms=row.items("weak_acronyms"),
            kind=row.choice("kind", INSTRUMENT_KINDS),
            event_type=EventType(row.choice("event_type", INSTRUMENT_EVENT_TYPES)),
            aliases=row.items("aliases"),
            members=row.codes("members", actors),
            generic=row.yes("generic"),
            note=row.optional("note"),
        )
        for name in (*entry.names, *entry.acronyms, *entry.weak_acronyms):
            seen.add(row, name)
        instruments.append(entry)
    return tuple(instruments)


def _areas(folder: Path) -> tuple[Area, ...]:
    seen = Uniqueness("area")
    areas = []
    for row in read_table(folder / "areas.csv", ("area_code", "label", "patterns")):
        code = row.text("area_code")
        seen.add(row, code)
        row.text("patterns")
        area = Area(code, row.text("label"), row.items("patterns"))
        for pattern in area.patterns:
            if pattern != pattern.lower():
                row.fail(f"pattern {pattern!r} has capitals", "write it in lower case: it meets lower-cased text")
        areas.append(area)
    return tuple(areas)
