"""What a run found, in words and tables for a terminal. Reads the published copy, as any reader would."""

from __future__ import annotations

from textwrap import shorten

import duckdb
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.tables import row_count

SHOWN = 12
QUOTE_CHARS = 220


def print_report(settings: Settings, console: Console) -> None:
    """Print counts, partnerships, exercises, rejections, where the tables are and what to try next."""
    with reader(settings.published_path) as connection:
        partnerships, exercises = row_count(connection, "marts.partnerships"), row_count(connection, "marts.exercises")
        console.print(_events(connection, "partnerships", PARTNERSHIPS))
        _more(console, partnerships)
        console.print(_events(connection, "exercises", EXERCISES))
        _more(console, exercises)
        _rejections(connection, console)
        _languages(connection, console)
        articles, mentions = row_count(connection, "marts.articles"), row_count(connection, "marts.event_mentions")
    console.print(
        f"[bold]{articles:,}[/] articles tell [bold]{mentions:,}[/] times of "
        f"[bold]{partnerships:,}[/] partnerships and [bold]{exercises:,}[/] exercises."
    )
    database, parquet = settings.published_path, settings.parquet_dir
    console.print(f"The tables: {escape(str(database))} (schema marts), {escape(str(parquet))}", soft_wrap=True)
    console.print("Next: [bold]make dashboard[/] shows them, [bold]make sql[/] asks them,")
    console.print("      [bold]make docs[/] explains them, [bold]make ui[/] shows the graph,")
    console.print("      [bold]make evaluate[/] measures the extraction on labelled articles,")
    console.print("      PIPELINE_RAW_URI=<your folder> [bold]make run[/] reads your own articles.")


EVENTS = """
    select status, coalesce(name, replace(event_type, '_', ' ')) as what, array_to_string(participants, ' ') as who,
        case date_precision
            when 'day' then strftime({day}, '%-d %b %Y')
            when 'month' then strftime({day}, '%b %Y')
            when 'year' then strftime({day}, '%Y')
        end as day,
        strftime({last_day}, '%-d %b %Y') as deadline, location, best_evidence
    from marts.{table}
    order by last_reported_date desc nulls last, confidence desc, {key}
    limit $shown
"""
PARTNERSHIPS = EVENTS.format(table="partnerships", key="partnership_id", day="status_date", last_day="status_date_end")
EXERCISES = EVENTS.format(table="exercises", key="exercise_id", day="start_date", last_day="end_date")


def _events(connection: duckdb.DuckDBPyConnection, title: str, query: str) -> Table:
    """A table with one event in two lines: what it is, and below it the quote that tells it."""
    table = Table("status", title, box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1))
    for status, what, who, day, deadline, location, quote in connection.execute(query, {"shown": SHOWN}).fetchall():
        told = [day or "", f"until {deadline}" if deadline else "", location or ""]
        line = f"[bold]{escape(what)}[/]  {escape(who)}  [dim]{escape(', '.join(t for t in told if t))}[/]"
        table.add_row(status, f"{line}\n[italic]{escape(shorten(quote, QUOTE_CHARS, placeholder='…'))}[/]")
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


def _languages(connection: duckdb.DuckDBPyConnection, console: Console) -> None:
    rows = connection.execute(
        "select language, count(*) from marts.articles where not is_extracted group by language order by 2 desc, 1"
    ).fetchall()
    if rows:
        told = ", ".join(f"{count:,} × {language}" for language, count in rows)
        console.print(f"[yellow]not read[/] {told}: languages the extractor does not know (articles.is_extracted)")
