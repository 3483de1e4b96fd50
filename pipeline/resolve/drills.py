"""Exercise mentions without a name: they join a named edition, or each other, where nothing contradicts.

Here: the drills of one month (or of one year, where no month is said) and the named editions around it.
Not here: named series among themselves (editions).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Domain, EventType
from pipeline.resolve import places
from pipeline.resolve.blocks import block_of
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature
from pipeline.resolve.parties import overlap
from pipeline.resolve.window import Window

SAME_DRILL_DAYS = 10
SAME_PATROL_DAYS = 3
UNDATED_DAYS = 31  # an undated report stands at its day of publication
OPEN_DOMAINS = frozenset({Domain.UNKNOWN, Domain.MULTI})

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


def editions_of_article(
    drills: Sequence[Feature], faces: Mapping[str, Faces], held: Collection[str]
) -> dict[str, Face]:
    """Mention → the named edition that it tells of, for the unnamed exercise mentions of one article.

    `faces` are those of the named mentions, by drill block. `held` are the editions that the article tells
    of by name: another record of the article cannot be the same event. Nor can two of its unnamed ones: the better
    fit has it.
    """
    fits = {f.mention_id: _faces_that_fit(f, faces.get(block_of(f), NO_FACES), held) for f in drills}
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


def resolve_drills(features: Iterable[Feature]) -> list[Cluster]:
    """The clusters of a month's unnamed drills. The result depends on the set of mentions, not on their order."""
    index: dict[str, dict[int, Cluster]] = {}
    clusters: list[Cluster] = []
    for f in sorted(features, key=lambda f: (f.window.rank, -len(f.parties), f.window.first, f.order)):
        around = {n: c for party in f.parties for n, c in index.get(party, {}).items()}
        fits = [(score, c) for c in around.values() if (score := _score(f, c)) is not None]
        if fits:
            cluster = min(fits, key=lambda fit: (-fit[0], fit[1].lead.order))[1]
            cluster.add(f, "drill: parties, domain, place and days agree")
        else:
            cluster = Cluster.of(f, "new: unnamed drill")
            clusters.append(cluster)
        for party in f.parties:
            index.setdefault(party, {})[id(cluster)] = cluster
    return clusters


def _score(f: Feature, cluster: Cluster) -> float | None:
    """How well a mention fits, None where something contradicts."""
    if f.article_id in cluster.articles or f.parties.isdisjoint(cluster.parties):
        return None
    share = max(overlap(f.parties, parties) for parties in cluster.party_lists)
    if share == 0 or _domains_differ(f, cluster) or _places_differ(f, cluster):
        return None
    gap = cluster.gap(f.window)
    return None if gap > _days_allowed(f, cluster) else share - gap / 100


def _domains_differ(f: Feature, cluster: Cluster) -> bool:
    told = cluster.domains - OPEN_DOMAINS
    return f.domain is not None and f.domain not in OPEN_DOMAINS and bool(told) and f.domain not in told


def _places_differ(f: Feature, cluster: Cluster) -> bool:
    return bool(cluster.locations) and all(places.conflict(f.location, place) for place in cluster.locations)


def _days_allowed(f: Feature, cluster: Cluster) -> int:
    if not (f.window.is_dated and cluster.dated):
        return UNDATED_DAYS
    return SAME_PATROL_DAYS if EventType.PATROL in {f.event_type, *cluster.types} else SAME_DRILL_DAYS
