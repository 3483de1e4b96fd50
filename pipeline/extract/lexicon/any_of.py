"""Many expressions asked at once, "does any of them occur?", in about the time of reading the text.

One pass of a multi-pattern matcher finds the places where one of them may begin, by the letters it begins with; only
there is it tried. Here: that index. Not here: the expressions themselves (contexts.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

LETTERS = re.compile(r"(?:[^\W_](?![?*+{]))*")  # those that a match has to begin with
BLANK = " +"
QUANTIFIERS = ("*", "+", "{")


class AnyOf:
    """Expressions that are looked for as whole words, without regard to case."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Sort the expressions by how they may begin; one that may begin with anything is tried everywhere."""
        patterns = list(patterns)
        self._whole = whole_words(patterns)
        by_opening: dict[str, list[str]] = {}
        for pattern in patterns:
            for opening in {_opening(way) for way in ways(pattern)}:
                by_opening.setdefault(opening, []).append(pattern)
        anywhere = by_opening.pop("", [])
        self._anywhere = whole_words(anywhere) if anywhere else None
        self._expressions = [whole_words(found) for found in by_opening.values()]
        self._index = ahocorasick_rs.AhoCorasick(list(by_opening))

    def occurs_in(self, text: str) -> bool:
        """Does any of the expressions occur in a text?"""
        lowered = text.lower()
        found = self._index.find_matches_as_indexes(lowered, overlapping=True)
        if any(self._expressions[which].match(lowered, start) for which, start, _ in found):
            return True
        return self._anywhere is not None and self._anywhere.search(lowered) is not None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the expressions occur in a text, left to right, none overlapping."""
        return [m.span() for m in self._whole.finditer(text)] if self.occurs_in(text) else []


def whole_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """Expressions as one, which fits whole words only and has no regard to case."""
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


def ways(pattern: str) -> Iterator[str]:
    """An expression that begins with a choice, one by one: "(?:air|naval )?bases" as "air bases", … and "bases"."""
    for way in _choices(pattern):
        if not way.startswith("(?:"):
            yield way
            continue
        end = _end_of_group(way)
        inner, rest = way[len("(?:") : end - 1], way[end:]
        if rest.startswith(QUANTIFIERS):
            yield way
            continue
        for choice in _choices(inner):
            yield from ways(choice + rest.removeprefix("?"))
        if rest.startswith("?"):
            yield from ways(rest[1:])


def _opening(way: str) -> str:
    """The letters with which every match of an expression begins, with the blank behind a whole word."""
    letters = LETTERS.match(way)
    opening = letters.group() if letters else ""
    return (opening + " " if opening and way.startswith(BLANK, len(opening)) else opening).lower()


def _choices(pattern: str) -> list[str]:
    """What stands between the bars of an expression that are in no brackets."""
    found = [""]
    for depth, piece in _pieces(pattern):
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return found


def _end_of_group(pattern: str) -> int:
    """Where the group that an expression begins with ends, its bracket included."""
    end = 0
    for depth, piece in _pieces(pattern):
        end += len(piece)
        if depth == 0:
            break
    return end


PIECE = re.compile(r"\\.|\[\^?\]?[^\]]*\]|.", re.DOTALL)  # an escape, a class of characters, a character


def _pieces(pattern: str) -> Iterator[tuple[int, str]]:
    """The smallest parts of an expression, each with the number of groups that are open behind it."""
    depth = 0
    for piece in PIECE.findall(pattern):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        yield depth, piece
