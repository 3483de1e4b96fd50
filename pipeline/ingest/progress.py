"""How a long ingest tells of itself: lines for the log, and a bar where a person sits at a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

LOG_SECONDS = 5.0


class Meter:
    """Files, records, rejections and rate: a line every five seconds and at the end, a bar on a terminal's stderr."""

    def __init__(self, log: Callable[[str], None], console: Console | None = None, every_seconds: float = LOG_SECONDS):
        """`log` takes a line; `console` is where the bar goes (standard error), if it is a terminal."""
        self._log = log
        self._every = every_seconds
        self._started = self._logged = time.monotonic()
        self._line = ""
        console = console or Console(stderr=True)
        self._bar = _bar(console) if console.is_terminal else None
        self._task = self._bar.add_task("reading", total=None) if self._bar else None

    def __enter__(self) -> Meter:
        """Begin to measure."""
        self._started = self._logged = time.monotonic()
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """Take the bar away and log the last state."""
        if self._bar is not None:
            self._bar.stop()
        if kind is None and self._line:
            self._log(self._line)

    def show(self, files: int, records: int, rejections: int) -> None:
        """The state after a batch: files looked at, articles read and rejections made so far in this run."""
        now = time.monotonic()
        rate = (records + rejections) / max(now - self._started, 0.001)
        self._line = f"{files:,} files, {records:,} records, {rejections:,} rejections, {rate:,.0f} records/s"
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=self._line, refresh=True)
        if now - self._logged >= self._every:
            self._log(self._line)
            self._logged, self._line = now, ""


def _bar(console: Console) -> Progress:
    columns = (SpinnerColumn(), BarColumn(bar_width=20), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)
