"""How far two lists of participants agree, where one text may name fewer of them than another."""

from __future__ import annotations

ENOUGH_OVERLAP = 0.5


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard where one list holds the other or half is shared, else 0.

    A lone state is no shorter list of a joint exercise: its own drill in the same month is another.
    """
    if (len(a) == 1) != (len(b) == 1):
        return 0.0
    share = len(a & b) / len(a | b)
    return share if a <= b or b <= a or share >= ENOUGH_OVERLAP else 0.0
