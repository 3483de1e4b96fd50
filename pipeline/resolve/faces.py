"""Unnamed exercise mentions that tell of a named edition: where nothing contradicts, they join it.

Here: the faces that editions show, and which drill is of which. Not here: named series among themselves (editions), the
drills that are left (drills).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.records import Domain, EventType
from pipeline.resolve import places
from pipeline.resolve.blocks import drills_around
from pipeline.resolve.drills import OPEN_DOMAINS, SAME_DRILL_DAYS, SAME_PATROL_DAYS, UNDATED_DAYS
from pipeline.resolve.features import Feature
from pipeline.resolve.parties import overlap
from pipeline.resolve.window import Window

Parties = frozenset[str]


@dataclass(frozen=True, slots=True)
class Face:
    """How some mention tells of a named edition: thousands of mentions of an edition have few different faces."""

    event_id: str
    name: str
    parties: frozenset[str]
    domain: Domain | None
    location: str | None
    window: Window
    is_patrol: bool

    @classmethod
    def of(cls, f: Feature, event_id: str) -> Face:
        """The face that one mention of an edition shows."""
        is_patrol = f.event_type is EventType.PATROL
        return cls(event_id, f.name, f.parties, f.domain, f.location, f.window, is_patrol)


class Faces:
    """The faces of the named editions around the drills of one block, found by who takes part."""

    def __init__(self) -> None:
        """Begin without any."""
        self._by_parties: dict[Parties, set[Face]] = {}
        self._by_party: dict[str, set[Parties]] = {}
        self._near: dict[Parties, list[tuple[float, set[Face]]]] = {}

    def add(self, face: Face) -> None:
        """Take one more face in."""
        if face.parties not in self._by_parties:
            self._by_parties[face.parties] = set()
            for party in face.parties:
                self._by_party.setdefault(party, set()).add(face.parties)
            self._near.clear()
        self._by_parties[face.parties].add(face)

    def near(self, parties: Parties) -> list[tuple[float, set[Face]]]:
        """The faces whose participants agree with these, by how far; kept, since most mentions have few lists."""
        if parties not in self._near:
            lists = {other for party in parties for other in self._by_party.get(party, ())}
            shares = ((overlap(parties, other), other) for other in lists)
            self._near[parties] = [(share, self._by_parties[other]) for share, other in shares if share]
        return self._near[parties]

    def any_fits(self, f: Feature) -> bool:
        """May one of them be the edition that the drill tells of?"""
        return any(not _contradicts(f, face) for _, group in self.near(f.parties) for face in group)


NO_FACES = Faces()


def faces_by_drills(faces: Set[Face]) -> dict[str, Faces]:
    """Block of drills → the faces of the named editions that may draw drills of it."""
    around: dict[str, Faces] = defaultdict(Faces)
    for face in faces:
        for block in drills_around(face.window):
            around[block].add(face)
    return dict(around)


def homes_of_drills(
    drills: Iterable[Feature], faces: Set[Face], held: Mapping[str, Collection[str]]
) -> dict[str, Face]:
    """Unnamed drill → the named edition that it tells of, where it does.

    All drills of an article have to come along. `faces` are at least those of the editions around the drills. `held`:
    article → the editions that it tells of by name: another record of the article cannot be the same event.
    """
    around = faces_by_drills(faces)
    of_article: dict[str, list[Feature]] = defaultdict(list)
    for drill in drills:
        of_article[drill.article_id].append(drill)
    homes: dict[str, Face] = {}
    for article_id, own in of_article.items():
        homes |= _homes_in_article(own, around, held.get(article_id, ()))
    return homes


def _homes_in_article(drills: Sequence[Feature], around: Mapping[str, Faces], held: Collection[str]) -> dict[str, Face]:
    """Two drills of one article cannot be of one edition: the better fit has it."""
    fits = {f.mention_id: _faces_that_fit(f, around.get(f.block, NO_FACES), held) for f in drills}
    homes: dict[str, Face] = {}
    for mention_id, own in fits.items():
        rivals = [other for other_id, other in fits.items() if other_id != mention_id]
        for event_id, (score, face) in sorted(own.items(), key=lambda fit: (-fit[1][0], fit[0])):
            if all(event_id not in rival or rival[event_id][0] < score for rival in rivals):
                homes[mention_id] = face
                break
    return homes


def _faces_that_fit(f: Feature, faces: Faces, held: Collection[str]) -> dict[str, tuple[float, Face]]:
    """Edition → its best fitting face with the score."""
    best: dict[str, tuple[float, Face]] = {}
    for share, group in faces.near(f.parties):
        for face in group:
            if face.event_id in held or _contradicts(f, face):
                continue
            score = share - f.window.gap(face.window) / 100
            if face.event_id not in best or score > best[face.event_id][0]:
                best[face.event_id] = (score, face)
    return best


def _contradicts(f: Feature, face: Face) -> bool:
    limit = SAME_PATROL_DAYS if face.is_patrol or f.event_type is EventType.PATROL else SAME_DRILL_DAYS
    if not (f.window.is_dated and face.window.is_dated):
        limit = UNDATED_DAYS
    if f.window.gap(face.window) > limit or len({f.domain, face.domain} - OPEN_DOMAINS - {None}) > 1:
        return True
    return places.conflict(f.location, face.location)
