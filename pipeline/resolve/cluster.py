"""A growing group of mentions of one event: what the next mention is compared with, and the id of the whole.

Here: `Cluster` and `event_ids`. Not here: the rules of which mention belongs where.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.records import Domain, EventClass, EventType, Status
from pipeline.resolve.features import Feature
from pipeline.resolve.window import Window

ID_LENGTH = 16
PREFIX = {EventClass.PARTNERSHIP: "P", EventClass.EXERCISE: "X"}


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions found to tell of one event so far, with the distinct values of what the next one is compared with.

    Thousands of reports of one event have few different dates, places and lists: comparing with those keeps the cost
    of a block far from the square of its mentions.
    """

    key: str  # says the event by itself ("2024" in its series); '' where only its first mention does
    lead: Feature  # the earliest mention
    members: list[Feature] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    party_lists: set[frozenset[str]] = field(default_factory=set)
    dated: set[Window] = field(default_factory=set)
    undated: set[Window] = field(default_factory=set)
    steps: dict[Status, tuple[date, date]] = field(default_factory=dict)  # the first day of its windows: from, to
    signed: set[Window] = field(default_factory=set)  # dated days of signature
    types: set[EventType] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    proper_names: set[str] = field(default_factory=set)  # those that only one instrument in the world bears
    topics: set[str] = field(default_factory=set)
    strong: str | None = None
    domains: set[Domain] = field(default_factory=set)
    locations: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, feature: Feature, rule: str, key: str = "") -> Cluster:
        """A cluster that begins with one mention."""
        cluster = cls(key=key, lead=feature)
        cluster.add(feature, rule)
        return cluster

    def add(self, feature: Feature, rule: str) -> None:
        """Take one more mention in, by the named rule."""
        self.members.append(feature)
        self.rules.append(rule)
        if feature.order < self.lead.order:
            self.lead = feature
        self.articles.add(feature.article_id)
        self.parties |= feature.parties
        self.party_lists.add(feature.parties)
        (self.dated if feature.window.is_dated else self.undated).add(feature.window)
        day = feature.window.first
        earliest, latest = self.steps.get(feature.status, (day, day))
        self.steps[feature.status] = (min(earliest, day), max(latest, day))
        if feature.status is Status.SIGNED and feature.window.is_dated:
            self.signed.add(feature.window)
        self.types.add(feature.event_type)
        self.names |= {feature.name} - {""}
        if feature.instrument_members:
            self.proper_names.add(feature.name)
        self.topics |= feature.kinds.weak
        self.strong = self.strong or feature.kinds.strong
        if feature.domain is not None:
            self.domains.add(feature.domain)
        if feature.location:
            self.locations.add(feature.location)

    def copy(self) -> Cluster:
        """As it is now, of its members the first alone: what is compared of further mentions, without their links."""
        return replace(
            self,
            members=self.members[:1],
            rules=[],
            articles=set(self.articles),
            parties=set(self.parties),
            party_lists=set(self.party_lists),
            dated=set(self.dated),
            undated=set(self.undated),
            steps=dict(self.steps),
            signed=set(self.signed),
            types=set(self.types),
            names=set(self.names),
            proper_names=set(self.proper_names),
            topics=set(self.topics),
            domains=set(self.domains),
            locations=set(self.locations),
        )

    def is_like(self, other: Cluster, several: frozenset[str]) -> bool:
        """Will every partnership mention to come fit both as well? `several`: articles of which more than one may."""
        return (
            self.members[0] is other.members[0]
            and self.steps == other.steps
            and self.strong == other.strong
            and (self.types, self.names, self.proper_names) == (other.types, other.names, other.proper_names)
            and self.topics == other.topics
            and bool(self.dated) == bool(other.dated)
            and self.windows == other.windows
            and self.signed == other.signed
            and self.articles & several == other.articles & several
        )

    @property
    def windows(self) -> set[Window]:
        """The distinct windows of the members that have a date; of all where none has."""
        return self.dated or self.undated

    def gap(self, window: Window) -> int:
        """Days between a window and the nearest of the cluster's."""
        return min(window.gap(w) for w in self.windows)


def event_ids(block: str, clusters: list[Cluster]) -> list[tuple[Cluster, str]]:
    """The clusters of a block with their event ids.

    The first cluster of a key has its id from block and key, and so keeps it whatever is found later. A cluster
    without a key, or a second one with the same key, has it from block, key and its earliest mention.
    """
    taken: set[str] = set()
    named = []
    for cluster in sorted(clusters, key=lambda c: c.lead.order):
        text = f"{block}|{cluster.key}"
        if not cluster.key or text in taken:
            text = f"{text}|{cluster.lead.mention_id}"
        taken.add(text)
        prefix = PREFIX[cluster.lead.event_type.event_class]
        named.append((cluster, prefix + hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]))
    return named
