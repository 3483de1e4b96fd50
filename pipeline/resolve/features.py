"""What resolution compares of a mention, worked out once per article.

Here: parties, name key, kind, window; and the kind that "a similar pact" borrows from the pact beside it. A feature is
all that resolution needs to know of a mention: a store keeps it, and nothing is read from the article again.
Not here: comparing (partnerships, editions, drills).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pipeline.records import Domain, EventClass, EventType, Mention, Status
from pipeline.resolve.blocks import block_of, side_of
from pipeline.resolve.kinds import NO_KINDS, Kinds, kinds_of
from pipeline.resolve.names import instrument_of, plain, series_key
from pipeline.resolve.window import FAR, Window, window_of

# Words that point at another instrument of the same article instead of telling the kind.
BORROWS = re.compile(
    r"\b(?:similar|comparable|same (?:kind|sort)|such (?:pact|deal|agreement|accord|treaty)|another|others?|ones?"
    r"|of the kind|the same|companion|its own|(?:third|fourth|fifth) \w+ country)\b|\b\w+['’]s has been\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Feature:
    """A mention as resolution sees it."""

    mention_id: str
    article_id: str
    published: date  # FAR where unknown
    event_type: EventType
    status: Status
    parties: frozenset[str]
    name: str  # key of the series or instrument, '' where the text names none
    kinds: Kinds
    window: Window
    domain: Domain | None
    location: str | None
    instrument_members: frozenset[str]  # of the lexicon's instrument of that name, where it always has the same
    block: str  # in which it is resolved

    @property
    def order(self) -> tuple[date, str, str]:
        """Place in the one order that decides ties: publication, article, mention."""
        return (self.published, self.article_id, self.mention_id)


def features_of(mentions: Iterable[Mention]) -> list[Feature]:
    """The features of the mentions of one article (all of them: kinds are borrowed among them)."""
    ordered = sorted(mentions, key=lambda m: m.mention_id)
    features = [_feature(m) for m in ordered]
    return [_with_borrowed_kind(feature, mention, features) for feature, mention in zip(features, ordered, strict=True)]


def _feature(mention: Mention) -> Feature:
    event = mention.event
    parties = frozenset(event.actor_codes)
    is_exercise = event.event_class is EventClass.EXERCISE
    name, kinds, members = "", NO_KINDS, frozenset[str]()
    if is_exercise:
        name = series_key(event.event_name) if event.event_name else ""
    else:
        side = side_of(event.event_type)
        kinds = kinds_of(" . ".join(e.quote for e in event.evidence), side)
        if event.event_name:
            instrument = instrument_of(event.event_name)
            name = plain(instrument.name if instrument else event.event_name)
            kinds = _kinds_of_name(event.event_name, instrument.name if instrument else "", side) | kinds
            if instrument and instrument.generic:
                name = ""
            if instrument:
                members = frozenset(instrument.members)
    window = window_of(mention)
    return Feature(
        mention_id=mention.mention_id,
        article_id=mention.article_id,
        published=mention.published_date or FAR,
        event_type=event.event_type,
        status=event.status,
        parties=parties,
        name=name,
        kinds=kinds,
        window=window,
        domain=event.domain,
        location=event.location,
        instrument_members=members,
        block=block_of(event.event_type, name, parties, members, window),
    )


@lru_cache(maxsize=65536)
def _kinds_of_name(name: str, canonical: str, side: str) -> Kinds:
    return kinds_of(name, side) | kinds_of(canonical, side)


def _with_borrowed_kind(feature: Feature, mention: Mention, siblings: Sequence[Feature]) -> Feature:
    """ "Another with Britain": the kind is that of the pact told of beside it, of which one party is the same."""
    if feature.kinds.strong or feature.name or feature.event_type is not EventType.AGREEMENT:
        return feature
    if not any(BORROWS.search(e.quote) for e in mention.event.evidence):
        return feature
    lenders = {
        s.kinds.strong
        for s in siblings
        if s.event_type is EventType.AGREEMENT and s.kinds.strong and s.parties & feature.parties
        and s.parties != feature.parties
    }  # fmt: skip
    if len(lenders) != 1:
        return feature
    return replace(feature, kinds=Kinds(lenders.pop(), feature.kinds.weak))
