"""What the person at the page wants to see, and the table of events that is left.

Here: the filters and the one place that applies them, as a temporary table `shown` that all other questions read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

# The date in the words of its precision; without one, the day of the first report.
WHEN = """
    case date_precision
        when 'day' then strftime({start}, '%-d %b %Y')
        when 'month' then strftime({start}, '%b %Y')
        when 'year' then strftime({start}, '%Y')
    end
"""
EVENTS = f"""
    create or replace temp view events as
    select
        partnership_id as event_id, 'partnership' as event_class, event_type, status, name, null as domain,
        participants, participant_names, location, latitude, longitude,
        coalesce(status_date, status_date_end, first_reported_date) as event_date,
        {WHEN.format(start="status_date")} as starts, {WHEN.format(start="status_date_end")} as ends,
        areas, first_reported_date, last_reported_date, article_count, publisher_count, confidence, best_evidence
    from marts.partnerships
    union all by name
    select
        exercise_id as event_id, 'exercise' as event_class, event_type, status, name, domain,
        participants, participant_names, location, latitude, longitude,
        coalesce(start_date, end_date, first_reported_date) as event_date,
        {WHEN.format(start="start_date")} as starts, {WHEN.format(start="end_date")} as ends,
        areas, first_reported_date, last_reported_date, article_count, publisher_count, confidence, best_evidence
    from marts.exercises
"""  # noqa: S608 - made of constants
SHOWN = """
    create or replace temp table shown as
    select
        *,
        coalesce(name, replace(event_type, '_', ' ')) as title,
        array_to_string(participant_names, ', ') as who,
        coalesce(starts || ' – ' || ends, 'until ' || ends, starts, 'reported ' || strftime(event_date, '%-d %b %Y'))
            as told_date
    from events
    where event_date between $start and $end
        and (len($event_types) = 0 or list_contains($event_types, event_type))
        and (len($statuses) = 0 or list_contains($statuses, status))
        and if($together, list_has_all(participants, $actors), len($actors) = 0 or list_has_any(participants, $actors))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is to be shown; an empty list leaves nothing out."""

    start: date
    end: date
    actors: tuple[str, ...] = ()
    together: bool = False
    event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen: everything that occurs in the published file."""

    actors: dict[str, str]
    event_types: list[str]
    statuses: list[str]
    first_day: date
    last_day: date
    total: int
    undated: int


def read_choices(connection: duckdb.DuckDBPyConnection) -> Choices | None:
    """What the filters offer; None when the file holds no event. Makes the view `events` on the way."""
    connection.execute(EVENTS)
    days = connection.execute(
        """
        select
            min(event_date), max(event_date), count(*), count(*) filter (where event_date is null)
        from events having count(event_date) > 0
        """
    ).fetchone()
    if days is None:
        return None
    actors = connection.execute(
        "select actor_code, name from marts.actors where partnership_count + exercise_count > 0 order by name"
    ).fetchall()
    types = connection.execute("select event_type from events group by all order by event_type").fetchall()
    statuses = connection.execute("select status from events group by all order by status").fetchall()
    return Choices(
        actors=dict(actors),
        event_types=[event_type for (event_type,) in types],
        statuses=[status for (status,) in statuses],
        first_day=days[0],
        last_day=days[1],
        total=days[2],
        undated=days[3],
    )


def apply(connection: duckdb.DuckDBPyConnection, filters: Filters) -> int:
    """Make the table `shown`; gives the number of its events."""
    connection.execute(
        SHOWN,
        {
            "start": filters.start,
            "end": filters.end,
            "event_types": list(filters.event_types),
            "statuses": list(filters.statuses),
            "actors": list(filters.actors),
            "together": filters.together,
        },
    )
    row = connection.execute("select count(*) from shown").fetchone()
    return int(row[0]) if row else 0
