"""The questions of the page, asked over the table `shown` (filters.py), which holds the events that are left.

Here: SQL → frames and rows. Not here: how anything looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd

# More rows than a person reads or a browser draws well; the page says when there are more.
MOST_BARS = 4_000
MOST_ROWS = 1_000
MOST_PARTNERS = 40
MOST_REPORTS = 30

# Columns as fine as the span allows: (most days, part of date_trunc and of the interval).
GRAINS = ((6 * 366, "month"), (20 * 366, "quarter"))
COARSEST = "year"

TIMELINE = """
    select
        event_class, title, status, who, told_date, best_evidence,
        date_trunc('{grain}', event_date) as starts_on,
        date_trunc('{grain}', event_date) + interval 1 {grain} as ends_on,
        row_number() over (partition by event_class, starts_on order by status, event_date, event_id) as top,
        top - 1 as bottom
    from shown
    order by event_date desc, event_id
    limit $most
"""
PLACES = """
    select
        latitude, longitude, string_agg(distinct location, ', ' order by location) as place,
        count(*) as exercises,
        string_agg(title || ' (' || told_date || ')', ', ' order by event_date desc, event_id) as names,
        if(count(distinct domain) = 1, min(domain), 'several') as domain
    from shown
    where event_class = 'exercise' and latitude is not null and longitude is not null
    group by latitude, longitude
    order by exercises desc
"""
PARTNERS = """
    with sides as (
        select event_id, event_class, event_date, unnest(participants) as actor_code
        from shown where list_contains(participants, $actor)
    )
    select
        sides.actor_code, actors.name, coalesce(actors.region, 'organisations') as region,
        count(*) filter (where event_class = 'partnership') as partnerships,
        count(*) filter (where event_class = 'exercise') as exercises,
        max(event_date)::date as last_date
    from sides
    join marts.actors as actors using (actor_code)
    where sides.actor_code != $actor
    group by all
    order by partnerships + exercises desc, actor_code
"""
TIES_BETWEEN = """
    with sides as (
        select event_id, actor_code
        from (select event_id, unnest(participants) as actor_code from shown)
        where list_contains($actors, actor_code)
    )
    select a.actor_code as actor_a, b.actor_code as actor_b, count(*) as events
    from sides as a join sides as b on a.event_id = b.event_id and a.actor_code < b.actor_code
    group by all order by actor_a, actor_b
"""
TABLE = """
    select
        event_id, told_date, status, who, coalesce(name, '') as name, replace(event_type, '_', ' ') as event_type,
        domain, coalesce(location, '') as location,
        article_count, publisher_count, last_reported_date, confidence
    from shown
    where list_contains($classes, event_class) and list_has_all(participants, $actors)
    order by event_date desc, event_id
    limit $most
"""
EVENT = """
    select event_class, coalesce(name, replace(event_type, '_', ' ')), array_to_string(participant_names, ', '), status,
        location, confidence, article_count
    from events where event_id = $event
"""
HISTORY = """
    select
        history.step_number, history.status,
        coalesce(
            case history.date_precision
                when 'month' then strftime(history.status_date, '%b %Y')
                when 'year' then strftime(history.status_date, '%Y')
                else strftime(history.status_date, '%-d %b %Y')
            end,
            'until ' || strftime(history.status_date_end, '%-d %b %Y')
        ) as reached,
        history.reported_date, articles.publisher, mentions.evidence[1] as quote
    from marts.partnership_status_history as history
    left join marts.event_mentions as mentions using (mention_id)
    left join marts.articles as articles using (article_id)
    where history.partnership_id = $event
    order by history.step_number
"""
REPORTS = """
    select
        articles.title, articles.publisher, articles.url, articles.source_uri, mentions.published_date as published,
        mentions.status, articles.duplicate_of is not null as is_copy, mentions.attribution, articles.text,
        list_transform(mentions.evidence_spans, lambda span: [span['start'], span['end']]) as spans
    from marts.event_mentions as mentions join marts.articles as articles using (article_id)
    where mentions.event_id = $event
    order by is_copy, mentions.published_date desc nulls last, mentions.mention_id
    limit $most
"""


@dataclass(frozen=True, slots=True)
class Event:
    """What stands above the reports of an event."""

    event_class: str
    title: str
    who: str
    status: str
    location: str | None
    confidence: float
    article_count: int


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of an event: the quotes are where its text says them, as (start, end) in characters."""

    title: str | None
    publisher: str | None
    url: str | None
    source_uri: str
    published: date | None
    status: str
    is_copy: bool
    attribution: str | None
    text: str
    spans: list[list[int]]


def timeline(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """A row per event: the period it falls into and its place in the pile of that period; newest first."""
    span = connection.execute("select date_diff('day', min(event_date), max(event_date)) from shown").fetchone()
    days = int(span[0]) if span and span[0] is not None else 0
    grain = next((grain for most, grain in GRAINS if days <= most), COARSEST)
    return connection.execute(TIMELINE.format(grain=grain), {"most": MOST_BARS}).df()


def places(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """A row per place with exercises."""
    return connection.execute(PLACES).df()


def count_placeless(connection: duckdb.DuckDBPyConnection) -> int:
    """Exercises shown that have no place on the map."""
    row = connection.execute(
        "select count(*) from shown where event_class = 'exercise' and (latitude is null or longitude is null)"
    ).fetchone()
    return int(row[0]) if row else 0


def partners(connection: duckdb.DuckDBPyConnection, actor: str) -> pd.DataFrame:
    """A row per partner of the actor in the events shown, the closest first."""
    return connection.execute(PARTNERS, {"actor": actor}).df()


def ties_between(connection: duckdb.DuckDBPyConnection, actors: list[str]) -> pd.DataFrame:
    """A row per pair of these actors with the number of events shown that they share."""
    return connection.execute(TIES_BETWEEN, {"actors": actors}).df()


def table(connection: duckdb.DuckDBPyConnection, classes: list[str], actors: tuple[str, ...] = ()) -> pd.DataFrame:
    """The events shown of these classes in which all these actors take part, newest first."""
    parameters = {"classes": classes, "actors": list(actors), "most": MOST_ROWS}
    return connection.execute(TABLE, parameters).df()


def busiest_actor(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The actor with most events shown that has a partner; None when there is none."""
    row = connection.execute(
        """
        select actor_code from (select unnest(participants) as actor_code from shown where len(participants) > 1)
        group by actor_code order by count(*) desc, actor_code limit 1
        """
    ).fetchone()
    return None if row is None else str(row[0])


def event(connection: duckdb.DuckDBPyConnection, event_id: str) -> Event:
    """An event of the published file, whether it is shown or not. Raises KeyError, when there is none."""
    row = connection.execute(EVENT, {"event": event_id}).fetchone()
    if row is None:
        raise KeyError(event_id)
    return Event(*row)


def history(connection: duckdb.DuckDBPyConnection, event_id: str) -> list[tuple[Any, ...]]:
    """The steps of a partnership: number, status, when, first report, outlet, quote."""
    return connection.execute(HISTORY, {"event": event_id}).fetchall()


def reports(connection: duckdb.DuckDBPyConnection, event_id: str) -> list[Report]:
    """What the articles say of an event, originals before copies, the newest first."""
    rows = connection.execute(REPORTS, {"event": event_id, "most": MOST_REPORTS}).fetchall()
    return [Report(*row) for row in rows]
