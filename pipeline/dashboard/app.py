"""The page itself: filters at the side, the views as tabs, what the articles say below a chosen row.

Run by Streamlit, from top to bottom, on every change. The published file is open only while it runs, so that the next
run sees the next publication. Not here: SQL (filters, questions), how a chart or a quote looks (charts, words).
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from pipeline.dashboard import charts, questions, words
from pipeline.dashboard.filters import Choices, Filters, apply, read_choices
from pipeline.settings import Settings, SettingsError
from pipeline.warehouse.connection import WarehouseMissingError, reader

COLUMNS: dict[str, Any] = {
    "event_id": None,
    "name": st.column_config.TextColumn("name", width=190),
    "event_type": st.column_config.TextColumn("type", width=105),
    "status": st.column_config.TextColumn("status", width=95),
    "domain": st.column_config.TextColumn("domain", width=80),
    "who": st.column_config.TextColumn("participants", width=330),
    "told_date": st.column_config.TextColumn("when", width=170),
    "location": st.column_config.TextColumn("place", width=130),
    "article_count": st.column_config.NumberColumn("articles", width=70),
    "publisher_count": st.column_config.NumberColumn("outlets", width=70),
    "last_reported_date": st.column_config.DateColumn("last report", format="D MMM YYYY", width=105),
    "confidence": st.column_config.NumberColumn("confidence", format="%.2f", width=90),
}
PARTNER_COLUMNS: dict[str, Any] = {
    "actor_code": None,
    "region": None,
    "name": st.column_config.TextColumn("partner", width=125),
    "partnerships": st.column_config.NumberColumn(width=90),
    "exercises": st.column_config.NumberColumn(width=75),
    "last_date": st.column_config.DateColumn("last", format="D MMM YYYY", width=100),
}
FIRST_YEARS = 3  # of the period that the page opens with: what articles tell of earlier times is mostly background


def main() -> None:
    """The page, or the message that says why there is none and what to do."""
    st.set_page_config(page_title="Entente", layout="wide")
    st.header("Entente", anchor=False)
    try:
        settings = Settings.from_env()
        with reader(settings.published_path) as connection:
            page(connection, settings)
    except WarehouseMissingError:
        st.info(
            "Nothing has been published yet. `make run` reads the articles and publishes what it finds; then reload."
        )
    except SettingsError as error:
        st.error(f"A setting cannot be used: {error}")
    except (duckdb.CatalogException, duckdb.BinderException):
        st.error(
            "The published file was made by another version of Entente. `make run` publishes it anew; then reload."
        )


def page(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Filters, figures and views over an open published file."""
    published = datetime.fromtimestamp(settings.published_path.stat().st_mtime, UTC)
    st.caption(
        "Defence partnerships and military exercises that news articles tell of. "
        f"Published {published:%d %b %Y %H:%M} UTC."
    )
    choices = read_choices(connection)
    if choices is None:
        st.info(
            "The published file holds no event. Point `PIPELINE_RAW_URI` at a folder of articles, then `make run`; "
            "its table `rejected_documents` tells what could not be read."
        )
        return
    found = apply(connection, ask_filters(choices))
    if not found:
        st.warning("No event fits these filters. Widen the period, or take away an actor, a type or a status.")
        return
    st.markdown(
        f"**{found:,}** of {choices.total:,} events fit the filters. The whole spans "
        f"{choices.first_day.year} to {choices.last_day.year}."
    )
    views = st.tabs(["Timeline", "Partnerships", "Exercises", "Map", "Partners"])
    with views[0]:
        show_timeline(connection)
    with views[1]:
        show_table(connection, ["partnership"])
    with views[2]:
        show_table(connection, ["exercise"])
    with views[3]:
        show_map(connection)
    with views[4]:
        show_partners(connection, choices)


def ask_filters(choices: Choices) -> Filters:
    """The side bar."""
    with st.sidebar:
        st.subheader("Show", anchor=False)
        actors = st.multiselect(
            "Actors", list(choices.actors), format_func=lambda code: choices.actors[code], placeholder="all"
        )
        together = st.checkbox("Only what they do together", disabled=len(actors) < 2)
        types = st.multiselect("Types", choices.event_types, format_func=_words, placeholder="all")
        statuses = st.multiselect("Statuses", choices.statuses, placeholder="all")
        opening = max(choices.first_day, date(choices.last_day.year - FIRST_YEARS, 1, 1))
        limits: dict[str, Any] = {"min_value": choices.first_day, "max_value": choices.last_day}
        first = st.date_input("From", opening, **limits, format="YYYY-MM-DD")
        last = st.date_input("To", choices.last_day, **limits, format="YYYY-MM-DD")
        if choices.undated:
            st.caption(f"{choices.undated:,} events have no date at all and fall in no period.")
    return Filters(
        start=first,
        end=last,
        actors=tuple(actors),
        together=together and len(actors) > 1,
        event_types=tuple(types),
        statuses=tuple(statuses),
    )


