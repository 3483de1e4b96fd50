"""Frames → Altair charts. Vega shows every value as text, never as markup, so that an article's words do no harm.

Not here: questions to the tables, anything of Streamlit.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

LAND = Path(__file__).with_name("land-110m.json")
# Blue before it is done, green when done, amber when held up, red when over.
STATUS_COLOURS = {
    "proposed": "#a9c8e8",
    "negotiating": "#6ba3d6",
    "planned": "#6ba3d6",
    "agreed": "#2f74b5",
    "signed": "#8ecf9b",
    "ongoing": "#8ecf9b",
    "active": "#2f9e5b",
    "completed": "#2f9e5b",
    "suspended": "#f0b84c",
    "postponed": "#f0b84c",
    "rejected": "#e08a7d",
    "cancelled": "#c8503f",
    "ended": "#c8503f",
}
DOMAIN_COLOURS = {
    "maritime": "#2f74b5",
    "air": "#6ec5d8",
    "land": "#7a9a3a",
    "multi": "#8a5fb0",
    "cyber": "#d98032",
    "space": "#d65f9e",
    "missile": "#c8503f",
    "several": "#6b7280",
    "unknown": "#9ca3af",
}
LEGEND = alt.Legend(title=None, orient="top", columns=8)
OWN = "#2b6cb0"
LABEL = "#808495"  # readable on white and on black
QUOTE_CHARS = 160
MOST_LEVEL_LABELS = 16
# West, south, east, north in degrees; an east beyond 180 crosses the date line.
VIEWS: dict[str, tuple[float, float, float, float] | None] = {
    "All exercises shown": None,
    "World": (-180.0, -60.0, 180.0, 80.0),
    "Indo-Pacific": (60.0, -50.0, 180.0, 55.0),
    "Pacific": (110.0, -50.0, 250.0, 60.0),
    "Europe and North Atlantic": (-40.0, 30.0, 50.0, 75.0),
    "Middle East and Africa": (-20.0, -36.0, 65.0, 45.0),
    "Americas": (-170.0, -56.0, -30.0, 75.0),
}
MARGIN_DEGREES = 12.0


def timeline(events: pd.DataFrame, event_class: str) -> alt.Chart:
    """A block per event, piled up by period, coloured by status."""
    shown = events[events["event_class"] == event_class]
    shown = shown.assign(quote=shown["best_evidence"].str.slice(0, QUOTE_CHARS))
    present = [status for status in STATUS_COLOURS if status in set(shown["status"])]
    colours = alt.Scale(domain=present, range=[STATUS_COLOURS[status] for status in present])
    chart: alt.Chart = (
        alt.Chart(shown, height=220)
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X("starts_on:T", title=None, scale=alt.Scale(domain=_span(events))),
            x2="ends_on:T",
            y=alt.Y("bottom:Q", title=f"{event_class}s", axis=alt.Axis(tickMinStep=1, format="d", minExtent=36)),
            y2="top:Q",
            color=alt.Color("status:N", scale=colours, sort=present, legend=LEGEND),
            tooltip=[
                alt.Tooltip("title:N", title="what"),
                alt.Tooltip("who:N"),
                alt.Tooltip("told_date:N", title="when"),
                alt.Tooltip("status:N"),
                alt.Tooltip("quote:N"),
            ],
        )
    )
    return chart


def world(places: pd.DataFrame, view: str) -> alt.LayerChart:
    """The outline of the land with a circle per place, as large as it has exercises, coloured by domain."""
    window = VIEWS[view] or _around(places)
    places = places.assign(size=(110 + 70 * places["exercises"]).clip(upper=900))
    present = [domain for domain in DOMAIN_COLOURS if domain in set(places["domain"])]
    colours = alt.Scale(domain=present, range=[DOMAIN_COLOURS[domain] for domain in present])
    lines = alt.Chart(alt.graticule(step=[15, 15])).mark_geoshape(
        stroke="#8884", strokeWidth=0.5, filled=False, clip=True
    )
    land = alt.Chart(_land()).mark_geoshape(fill="#b8b2a133", stroke="#8c8675", strokeWidth=0.7, clip=True)
    circles = (
        alt.Chart(places)
        .mark_circle(opacity=0.85, stroke="white", strokeWidth=1, clip=True)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=alt.Size("size:Q", scale=None),
            color=alt.Color("domain:N", scale=colours, sort=present, legend=LEGEND),
            tooltip=[alt.Tooltip("place:N"), alt.Tooltip("exercises:Q"), alt.Tooltip("names:N", title="which")],
        )
    )
    chart: alt.LayerChart = (
        alt.layer(lines, land, circles, height=430)
        .project(type="equirectangular", fit=_frame(window), rotate=[-(window[0] + window[2]) / 2, 0, 0])
        .configure_view(strokeWidth=0)
    )
    return chart


def network(actor: str, name: str, partners: pd.DataFrame, ties: pd.DataFrame) -> alt.LayerChart:
    """The actor in the middle, its partners around it by region; a line is as broad as it stands for events."""
    ring = partners.sort_values(["region", "name"]).reset_index(drop=True)
    angles = [2 * math.pi * (place + 0.5) / len(ring) for place in range(len(ring))]
    at = {code: (math.sin(a), math.cos(a)) for code, a in zip(ring["actor_code"], angles, strict=True)}
    at[actor] = (0.0, 0.0)
    lines = ties.assign(
        x=[at[code][0] for code in ties["actor_a"]],
        y=[at[code][1] for code in ties["actor_a"]],
        x2=[at[code][0] for code in ties["actor_b"]],
        y2=[at[code][1] for code in ties["actor_b"]],
        own=[actor in pair for pair in zip(ties["actor_a"], ties["actor_b"], strict=True)],
    )
    nodes = ring.assign(
        x=[at[code][0] for code in ring["actor_code"]],
        y=[at[code][1] for code in ring["actor_code"]],
        events=ring["partnerships"] + ring["exercises"],
    )
    centre = pd.DataFrame({"code": [actor], "name": [name], "x": [0.0], "y": [0.0]})
    plane: dict[str, Any] = {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.75, 1.75])),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.2, 1.2])),
    }
    edges = (
        alt.Chart(lines)
        .mark_rule()
        .encode(
            **plane,
            x2="x2",
            y2="y2",
            strokeWidth=alt.StrokeWidth("events:Q", scale=alt.Scale(range=[1, 9]), legend=None),
            color=alt.condition("datum.own", alt.value(OWN), alt.value("#9ca3af")),
            opacity=alt.condition("datum.own", alt.value(0.75), alt.value(0.3)),
        )
    )
    points = (
        alt.Chart(nodes)
        .mark_circle(opacity=1, stroke="white", strokeWidth=1)
        .encode(
            **plane,
            size=alt.Size("events:Q", scale=alt.Scale(type="sqrt", range=[90, 600]), legend=None),
            color=alt.Color("region:N", legend=alt.Legend(title=None, orient="bottom", columns=2)),
            tooltip=["name:N", "region:N", "partnerships:Q", "exercises:Q"],
        )
    )
    middle = alt.Chart(centre).mark_circle(size=1800, opacity=1, color=OWN).encode(**plane, tooltip=["name:N"])
    code = alt.Chart(centre).mark_text(fontWeight="bold", color="white").encode(**plane, text="code:N")
    chart: alt.LayerChart = (
        alt.layer(edges, points, *_labels(nodes, plane), middle, code)
        .properties(height=560)
        .configure_view(strokeWidth=0)
    )
    return chart


def _labels(nodes: pd.DataFrame, plane: dict[str, Any]) -> list[alt.Chart]:
    """Names outward of the ring: level while there is room, else along the rays, where they cannot meet."""
    level = len(nodes) <= MOST_LEVEL_LABELS
    rays = [math.degrees(math.atan2(-y, x)) for x, y in zip(nodes["x"], nodes["y"], strict=True)]
    turned = nodes.assign(turn=[0.0 if level else ray if abs(ray) <= 90 else ray + 180 for ray in rays])
    encoding = {**plane, "text": "name:N", "angle": alt.Angle("turn:Q", scale=None)}
    right, left = turned[turned["x"] >= 0], turned[turned["x"] < 0]
    return [
        alt.Chart(right).mark_text(align="left", dx=14, color=LABEL).encode(**encoding),
        alt.Chart(left).mark_text(align="right", dx=-14, color=LABEL).encode(**encoding),
    ]


@cache
def _land() -> alt.InlineData:
    return alt.InlineData(
        values=json.loads(LAND.read_text("utf-8")), format=alt.TopoDataFormat(type="topojson", feature="land")
    )


def _span(events: pd.DataFrame) -> list[alt.DateTime]:
    """First and last day, the same for all charts below one another."""
    ends = events["starts_on"].min(), events["ends_on"].max()
    return [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in ends]


def _around(places: pd.DataFrame) -> tuple[float, float, float, float]:
    west, east = places["longitude"].min() - MARGIN_DEGREES, places["longitude"].max() + MARGIN_DEGREES
    south, north = places["latitude"].min() - MARGIN_DEGREES, places["latitude"].max() + MARGIN_DEGREES
    return max(west, -180.0), max(south, -85.0), min(east, 180.0), min(north, 85.0)


def _frame(window: tuple[float, float, float, float]) -> dict[str, Any]:
    """The four corners of a window, to be fitted into the chart.

    Points and not a polygon: on the sphere the sides of one are great circles, which bulge out of the window.
    """
    west, south, east, north = window
    corners = [[west, south], [west, north], [east, north], [east, south]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPoint", "coordinates": corners}}
