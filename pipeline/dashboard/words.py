"""The article's words as HTML: every value is escaped here, and nothing that an article says becomes markup.

Streamlit's Markdown would follow an article's links and load its images; these texts go through `st.html` instead,
which takes the result of these functions only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from pipeline.dashboard.questions import Event, Report

CONTEXT_CHARS = 240
STYLE = Markup(
    """<style>
    .said {border-left: 3px solid #2b6cb0; margin: .3rem 0 .3rem; padding: .1rem 0 .1rem .8rem;}
    .said .around {opacity: .65;} .said mark {background: #f0b84c55; color: inherit; padding: 0 .1em;}
    .told {font-size: .87rem; opacity: .8;} .event {font-size: 1.35rem; font-weight: 600;}
    .steps {border-collapse: collapse; width: 100%;} .steps td {padding: .3rem .8rem .3rem 0; vertical-align: top;}
    .steps .status {font-weight: 600; white-space: nowrap;} .steps .when {white-space: nowrap;}
    </style>"""
)


def event_title(event: Event) -> Markup:
    """Name and parties of an event, and how well it is told."""
    articles = "1 article" if event.article_count == 1 else f"{event.article_count:,} articles"
    how = _joined(event.status, event.location, articles, f"confidence {event.confidence:.2f}")
    return Markup('<div class="event">{}</div><div>{}</div><div class="told">{}</div>').format(
        event.title, event.who, how
    )


def status_history(steps: Sequence[tuple[Any, ...]]) -> Markup:
    """The steps of a partnership as a table, each with the quote that tells it."""
    rows = Markup("").join(
        Markup(
            '<tr><td class="status">{}</td><td class="when">{}</td><td>{}<div class="told">{}</div></td></tr>'
        ).format(status, reached or "date not told", quote or "", _joined(publisher, _day("reported", reported)))
        for _, status, reached, reported, publisher, quote in steps
    )
    return Markup('<table class="steps">{}</table>').format(rows)


def report(told: Report) -> Markup:
    """One article: its headline, where it is from, and its quotes amid the words around them."""
    link = _link(told.url)
    headline = told.title or "untitled"
    title = (
        Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(link, headline)
        if link
        else headline
    )
    attribution = f"citing {told.attribution}" if told.attribution else None
    copy = "a copy" if told.is_copy else None
    source = _joined(
        told.publisher, _day("", told.published), f"says {told.status}", attribution, copy, told.source_uri
    )
    quotes = Markup("").join(_quote(told.text, start, end) for start, end in told.spans)
    return Markup('<div><b>{}</b><div class="told">{}</div>{}</div>').format(title, source, quotes)


def article(told: Report) -> Markup:
    """The whole article with its quotes marked."""
    parts, at = [], 0
    for start, end in sorted(told.spans):
        if start >= at:
            parts += [Markup("{}<mark>{}</mark>").format(told.text[at:start], told.text[start:end])]
            at = end
    whole = Markup("").join((*parts, told.text[at:]))
    return Markup('<div class="said" style="white-space: pre-wrap">{}</div>').format(whole)


def _quote(text: str, start: int, end: int) -> Markup:
    before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
    before = "…" + before.partition(" ")[2] if start > CONTEXT_CHARS else before
    after = after.rpartition(" ")[0] + "…" if end + CONTEXT_CHARS < len(text) else after
    return Markup(
        '<div class="said"><span class="around">{}</span><mark>{}</mark><span class="around">{}</span></div>'
    ).format(before, text[start:end], after)


def _link(url: str | None) -> str | None:
    """The address, when it is one of the web: nothing else that an article may name is followed."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:  # such as an unfinished IPv6 address
        return None


def _day(word: str, day: date | None) -> str | None:
    return None if day is None else f"{word} {day.day} {day:%b %Y}".strip()


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
