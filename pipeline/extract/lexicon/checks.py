"""What the lines of one lexicon file must be to each other.

Not here: what a single line must satisfy (build, table).
"""

from __future__ import annotations

from pipeline.extract.lexicon.table import Row


class Uniqueness:
    """Remembers what a column has held and refuses it a second time, naming the line of the first."""

    def __init__(self, column: str) -> None:
        """`column` is how the messages call the thing."""
        self._column = column
        self._seen: dict[str, tuple[int, str]] = {}

    def add(self, row: Row, value: str, same: str = "") -> None:
        """Note a value; `same` is what it stands for, told when it differs. Raises LexiconError on a repetition."""
        line, before = self._seen.setdefault(value, (row.line, same))
        if (line, before) == (row.line, same):
            return
        fault = f"{self._column} {value!r} stands in line {line} already"
        if before != same:
            row.fail(f"{fault}, there for {before}, here for {same}", "decide for one of them")
        row.fail(fault, "delete one of the two")
