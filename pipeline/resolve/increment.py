"""What a few new articles touch, resolved again: what is stored afterwards equals resolving everything.

Here: which blocks and which drills have to be looked at again. Not here: how they are resolved (resolver).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from pipeline.records import EventLink
from pipeline.resolve.blocks import DRILLS, SERIES
from pipeline.resolve.faces import Face, faces_by_drills, homes_of_drills
from pipeline.resolve.features import Feature
from pipeline.resolve.resolver import JOINS, held, in_order, joining, resolve_named, resolve_unnamed

Known = tuple[Feature, EventLink]


class Store(Protocol):
    """The mentions that have a link, asked only for what new ones may touch."""

    def in_blocks(self, blocks: Collection[str]) -> Iterable[Known]:
        """The mentions that are resolved in these blocks."""

    def of_articles(self, article_ids: Collection[str]) -> Iterable[Known]:
        """The exercise mentions of these articles."""

    def faces(self, drills: Collection[str], without: Collection[str]) -> Iterable[Face]:
        """The faces of the named editions around these blocks of drills, but for the series of the blocks `without`."""


def resolve_increment(new: Iterable[Feature], store: Store, gone: Iterable[Feature] = ()) -> list[EventLink]:
    """The links of the new mentions, and those of stored ones that change for their sake, sorted by mention_id.

    All mentions of a new article have to come along. `gone` are those that are no longer stored, because their article
    was extracted again. What is stored afterwards equals `resolve` over everything.
    """
    pool = _Pool(new, store)
    gone = list(gone)
    left = {f.block for f in gone}
    touched = pool.blocks.keys() | left
    pool.take(touched)
    named = {b: fs for b, fs in pool.blocks.items() if not b.startswith(DRILLS)}
    whole = {f.mention_id for b, fs in named.items() if b not in left for f in fs}  # of blocks that nothing has left
    links = resolve_named(named, {m: link for m, link in pool.links.items() if m in whole})
    after = {link.mention_id: link.event_id for link in links}

    # Which drills ask again for their edition: new ones, those whose article tells of an edition that moved, and those
    # that a face of an edition may fit which has come or gone.
    editions = [f for b, fs in named.items() if b.startswith(SERIES) for f in fs]
    faces = {Face.of(f, after[f.mention_id]) for f in editions}
    faces_before = {Face.of(f, pool.links[f.mention_id].event_id) for f in editions if f.mention_id in pool.links}
    faces_gone = {Face.of(f, "") for f in gone if f.block.startswith(SERIES)}
    changed = faces_by_drills((faces ^ faces_before) | faces_gone)
    pool.take(changed)
    asking = set(pool.new_articles)
    asking |= {f.article_id for f in editions if after[f.mention_id] != pool.event(f.mention_id)}
    asking |= {f.article_id for b, near in changed.items() for f in pool.blocks.get(b, ()) if near.any_fits(f)}

    # Their editions anew; the blocks of drills that were let in or out are told apart anew.
    pool.take_articles(asking)
    drills = [f for b, fs in pool.blocks.items() if b.startswith(DRILLS) for f in fs if f.article_id in asking]
    telling = [f for b, fs in pool.blocks.items() if b.startswith(SERIES) for f in fs if f.article_id in asking]
    around = {f.block for f in drills}
    homes = homes_of_drills(
        drills, faces.union(store.faces(around, named) if around else ()), held(telling, pool.events() | after)
    )
    moved = {f.block for f in drills if (f.mention_id in homes) != pool.is_joined(f.mention_id)}
    again = {b for b in touched if b.startswith(DRILLS)} | moved
    pool.take(again)
    unnamed = {b: pool.blocks[b] for b in again if b in pool.blocks}
    asked = {f.mention_id for f in drills}
    kept = {m for m in pool.links if pool.is_joined(m) and m not in asked}
    links += resolve_unnamed(unnamed, kept | homes.keys()) + joining(homes)
    return in_order(link for link in links if link != pool.links.get(link.mention_id))


class _Pool:
    """The mentions looked at so far, the new ones and what was stored, each once."""

    def __init__(self, new: Iterable[Feature], store: Store) -> None:
        self.blocks: dict[str, list[Feature]] = {}
        self.links: dict[str, EventLink] = {}  # as stored
        self.new_articles: set[str] = set()
        self._seen: set[str] = set()
        self._store = store
        self._taken: set[str] = set()
        for feature in new:
            self.new_articles.add(feature.article_id)
            self._add(feature)

    def take(self, blocks: Collection[str]) -> None:
        """Ask for what lies in these blocks, for each block once."""
        missing = set(blocks) - self._taken
        self._taken |= missing
        if missing:
            self._add_known(self._store.in_blocks(missing))

    def take_articles(self, article_ids: Collection[str]) -> None:
        """Ask for the other exercise mentions of these articles."""
        if article_ids:
            self._add_known(self._store.of_articles(article_ids))

    def event(self, mention_id: str) -> str | None:
        """The event of a mention as stored, None for a new one."""
        link = self.links.get(mention_id)
        return link.event_id if link else None

    def events(self) -> dict[str, str]:
        """Mention → event, as stored."""
        return {mention_id: link.event_id for mention_id, link in self.links.items()}

    def is_joined(self, mention_id: str) -> bool:
        """Had a named edition taken this drill in?"""
        link = self.links.get(mention_id)
        return link is not None and link.rule.startswith(JOINS)

    def _add_known(self, known: Iterable[Known]) -> None:
        for feature, link in known:
            if self._add(feature):
                self.links[feature.mention_id] = link

    def _add(self, feature: Feature) -> bool:
        """Take one in; False where it is there already."""
        if feature.mention_id in self._seen:
            return False
        self._seen.add(feature.mention_id)
        self.blocks.setdefault(feature.block, []).append(feature)
        return True
