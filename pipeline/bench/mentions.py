"""Synthetic mentions in any number, told of as news tells: few events by many articles, most by one or two.

Here: a world of made-up pacts, talks, editions and drills between real codes, the same for the same seed. More mentions
tell of more events between the same states in the same years. Not here: text, or anything that is measured.
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

FIRST_DAY = date(2000, 1, 1)
DAYS = 9_800  # to the end of 2026
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
PLACES = ("South China Sea", "Luzon", "Darwin", "Baltic Sea", "Hawaii", "Guam", "Bay of Bengal", "Black Sea")


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
    weights = [1 / (place + 3) for place in range(len(actors))]
    series = [s.name for s in lexicon.series]
    return sorted((_event(actors, weights, series, rng) for _ in range(count)), key=lambda e: e.day)


def _event(actors: list[str], weights: list[float], series: list[str], rng: random.Random) -> _Event:
    is_exercise = rng.random() < 0.4
    size = rng.choices((1, 2, 3, 4, 8, 20), weights=(8, 60, 15, 8, 6, 3))[0]
    parties = set(rng.choices(actors, weights=weights, k=size))
    while len(parties) < (1 if is_exercise else 2):
        parties.add(rng.choices(actors, weights=weights)[0])
    types = (
        (EventType.EXERCISE, EventType.EXERCISE, EventType.PATROL, EventType.TRAINING)
        if is_exercise
        else (EventType.AGREEMENT, EventType.AGREEMENT, EventType.TALKS, EventType.COOPERATION, EventType.JOINT_PROGRAM)
    )
    return _Event(
        event_type=rng.choice(types),
        parties=tuple(sorted(parties)),
        quote=rng.choice(QUOTES),
        name=rng.choice(series) if is_exercise and rng.random() < 0.5 else None,
        day=FIRST_DAY + timedelta(days=rng.randrange(DAYS)),
        length=rng.randint(1, 20),
        domain=rng.choice((Domain.MARITIME, Domain.AIR, Domain.LAND, Domain.MULTI, Domain.UNKNOWN))
        if is_exercise
        else None,
        place=rng.choice(PLACES) if rng.random() < 0.3 else None,
    )


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
