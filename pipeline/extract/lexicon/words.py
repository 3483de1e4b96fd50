"""Plain word lists of the lexicon: one entry a line, `#` begins a comment."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def word_list(name: str) -> tuple[str, ...]:
    """The entries of a word list in this folder, in order, comments and blank lines left out."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.split("#", 1)[0].strip()))
