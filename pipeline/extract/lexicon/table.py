"""Reading one CSV file of the lexicon: rows that know their line, cells that check themselves.

Not here: what a column means (build), and what rows must be to each other (checks).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from _csv import Reader as _Reader

_Number = TypeVar("_Number", int, float)


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, line, fault and remedy."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a lexicon file."""

    file: str
    line: int  # 1-based, the header is line 1
    cells: Mapping[str, str]

    def fail(self, fault: str, remedy: str) -> NoReturn:
        """Raise a LexiconError for this line."""
        raise LexiconError(f"{self.file}, line {self.line}: {fault}; {remedy}")

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.cells[column]
        if not value:
            self.fail(f"{column} is empty", "fill it in or delete the line")
        return value

    def optional(self, column: str) -> str | None:
        """The cell, or None where it is empty."""
        return self.cells[column] or None

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds a list separated by `|`; empty for an empty cell."""
        value = self.cells[column]
        if not value:
            return ()
        parts = tuple(part.strip() for part in value.split("|"))
        if not all(parts) or len(set(parts)) < len(parts):
            self.fail(f"{column} {value!r} has an empty or a repeated part", "separate different parts by one |")
        return parts

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """The cell, which must be one of the allowed words."""
        value = self.cells[column]
        if value not in allowed:
            self.fail(f"unknown {column} {value!r}", f"use one of: {', '.join(allowed)}")
        return value

    def yes(self, column: str) -> bool:
        """True for yes, False for no."""
        return self.choice(column, ("yes", "no")) == "yes"

    def codes(self, column: str, actors: Collection[str]) -> tuple[str, ...]:
        """The actor codes of a cell, separated by blanks."""
        codes = tuple(self.cells[column].split())
        for code in codes:
            if code not in actors:
                self.fail(f"unknown actor code {code!r} in {column}", "use a code of actors.csv or add the actor there")
        if len(set(codes)) < len(codes):
            self.fail(f"{column} names a code twice", "name it once")
        return codes

    def degrees(self, column: str, limit: float) -> float:
        """The cell as degrees, from -limit to limit."""
        value = self._number(column, float, "a decimal number of degrees, such as -12.5")
        if not -limit <= value <= limit:
            self.fail(f"{column} {value} is out of range", f"write degrees from -{limit:g} to {limit:g}")
        return value

    def year(self, column: str) -> int:
        """The cell as a year."""
        value = self._number(column, int, "a year with four digits")
        if not 1900 <= value <= 2100:
            self.fail(f"{column} {value} is out of range", "write a year from 1900 to 2100")
        return value

    def _number(self, column: str, kind: Callable[[str], _Number], what: str) -> _Number:
        value = self.cells[column]
        try:
            return kind(value)
        except ValueError:
            self.fail(f"{column} {value!r} is no number", f"write {what}")


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file with exactly these columns, cells stripped, blank lines left out.

    Raises LexiconError where the file is missing, its header differs or a line has other cells than the header.
    """
    if not path.is_file():
        raise LexiconError(f"{path.name}: the file is missing from {path.parent}; restore it")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            yield from _rows(path.name, reader, columns)
        except (csv.Error, UnicodeDecodeError) as error:
            raise LexiconError(
                f"{path.name}, line {reader.line_num}: no valid CSV in UTF-8 ({error}); mend the line or the next one"
            ) from error


def _rows(name: str, reader: _Reader, columns: tuple[str, ...]) -> Iterator[Row]:
    header = tuple(next(reader, ()))
    if header != columns:
        raise LexiconError(f"{name}, line 1: the header is {','.join(header)!r}; it has to be {','.join(columns)!r}")
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise LexiconError(
                f"{name}, line {reader.line_num}: {len(cells)} cells instead of {len(columns)}; "
                "quote a cell that contains a comma"
            )
        yield Row(name, reader.line_num, dict(zip(columns, map(str.strip, cells), strict=True)))
