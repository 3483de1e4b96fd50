"""An evaluation as tables for the terminal.

Here: layout only. Not here: any figure that is not in the Evaluation already.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.quality.evaluation.breakdown import Confusion, Slice
from pipeline.quality.evaluation.figures import ATTRIBUTES, Figures
from pipeline.quality.evaluation.findings import KINDS, Finding
from pipeline.quality.evaluation.run import Evaluation
from pipeline.records import EXERCISE_STATUSES, PARTNERSHIP_STATUSES, EventClass

_ABOUT = {
    "strict": "class and exactly the participants",
    "record": "strict, and type and status",
    "lenient": "class, half of the participants",
    "dyad": "pairs of participants",
    "bcubed": "one real event, one id",
    "gold_bcubed": "the same, given the gold records",
}


def show(evaluation: Evaluation) -> RenderableType:
    """The whole evaluation: overall, attributes, by class, type and status, and the confusion of statuses."""
    figures = evaluation.figures
    title = (
        f"{evaluation.gold_set}, fold {evaluation.fold}: {figures['articles']} articles, "
        f"{figures['gold_events']} gold events, {figures['predicted_events']} found\n"
        f"{evaluation.extractor} {evaluation.extractor_version}, {evaluation.articles_per_second:.0f} articles/s"
    )
    parts: list[RenderableType] = [Text(title, style="bold"), _overall(figures), _attributes(figures)]
    parts += [_sliced([s for s in evaluation.slices if s.cut == cut], cut) for cut in ("class", "type", "status")]
    parts += [_confused([c for c in evaluation.confusions if c.event_class is k], k) for k in EventClass]
    return Group(*parts, Text(""))


def show_findings(found: Sequence[Finding]) -> RenderableType:
    """Every fault, one line each, grouped by kind."""
    lines: list[RenderableType] = []
    for kind in KINDS:
        of_kind = [f for f in found if f.kind == kind]
        if of_kind:
            lines.append(Text(f"{kind} ({len(of_kind)})", style="bold"))
            lines += [Text(f"  {f.article_id}  {f.message}", no_wrap=True, overflow="ignore") for f in of_kind]
    return Group(*lines)


def _table(*columns: str) -> Table:
    # Narrow enough for the statuses of a class side by side on a terminal of 80 columns.
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=0, show_edge=False)
    for column in columns:
        table.add_column(column, justify="left" if column in (columns[0], "meaning") else "right")
    return table


def _titled(title: str, table: Table) -> RenderableType:
    return Group(Text(f"\n{title}", style="italic"), table)


def _number(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _overall(figures: Figures) -> RenderableType:
    table = _table("figure", "precision", "recall", "F1", "meaning")
    for name, meaning in _ABOUT.items():
        if f"{name}_f1" in figures:
            table.add_row(name, *(_number(figures[f"{name}_{rate}"]) for rate in ("p", "r", "f1")), meaning)
    return _titled("overall", table)


def _attributes(figures: Figures) -> RenderableType:
    table = _table("attribute", "right", "of")
    for attribute in ATTRIBUTES:
        table.add_row(attribute, _number(figures[f"{attribute}_acc"]), _number(figures[f"{attribute}_n"]))
    table.add_row("false alarm", _number(figures["false_alarm"]), "event-free articles")
    return _titled("attributes of the lenient matches; articles without events", table)


def _sliced(rows: Sequence[Slice], cut: str) -> RenderableType:
    table = _table(cut, "precision", "recall", "F1", "hits", "found", "gold")
    for row in rows:
        rates = row.rates
        shares = (_number(float(rate)) for rate in (rates.precision, rates.recall, rates.f1))
        table.add_row(row.value, *shares, str(rates.hits), str(rates.predicted), str(rates.gold))
    return _titled(f"by {cut}: hits have exactly the participants", table)


def _confused(rows: Sequence[Confusion], event_class: EventClass) -> RenderableType:
    counts = {(c.gold, c.predicted): c.count for c in rows}
    statuses = EXERCISE_STATUSES if event_class is EventClass.EXERCISE else PARTNERSHIP_STATUSES
    columns = [s for s in statuses if any(c.predicted is s for c in rows)]
    table = _table("gold", *columns)
    for gold in [s for s in statuses if any(c.gold is s for c in rows)]:
        cells = []
        for found in columns:
            count = counts.get((gold, found), 0)
            style = "green" if gold is found else "red" if count else "dim"
            cells.append(Text(str(count) if count else "·", style=style))
        table.add_row(gold, *cells)
    return _titled(f"{event_class} status, lenient matches: gold down, found across", table)
