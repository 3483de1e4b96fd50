"""What a few new articles touch, resolved again: what is stored afterwards equals resolving everything.

Here: which blocks and which drills have to be looked at again. Not here: how they are resolved (resolver).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from pipeline.records import EventLink, Mention
from pipeline.resolve.blocks import AROUND, BESIDE, DRILLS, SERIES, block_of, months_of
from pipeline.resolve.drills import Face, Faces
from pipeline.resolve.features import Feature, features_of
from pipeline.resolve.resolver import (
    JOINS,
    blocks_by_mention,
    by_block,
    homes_of_drills,
    in_order,
    joining,
    resolve_named,
    resolve_unnamed,
)

Stored = tuple[Mention, EventLink]
Fetch = Callable[[Collection[str]], Iterable[Stored]]


def resolve_increment(new: Iterable[Mention], fetch: Fetch, removed_blocks: Collection[str] = ()) -> list[EventLink]:
    """The links of all mentions that new articles touch: to replace those stored for the same mentions.

    `fetch(blocks)` returns the stored mentions that bear one of the blocks, each with its link, and with them all
    other mentions of their articles. `removed_blocks` are those of mentions that are no longer stored, because their
    article was extracted again. What is stored afterwards equals `resolve` over everything.
    """
    pool = _Pool(new, fetch)
    touched = {b for blocks in blocks_by_mention(pool.mentions.values()).values() for b in blocks} | set(removed_blocks)
    own = {b for b in touched if not b.startswith((AROUND, BESIDE))}
    pool.take(own)
    features = pool.features()
    blocks = by_block(features)
    links = resolve_named({b: blocks[b] for b in own if b in blocks and not b.startswith(DRILLS)})

    # Which drills ask again for their edition: new ones, those whose article tells of an edition that moved, those
    # that a changed face of an edition may fit, and all around a face that went without a trace.
    after = {link.mention_id: link.event_id for link in links}
    asking = {m.article_id for m in pool.mentions.values() if m.mention_id in pool.fresh}
    stored = pool.events()
    asking |= {f.article_id for f in features if after.get(f.mention_id, "") not in ("", stored.get(f.mention_id))}
    changed = _changed_faces(features, pool.links, after)
    lost = {DRILLS + b.removeprefix(AROUND) for b in removed_blocks if b.startswith(AROUND)}
    pool.take(changed.keys() | lost)
    for f in pool.features():
        block = block_of(f)
        if block in lost or (block in changed and changed[block].any_fits(f)):
            asking.add(f.article_id)

    # Their editions anew; the blocks of drills that were let in or out are told apart anew.
    drills_asking = [f for f in pool.features() if f.article_id in asking and block_of(f).startswith(DRILLS)]
    pool.take({AROUND + block_of(f).removeprefix(DRILLS) for f in drills_asking})
    homes = homes_of_drills(pool.features(), pool.events() | after, asking)
    moved = {block_of(f) for f in drills_asking if (f.mention_id in homes) != pool.is_joined(f.mention_id)}
    again = {b for b in own if b.startswith(DRILLS)} | moved
    pool.take(again)
    unnamed = {b: fs for b, fs in by_block(pool.features()).items() if b in again}
    kept = {m for m, link in pool.links.items() if link.rule.startswith(JOINS)} - {f.mention_id for f in drills_asking}
    return in_order(links + resolve_unnamed(unnamed, kept | homes.keys()) + joining(homes))


class _Pool:
    """The mentions looked at so far, the new ones and what was fetched."""

    def __init__(self, new: Iterable[Mention], fetch: Fetch) -> None:
        self.mentions: dict[str, Mention] = {}
        self._articles: dict[str, list[Mention]] = defaultdict(list)
        self._features: dict[str, list[Feature]] = {}  # by article
        for mention in new:
            self._add(mention)
        self.fresh = frozenset(self.mentions)
        self.links: dict[str, EventLink] = {}  # as stored
        self._fetch = fetch
        self._taken: set[str] = set()

    def take(self, blocks: Collection[str]) -> None:
        """Fetch what bears one of these blocks, each block once."""
        missing = set(blocks) - self._taken
        self._taken |= missing
        for mention, link in self._fetch(missing) if missing else ():
            if mention.mention_id not in self.mentions:
                self._add(mention)
                self.links[mention.mention_id] = link

    def features(self) -> list[Feature]:
        """Of all mentions so far; worked out once for every article."""
        for article_id in self._articles.keys() - self._features.keys():
            self._features[article_id] = features_of(self._articles[article_id])
        return [feature for of_article in self._features.values() for feature in of_article]

    def _add(self, mention: Mention) -> None:
        self.mentions[mention.mention_id] = mention
        self._articles[mention.article_id].append(mention)
        self._features.pop(mention.article_id, None)

    def events(self) -> dict[str, str]:
        """Mention → event, as stored."""
        return {mention_id: link.event_id for mention_id, link in self.links.items()}

    def is_joined(self, mention_id: str) -> bool:
        """Had a named edition taken this drill in?"""
        link = self.links.get(mention_id)
        return link is not None and link.rule.startswith(JOINS)


def _changed_faces(
    features: Iterable[Feature], before: Mapping[str, EventLink], after: Mapping[str, str]
) -> dict[str, Faces]:
    """By block of drills, the faces of named editions that came or went; another report of the same changes none."""
    named = [f for f in features if f.mention_id in after and block_of(f).startswith(SERIES)]
    old = {Face.of(f, before[f.mention_id].event_id) for f in named if f.mention_id in before}
    new = {Face.of(f, after[f.mention_id]) for f in named}
    changed: dict[str, Faces] = defaultdict(Faces)
    for face in old ^ new:
        for month in months_of(face.window):
            changed[DRILLS + month].add(face)
    return dict(changed)
