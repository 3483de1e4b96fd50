"""Do two places in the words of two texts contradict each other?

Here: comparing names, and the distance between places of the lexicon. Not here: finding places in text.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from pipeline.extract.lexicon import Place, load_lexicon
from pipeline.resolve.names import plain

EARTH_KM = 6371.0
NEAR_KM = 300.0
NEAR_WIDE_KM = 1200.0  # where one of the two is a sea, an ocean, a region or a country
WIDE = frozenset({"sea", "ocean", "gulf", "region", "country"})


@lru_cache(maxsize=65536)
def conflict(a: str | None, b: str | None) -> bool:
    """True where both places are known and cannot be the same: different words, and far apart on the map."""
    if not a or not b:
        return False
    one, two = plain(a), plain(b)
    if one in two or two in one or set(one.split()) & set(two.split()) - {"sea", "island", "islands", "bay", "base"}:
        return False
    first, second = _place(one), _place(two)
    if first is None or second is None:
        return True
    near = NEAR_WIDE_KM if {first.kind, second.kind} & WIDE else NEAR_KM
    return _kilometres(first, second) > near


def _place(name: str) -> Place | None:
    places = _places()
    words = name.split()
    return next((places[k] for i in range(len(words)) if (k := " ".join(words[i:])) in places), None)


@lru_cache(maxsize=1)
def _places() -> dict[str, Place]:
    known: dict[str, Place] = {}
    for place in load_lexicon().places:
        for name in place.names:
            known.setdefault(plain(name), place)
    return known


def _kilometres(a: Place, b: Place) -> float:
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
