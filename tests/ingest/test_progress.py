"""What a long ingest says: lines for the log always, a bar on a terminal only."""

from __future__ import annotations

import io
import re

from rich.console import Console

from pipeline.ingest.progress import Meter


def test_the_log_has_files_records_rejections_and_rate_and_no_bar_without_a_terminal() -> None:
    lines: list[str] = []
    screen = io.StringIO()
    with Meter(lines.append, Console(file=screen)) as meter:
        meter.show(1_200, 3_400, 5)
    (line,) = lines
    assert re.fullmatch(r"1,200 files, 3,400 records, 5 rejections, [\d,]+ records/s", line)
    assert screen.getvalue() == ""


def test_a_line_from_time_to_time_and_the_last_state_once() -> None:
    lines: list[str] = []
    with Meter(lines.append, Console(file=io.StringIO()), every_seconds=0) as meter:
        for files in range(3):
            meter.show(files, 0, 0)
    assert [line.split(" ")[0] for line in lines] == ["0", "1", "2"]


def test_nothing_read_nothing_said() -> None:
    lines: list[str] = []
    with Meter(lines.append, Console(file=io.StringIO())):
        pass
    assert lines == []


def test_a_terminal_gets_a_bar_that_goes_away() -> None:
    screen = io.StringIO()
    with Meter(lambda _: None, Console(file=screen, force_terminal=True, width=100)) as meter:
        meter.show(1_200, 3_400, 5)
        assert "1,200 files, 3,400 records, 5 rejections" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K"), "the line is wiped"