def show_timeline(connection: duckdb.DuckDBPyConnection) -> None:
    """The piles of partnerships and exercises over the same axis of time."""
    events = questions.timeline(connection)
    for event_class in ("partnership", "exercise"):
        if (events["event_class"] == event_class).any():
            st.altair_chart(charts.timeline(events, event_class), width="stretch")
        else:
            st.caption(f"No {event_class} fits these filters.")
    if len(events) == questions.MOST_BARS:
        st.caption(f"The newest {questions.MOST_BARS:,} events are drawn.")
    st.caption("A block is an event, in the month, quarter or year of its status or start. Point at one to read it.")


def show_table(
    connection: duckdb.DuckDBPyConnection, classes: list[str], actors: tuple[str, ...] = (), key: str = "table"
) -> None:
    """The events shown as a table, and below it what the articles say of the chosen one, at first of the newest."""
    rows = questions.table(connection, classes, actors)
    if rows.empty:
        st.caption(f"No {' or '.join(classes)} fits these filters.")
        return
    columns = COLUMNS if "exercise" in classes else COLUMNS | {"domain": None}
    chosen = choose_row(rows, columns, key=f"{key}-{'-'.join((*classes, *actors))}")
    if len(rows) == questions.MOST_ROWS:
        st.caption(f"The newest {questions.MOST_ROWS:,} are listed.")
    show_event(connection, str(rows["event_id"].iloc[chosen]))


def choose_row(rows: pd.DataFrame, columns: dict[str, Any], key: str) -> int:
    """Show the rows; gives the place of the one that was clicked, else of the first."""
    state = st.dataframe(
        rows,
        column_config=columns,
        hide_index=True,
        height=min(36 * (len(rows) + 1) + 2, 330),
        on_select="rerun",
        selection_mode="single-row-required",
        key=key,
    )
    # Rows that were chosen before the filters changed may be no more.
    return next((row for row in state.selection.rows if row < len(rows)), 0)


def show_event(connection: duckdb.DuckDBPyConnection, event_id: str) -> None:
    """An event with its history and what each article says of it."""
    event = questions.event(connection, event_id)
    st.html(words.STYLE + words.event_title(event))
    if event.event_class == "partnership":
        st.html(words.status_history(questions.history(connection, event_id)))
    told = questions.reports(connection, event_id)
    for report in told:
        st.html(words.report(report))
        with st.expander("The whole article"):
            st.html(words.article(report))
    if event.article_count > len(told):
        st.caption(f"{len(told)} of {event.article_count:,} articles.")


def show_map(connection: duckdb.DuckDBPyConnection) -> None:
    """Where the exercises are held."""
    places = questions.places(connection)
    if places.empty:
        st.caption("No exercise with a known place fits these filters.")
        return
    view = st.segmented_control(
        "Part of the world", list(charts.VIEWS), default=next(iter(charts.VIEWS)), required=True
    )
    st.altair_chart(charts.world(places, view), width="stretch")
    without = questions.count_placeless(connection)
    st.caption(
        (f"{without:,} exercises are told without a place that the gazetteer knows. " if without else "")
        + "Land: Natural Earth (public domain)."
    )


def show_partners(connection: duckdb.DuckDBPyConnection, choices: Choices) -> None:
    """The network around one actor, the list of its partners, and what it does with one of them."""
    busiest = questions.busiest_actor(connection)
    if busiest is None:
        st.caption("No event with two participants fits these filters.")
        return
    codes = list(choices.actors)
    actor = st.selectbox(
        "Partners of", codes, index=codes.index(busiest), format_func=lambda code: choices.actors[code]
    )
    partners = questions.partners(connection, actor)
    if partners.empty:
        st.info(f"{choices.actors[actor]} has no partner in the events that fit these filters.")
        return
    drawn = partners.head(questions.MOST_PARTNERS)
    ties = questions.ties_between(connection, [actor, *drawn["actor_code"]])
    graph, names = st.columns([4, 3])
    with graph:
        st.altair_chart(charts.network(actor, choices.actors[actor], drawn, ties), width="stretch")
        if len(partners) > len(drawn):
            st.caption(f"The closest {len(drawn)} of {len(partners)} partners are drawn.")
    with names:
        chosen = choose_row(partners, PARTNER_COLUMNS, key=f"partners-{actor}")
    partner = str(partners["actor_code"].iloc[chosen])
    st.subheader(f"{choices.actors[actor]} and {choices.actors[partner]}", anchor=False)
    show_table(connection, ["partnership", "exercise"], (actor, partner), key="between")


def _words(code: str) -> str:
    return code.replace("_", " ")


main()
