"""A growing group of mentions of one event: what the next mention is compared with, and the id of the whole.

Here: `Cluster` and `event_id`. Not here: the rules of which mention belongs where.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from pipeline.records import EventClass, EventLink
from pipeline.resolve.features import Feature
from pipeline.resolve.window import Window

ID_LENGTH = 16
PREFIX = {EventClass.PARTNERSHIP: "P", EventClass.EXERCISE: "X"}


@dataclass(slots=True)
class Cluster:
    """Mentions found to tell of one event so far, in the order in which they came."""

    key: str = ""  # says the event by itself ("rimpac|2024"); '' where only its first mention does
    members: list[Feature] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)

    def add(self, feature: Feature, rule: str) -> None:
        """Take one more mention in, by the named rule."""
        self.members.append(feature)
        self.rules.append(rule)
        self.articles.add(feature.article_id)
        self.parties |= feature.parties

    @property
    def lead(self) -> Feature:
        """The earliest mention."""
        return min(self.members, key=lambda f: f.order)

    def windows(self) -> list[Window]:
        """The windows of the members that have a date; of all where none has."""
        return [f.window for f in self.members if f.window.is_dated] or [f.window for f in self.members]


def links_of(block: str, clusters: list[Cluster]) -> list[EventLink]:
    """The links of a block's clusters, with their ids.

    The first cluster of a key gets its id from block and key, and so keeps it whatever is found later. A cluster
    without a key, or a second one with the same key, gets it from block, key and its earliest mention.
    """
    taken: set[str] = set()
    links = []
    for cluster in sorted(clusters, key=lambda c: c.lead.order):
        text = f"{block}|{cluster.key}"
        if not cluster.key or text in taken:
            text = f"{text}|{cluster.lead.mention_id}"
        taken.add(text)
        event_id = PREFIX[cluster.lead.event_class] + hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]
        links += [
            EventLink(f.mention_id, event_id, rule) for f, rule in zip(cluster.members, cluster.rules, strict=True)
        ]
    return links
