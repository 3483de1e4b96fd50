"""What a run found, in words and tables for a terminal. Reads the published copy, as any reader would."""

from __future__ import annotations

import duckdb
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.settings import Settings
from pipeline.warehouse.connection import reader

SHOWN = 12
QUOTE_CHARS = 220


def print_report(settings: Settings, console: Console) -> None:
    """Print counts, partnerships, exercises, rejections, where the tables are and what to try next."""
    with reader(settings.published_path) as connection:
        partnerships, exercises = _count(connection, "partnerships"), _count(connection, "exercises")
        console.print(_events(connection, "partnerships", PARTNERSHIPS))
        _more(console, partnerships)
        console.print(_events(connection, "exercises", EXERCISES))
        _more(console, exercises)
        _rejections(connection, console)
        articles, mentions = _count(connection, "articles"), _count(connection, "event_mentions")
    console.print(
        f"[bold]{articles:,}[/] articles tell [bold]{mentions:,}[/] times of "
        f"[bold]{partnerships:,}[/] partnerships and [bold]{exercises:,}[/] exercises."
    )
    database, parquet = settings.published_path, settings.published_dir / "parquet"
    console.print(f"The tables: {escape(str(database))} (schema marts), {escape(str(parquet))}", soft_wrap=True)
    console.print("Next: [bold]make sql[/] asks them, [bold]make ui[/] shows the graph,")
    console.print("      [bold]make evaluate[/] measures the extraction on labelled articles,")
    console.print("      PIPELINE_RAW_URI=<your folder> [bold]make run[/] reads your own articles.")


PARTNERSHIPS = """
    select status, coalesce(name, replace(event_type, '_', ' ')) as what, array_to_string(participants, ' ') as who,
        case date_precision
            when 'day' then strftime(status_date, '%-d %b %Y')
            when 'month' then strftime(status_date, '%b %Y')
            when 'year' then strftime(status_date, '%Y')
        end as day,
        strftime(status_date_end, '%-d %b %Y') as deadline, location, best_evidence
    from marts.partnerships
    order by last_reported_date desc nulls last, confidence desc, partnership_id
    limit $shown
"""
EXERCISES = """
    select status, coalesce(name, event_type) as what, array_to_string(participants, ' ') as who,
        case date_precision
            when 'day' then strftime(start_date, '%-d %b %Y')
            when 'month' then strftime(start_date, '%b %Y')
            when 'year' then strftime(start_date, '%Y')
        end as day,
        strftime(end_date, '%-d %b %Y') as deadline, location, best_evidence
    from marts.exercises
    order by last_reported_date desc nulls last, confidence desc, exercise_id
    limit $shown
"""


def _events(connection: duckdb.DuckDBPyConnection, title: str, query: str) -> Table:
    """A table with one event in two lines: what it is, and below it the quote that tells it."""
    table = Table("status", title, box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1))
    for status, what, who, day, deadline, location, quote in connection.execute(query, {"shown": SHOWN}).fetchall():
        told = [day or "", f"until {deadline}" if deadline else "", location or ""]
        line = f"[bold]{escape(what)}[/]  {escape(who)}  [dim]{escape(', '.join(t for t in told if t))}[/]"
        table.add_row(status, f"{line}\n[italic]{escape(_short(quote))}[/]")
    return table


def _more(console: Console, count: int) -> None:
    if count > SHOWN:
        console.print(f"[dim]… the newest {SHOWN} of {count:,}[/]\n")


def _rejections(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    rows = connection.execute(
        "select reason, count(*), min(source_uri) from marts.rejected_documents group by reason order by 2 desc, 1"
    ).fetchall()
    for reason, count, example in rows:
        console.print(
            f"[yellow]rejected[/] {count:,} × {reason}, such as {escape(str(example))} (table rejected_documents)"
        )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from marts.{table}").fetchone()  # noqa: S608 - tables named in this module
    return int(row[0]) if row else 0


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTE_CHARS else flat[: QUOTE_CHARS - 1] + "…"
