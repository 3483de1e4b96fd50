"""What makes a name an exercise's: the word for it in the sentence, or a year behind the name ("Milan 2024").

Here: those words. Not here: the names themselves (finder.py).
"""

from __future__ import annotations

import re

EXERCISE_WORD = re.compile(r"\b(?:exercises?|drills?|man(?:oeu|eu)vres?|maneuvers?|war ?games?)\b", re.IGNORECASE)
EDITION_AFTER = re.compile(r"[\s-]+(?:(?:19|20)\d\d|['’]?\d\d\b)")


def is_named_as_exercise(sentence: str, end: int) -> bool:
    """Does a sentence call the series whose name ends at `end` an exercise, or give it a year ("Milan 2024")?"""
    return EDITION_AFTER.match(sentence[end:][:8]) is not None or EXERCISE_WORD.search(sentence) is not None
