"""Are two names those of one thing: equal, one part of the other, or an acronym and what it stands for?

Here: names alone. Not here: what a shared name weighs (sameness.py).
"""

from __future__ import annotations


def same_name(one: str, other: str) -> bool:
    """Are two names one: equal, one part of the other, or one the acronym of the other ("SOFA", "ICE Pact")?"""
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or bool(_short(one) & _initials(other) or _short(other) & _initials(one))


def _short(name: str) -> set[str]:
    """The acronym that a name is, or begins with, in letters alone ("C-SIPA")."""
    first = name.split(maxsplit=1)[0]
    return {"".join(c for c in x if c.isalnum()).casefold() for x in (name, first) if x.isupper()}


def _initials(name: str) -> set[str]:
    """The initials of a name's words, of all and of those in capitals."""
    words = name.split()
    return {"".join(w[0] for w in chosen).casefold() for chosen in (words, [w for w in words if w[0].isupper()])}
