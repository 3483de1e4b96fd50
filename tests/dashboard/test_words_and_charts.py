"""Quotes as HTML, frames as charts: pure functions."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd
import pytest

from pipeline.dashboard import charts, words
from pipeline.dashboard.questions import Report


def _report(**changes: object) -> Report:
    told = {
        "title": "A pact",
        "publisher": "Bay Post",
        "url": "https://example.org/1",
        "source_uri": "feed/1.jsonl",
        "published": date(2025, 3, 4),
        "status": "signed",
        "is_copy": False,
        "attribution": None,
        "text": "A pact\n\nTwo states & a bay signed <it>. Then more.",
        "spans": [[8, 38]],
    }
    return Report(**(told | changes))


def test_a_report_has_its_source_and_the_quote_where_the_text_says_it() -> None:
    html = words.report(_report())
    assert "Bay Post · 4 Mar 2025 · says signed" in html
    assert "<mark>Two states &amp; a bay signed &lt;it&gt;</mark>" in html


@pytest.mark.parametrize("url", [None, "javascript:x", "data:text/html,x", "//evil.example", "http://[", "file:///etc"])
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    html = words.report(_report(url=url))
    assert "href" not in html
    assert "feed/1.jsonl" in html


def test_a_long_text_is_cut_at_words_around_the_quote() -> None:
    text = "word " * 200 + "THE QUOTE" + " word" * 200
    html = words.report(_report(text=text, spans=[[1000, 1009]]))
    assert "<mark>THE QUOTE</mark>" in html
    assert len(html) < 1200
    assert '"around">…word' in html


def test_quotes_that_overlap_are_marked_once_and_no_word_is_lost() -> None:
    html = words.article(_report(text="abcdefgh", spans=[[4, 6], [0, 2], [1, 5]]))
    assert "<mark>ab</mark>cd<mark>ef</mark>gh" in html


def _partners(count: int) -> pd.DataFrame:
    names = [f"State {number}" for number in range(count)]
    return pd.DataFrame(
        {"actor_code": names, "name": names, "region": "Sea", "partnerships": 1, "exercises": 2, "last_date": None}
    )


@pytest.mark.parametrize("count", [1, 16, 40])
def test_the_network_puts_every_partner_on_the_ring(count: int) -> None:
    partners = _partners(count)
    ties = pd.DataFrame({"actor_a": "A", "actor_b": partners["actor_code"], "events": 1})
    chart = charts.network("A", "Land A", partners, ties).to_dict()
    nodes = next(rows for rows in chart["datasets"].values() if "region" in rows[0] and "turn" not in rows[0])
    assert len(nodes) == count
    assert all(math.isclose(math.hypot(node["x"], node["y"]), 1) for node in nodes)


def test_a_single_place_gets_a_window_and_every_view_is_a_valid_chart() -> None:
    places = pd.DataFrame(
        {
            "latitude": [89.0],
            "longitude": [179.0],
            "place": ["far"],
            "exercises": [1],
            "names": ["x"],
            "domain": ["air"],
        }
    )
    for view in charts.VIEWS:
        chart = charts.world(places, view).to_dict()
        corners = chart["projection"]["fit"]["geometry"]["coordinates"]
        assert all(-90 <= latitude <= 90 for _, latitude in corners)
