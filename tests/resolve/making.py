"""Short ways to make mentions, a store of them, and arbitrary ones for property tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from hypothesis import strategies as st

from pipeline.records import (
    EXERCISE_STATUSES,
    EXERCISE_TYPES,
    PARTNERSHIP_STATUSES,
    DatePrecision,
    Domain,
    EventClass,
    EventLink,
    EventRecord,
    EventType,
    Evidence,
    Mention,
    Participant,
    Status,
)
from pipeline.resolve import Known, resolve, resolve_increment
from pipeline.resolve.blocks import SERIES, drills_around
from pipeline.resolve.faces import Face
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.resolver import by_article


def mention(
    mention_id: str,
    what: str,
    parties: str,
    quote: str = "they agreed",
    *,
    published: str = "2024-07-09",
    name: str | None = None,
    domain: str | None = None,
    when: str | None = None,
    until: str | None = None,
    place: str | None = None,
) -> Mention:
    """A mention from short texts: `what` is "type status"; `when` is a day, a month or a year."""
    event_type, status = what.split()
    ending = {10: "", 7: "-01", 4: "-01-01"}
    precision = {10: DatePrecision.DAY, 7: DatePrecision.MONTH, 4: DatePrecision.YEAR}
    return Mention(
        mention_id=mention_id,
        article_id=mention_id.rpartition("-")[0],
        published_date=date.fromisoformat(published),
        publisher=None,
        event=EventRecord(
            event_type=EventType(event_type),
            status=Status(status),
            participants=tuple(Participant(code) for code in parties.split()),
            evidence=(Evidence(0, len(quote), quote),),
            event_name=name,
            domain=Domain(domain or "unknown") if event_type in EXERCISE_TYPES else None,
            event_date=date.fromisoformat(when + ending[len(when)]) if when else None,
            event_date_end=date.fromisoformat(until) if until else None,
            date_precision=precision[len(when)] if when else DatePrecision.DAY if until else None,
            location=place,
        ),
    )


def events(*mentions: Mention) -> dict[str, str]:
    """Mention id → event id."""
    return {link.mention_id: link.event_id for link in resolve(mentions)}


def together(*mentions: Mention) -> bool:
    """Are they all one event?"""
    return len(set(events(*mentions).values())) == 1


def apart(*mentions: Mention) -> bool:
    """Is each an event of its own?"""
    return len(set(events(*mentions).values())) == len(mentions)


class Store:
    """What a warehouse does for resolution: keeps features and links, answers what an increment asks."""

    def __init__(self) -> None:
        self.features: dict[str, Feature] = {}
        self.links: dict[str, EventLink] = {}
        self.fetched: set[str] = set()

    def increment(self, new: Iterable[Mention], gone: Iterable[Feature] = ()) -> None:
        """One run: new mentions in, their links and those that they change stored."""
        features = [f for of_article in by_article(new) for f in features_of(of_article)]
        self.links |= {link.mention_id: link for link in resolve_increment(features, self, gone)}
        self.features |= {f.mention_id: f for f in features}

    def in_blocks(self, blocks: Collection[str]) -> list[Known]:
        return self._known(f for f in self.features.values() if f.block in blocks)

    def of_articles(self, article_ids: Collection[str]) -> list[Known]:
        return self._known(
            f
            for f in self.features.values()
            if f.article_id in article_ids and f.event_type.event_class is EventClass.EXERCISE
        )

    def faces(self, drills: Collection[str], without: Collection[str]) -> list[Face]:
        named = [f for f in self.features.values() if f.block.startswith(SERIES) and f.block not in without]
        around = self._known(f for f in named if set(drills_around(f.window)) & set(drills))
        return [Face.of(f, link.event_id) for f, link in around]

    def _known(self, features: Iterable[Feature]) -> list[Known]:
        found = [(f, self.links[f.mention_id]) for f in features]
        self.fetched |= {f.mention_id for f, _ in found}
        return found


QUOTES = (
    "the two signed a defence pact",
    "a visiting-forces treaty",
    "they have trained Somali soldiers",
    "another with Britain",
    "the second 2+2",
    "an intelligence-sharing pact on maritime matters",
)
STATES = ("AUS", "GBR", "JPN", "PHL", "USA")


@st.composite
def articles(draw: st.DrawFn, most: int = 8) -> list[list[Mention]]:
    """Some articles of a small world, in which much happens between few: chances to merge wrongly abound."""
    return [_article(draw, f"a{number}") for number in range(draw(st.integers(1, most)))]


def _article(draw: st.DrawFn, article_id: str) -> list[Mention]:
    published = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 500)))
    return [
        Mention(f"{article_id}-{place:02d}", article_id, published, None, _record(draw))
        for place in range(draw(st.integers(1, 3)))
    ]


def _record(draw: st.DrawFn) -> EventRecord:
    exercise = draw(st.booleans())
    types = sorted(EXERCISE_TYPES) if exercise else [t for t in EventType if t not in EXERCISE_TYPES]
    names = [None, None, "Balikatan", "MMCA", "Sea Spirit 24"] if exercise else [None, None, "RAA", "Pukpuk treaty"]
    precision = draw(st.sampled_from([None, *DatePrecision]))
    day = date(2023, 12, 1) + timedelta(days=draw(st.integers(0, 500)))
    if precision is DatePrecision.MONTH:
        day = day.replace(day=1)
    if precision is DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    last = draw(st.sampled_from([None, day + timedelta(days=9)])) if precision is DatePrecision.DAY else None
    quote = draw(st.sampled_from(QUOTES))
    parties = draw(st.sets(st.sampled_from(STATES), min_size=1 if exercise else 2, max_size=4))
    return EventRecord(
        event_type=draw(st.sampled_from(types)),
        status=draw(st.sampled_from(EXERCISE_STATUSES if exercise else PARTNERSHIP_STATUSES)),
        participants=tuple(Participant(code) for code in sorted(parties)),
        evidence=(Evidence(0, len(quote), quote),),
        event_name=draw(st.sampled_from(names)),
        domain=draw(st.sampled_from([Domain.MARITIME, Domain.LAND, Domain.UNKNOWN])) if exercise else None,
        event_date=day if precision else None,
        event_date_end=last if precision else None,
        date_precision=precision,
        location=draw(st.sampled_from([None, "South China Sea", "Luzon", "Darwin"])),
    )
