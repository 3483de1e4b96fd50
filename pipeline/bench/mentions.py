"""Synthetic mentions in any number, told of as news tells: few events by many articles, most by one or two.

Here: a world of made-up pacts, talks, editions and drills between real codes, the same for the same seed. States meet
by Zipf's law, and so are exercise series told of: the first state has a part in 39 of 100 mentions, the first pair in
2, the first series in 6 of 100 named ones (in the gold articles 29, 2 and 4). More mentions tell of more events between
the same states in the same ten years. Not here: text, or anything that is measured.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.lexicon import load_lexicon
from pipeline.records import (
    EXERCISE_STATUSES,
    PARTNERSHIP_STATUSES,
    DatePrecision,
    Domain,
    EventRecord,
    EventType,
    Evidence,
    Mention,
    Participant,
)

FIRST_YEAR, YEARS = 2017, 10
FIRST_DAY = date(FIRST_YEAR, 1, 1)
DAYS = 365 * YEARS
MENTIONS_PER_EVENT = 8  # on average; the reports of one event follow a heavy-tailed law
SECOND_EVENT_SHARE = 0.25  # of the articles tell of a second event
SECOND_EVENT_DAYS = 45  # before or after the first
QUOTES = (
    "the two signed a defence pact",
    "a reciprocal access agreement between their forces",
    "an acquisition and cross-servicing agreement",
    "an intelligence-sharing pact",
    "a mutual defence treaty",
    "a defence cooperation agreement",
    "they will train each other's special forces",
    "cooperation on maritime security",
    "cooperation on cyber defence",
    "they signed a memorandum on defence industry",
    "the second 2+2",
    "the annual defence dialogue",
)
DOMAINS = (Domain.MARITIME, Domain.AIR, Domain.LAND, Domain.MULTI, Domain.UNKNOWN)
PARTNERSHIPS = (
    *(EventType.AGREEMENT, EventType.AGREEMENT, EventType.TALKS, EventType.COOPERATION, EventType.JOINT_PROGRAM),
)
PLACES = ("South China Sea", "Luzon", "Darwin", "Baltic Sea", "Hawaii", "Guam", "Bay of Bengal", "Black Sea")


@dataclass(frozen=True, slots=True)
class _Series:
    """An exercise held every year in the same season, by the same states."""

    name: str
    parties: tuple[str, ...]
    season: int  # day of the year on which it opens
    domain: Domain


@dataclass(frozen=True, slots=True)
class _Event:
    """What all reports of one made-up event have in common."""

    event_type: EventType
    parties: tuple[str, ...]
    quote: str
    name: str | None
    day: date
    length: int
    domain: Domain | None
    place: str | None


def synthetic_mentions(count: int, seed: int = 1) -> Iterator[Mention]:
    """`count` mentions of about count / 8 events, article by article, in no order of time."""
    rng = random.Random(seed)  # noqa: S311 - a made-up world, no secret
    world = _world(max(1, count // MENTIONS_PER_EVENT), rng)
    # Of n events the k-th is told of in proportion to 1 / (k + n/50): some by hundreds of articles.
    ranks = list(range(len(world)))
    rng.shuffle(ranks)
    weights = [1 / (rank + max(1.0, len(world) / 50)) for rank in ranks]
    told = rng.choices(range(len(world)), weights=weights, k=count)
    near = max(1, len(world) * SECOND_EVENT_DAYS // DAYS)  # the world is in order of time
    article = made = 0
    while made < count:
        size = min(count - made, 2 if rng.random() < SECOND_EVENT_SHARE else 1)
        article_id = f"{rng.getrandbits(64):016x}{article:08x}"
        chosen = told[made]
        first = world[chosen]
        published = first.day + timedelta(days=rng.randint(-60, 200) if rng.random() < 0.5 else first.length)
        for place in range(size):
            record = _report(world[chosen], published, rng)
            yield Mention(f"{article_id}-{place + 1:02d}", article_id, published, None, record)
            chosen = min(len(world) - 1, max(0, chosen + rng.choice((-1, 1)) * rng.randint(1, near)))
        made += size
        article += 1


def _world(count: int, rng: random.Random) -> list[_Event]:
    lexicon = load_lexicon()
    actors = sorted(code for code in lexicon.actors if len(code) == 3)
    rng.shuffle(actors)
    weights = [1 / place for place in range(1, len(actors) + 1)]

    def parties(fewest: int) -> tuple[str, ...]:
        size = max(fewest, rng.choices((1, 2, 3, 4, 8, 20), weights=(8, 60, 15, 8, 6, 3))[0])
        chosen: set[str] = set()
        while len(chosen) < size:
            chosen.add(rng.choices(actors, weights=weights)[0])
        return tuple(sorted(chosen))

    series = [_Series(s.name, parties(1), rng.randrange(350), rng.choice(DOMAINS)) for s in lexicon.series]
    rng.shuffle(series)
    fame = [1 / (place + 3) for place in range(len(series))]

    def event() -> _Event:
        draw = rng.random()
        if draw < 0.2:
            return _stage(rng.choices(series, weights=fame)[0], rng)
        return _drill(parties(1), rng) if draw < 0.4 else _partnership(parties(2), rng)

    return sorted((event() for _ in range(count)), key=lambda e: e.day)


def _stage(series: _Series, rng: random.Random) -> _Event:
    """What is told of one edition on some of its days, now and then without one of its participants."""
    absent = rng.choice(series.parties) if len(series.parties) > 2 and rng.random() < 0.3 else ""
    return _Event(
        event_type=EventType.EXERCISE,
        parties=tuple(p for p in series.parties if p != absent),
        quote=rng.choice(QUOTES),
        name=series.name,
        day=date(FIRST_YEAR + rng.randrange(YEARS), 1, 1) + timedelta(days=series.season + rng.randint(0, 14)),
        length=rng.randint(1, 20),
        domain=series.domain,
        place=_place(rng),
    )


def _drill(parties: tuple[str, ...], rng: random.Random) -> _Event:
    return _Event(
        event_type=rng.choice((EventType.EXERCISE, EventType.EXERCISE, EventType.PATROL, EventType.TRAINING)),
        parties=parties,
        quote=rng.choice(QUOTES),
        name=None,
        day=_day(rng),
        length=rng.randint(1, 20),
        domain=rng.choice(DOMAINS),
        place=_place(rng),
    )


def _partnership(parties: tuple[str, ...], rng: random.Random) -> _Event:
    return _Event(
        event_type=rng.choice(PARTNERSHIPS),
        parties=parties,
        quote=rng.choice(QUOTES),
        name=None,
        day=_day(rng),
        length=rng.randint(1, 20),
        domain=None,
        place=_place(rng),
    )


def _day(rng: random.Random) -> date:
    return FIRST_DAY + timedelta(days=rng.randrange(DAYS))


def _place(rng: random.Random) -> str | None:
    return rng.choice(PLACES) if rng.random() < 0.3 else None


def _report(event: _Event, published: date, rng: random.Random) -> EventRecord:
    precision = rng.choices(
        (None, DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR), weights=(45, 35, 12, 8)
    )[0]
    day: date | None = event.day + timedelta(days=rng.choice((0, 0, 0, 0, 1)))
    if precision is DatePrecision.MONTH:
        day = event.day.replace(day=1)
    if precision is DatePrecision.YEAR:
        day = event.day.replace(month=1, day=1)
    statuses = EXERCISE_STATUSES[:3] if event.domain else PARTNERSHIP_STATUSES[:5]
    return EventRecord(
        event_type=event.event_type,
        status=rng.choice(statuses),
        participants=tuple(Participant(code) for code in event.parties),
        evidence=(Evidence(0, len(event.quote), event.quote),),
        event_name=event.name,
        domain=event.domain,
        event_date=day if precision else None,
        date_precision=precision,
        location=event.place if rng.random() < 0.5 else None,
        confidence=0.6,
    )
