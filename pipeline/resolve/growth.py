"""A block of partnerships told apart, mention by mention; of those told apart before, only what changed is asked again.

Every mention joins the event that it fits best of those found before it, or opens one. A new mention changes the
event that it joins, and so maybe the choices of mentions that come after it, and theirs. Where the other links of the
block are known, both runs are followed at once: an event is as it was *before* (without the new mentions) and as it is
*now*. While these are alike, a known mention chooses what it chose before, without asking; else it asks only the events
that differ.

Here: that walk. Not here: how well a mention fits (partnerships).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import EventLink
from pipeline.resolve.cluster import Cluster
from pipeline.resolve.features import Feature


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a mention fits a cluster, and by which rule."""

    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the walk asks of the rules of a block."""

    fit: Callable[[Feature, Cluster], Fit | None]  # None where something forbids it
    key: Callable[[Feature], str]  # what makes the event known by itself, '' where nothing does
    last_resort: Callable[[Feature, Iterable[Cluster]], Cluster | None]  # for a mention that fits none
    last_rule: str  # by which it joins then


@dataclass(slots=True, eq=False)
class _Event:
    """One event in both runs; the same cluster while nothing tells them apart, None where a run does not have it."""

    now: Cluster | None
    before: Cluster | None
    place: int = 0  # in the order in which the events of now were opened

    @property
    def is_changed(self) -> bool:
        return self.now is not self.before

    @property
    def is_opened_alike(self) -> bool:
        return self.now is not None and self.before is not None and self.now.members[0] is self.before.members[0]

    def part(self) -> None:
        """What is added from here on is added to one of the two."""
        if self.before is self.now and self.now is not None:
            self.before = self.now.copy()


def grow(features: Sequence[Feature], known: Mapping[str, EventLink], rules: Rules) -> list[Cluster]:
    """The clusters of a block, whose features are in the order in which they choose.

    `known`: mention → the link that it has in the block without the mentions that are not in `known`. The result is
    the same where nothing is known.
    """
    articles = Counter(f.article_id for f in features)
    walk = _Walk(rules, {article for article, count in articles.items() if count > 1})
    for f in features:
        link = known.get(f.mention_id)
        if link is None:
            walk.take(f)
        else:
            walk.take_known(f, link)
    return [event.now for event in walk.events if event.now is not None]


class _Walk:
    """The events so far, in both runs."""

    def __init__(self, rules: Rules, several: Collection[str]) -> None:
        self.events: list[_Event] = []  # those of now, in the order in which they were opened
        self._rules = rules
        self._several = frozenset(several)  # articles with several mentions in the block
        self._changed: dict[int, _Event] = {}  # by identity
        self._before: dict[str, _Event] = {}  # events of before, by their ids
        self._by_strong: dict[str, list[_Event]] = defaultdict(list)

    def take(self, f: Feature) -> None:
        """A new mention: it asks all events of now."""
        self._settle(self._add_now(f, *self._choose(f)))

    def take_known(self, f: Feature, link: EventLink) -> None:
        """A mention of before: it follows its choice, and chooses again where events have changed."""
        before = self._before.get(link.event_id)  # None: it opened the event
        after, rule = self._choose_again(f, before, link.rule) if self._changed else (before, link.rule)
        if before is None and after is None:
            event = self._add_now(f, None, rule)
            event.before = event.now
            self._before[link.event_id] = event
        elif after is before and before is not None and before.now is not None and not before.is_changed:
            before.now.add(f, rule)
        else:
            self._before[link.event_id] = before = self._add_before(f, before)
            self._settle(self._add_now(f, after, rule))
            self._settle(before)

    def _choose(self, f: Feature) -> tuple[_Event | None, str]:
        """The event of now that the mention joins, None where it opens one, and the rule."""
        # Those of a strong kind come first and fit only their like: no need to ask the others.
        options = self._by_strong[f.kinds.strong] if f.kinds.strong else self.events
        return self._best(f, options) or self._left_over(f)

    def _choose_again(self, f: Feature, before: _Event | None, rule: str) -> tuple[_Event | None, str]:
        """The same for a mention of before: what has not changed fits it no better than what it chose then."""
        rivals = [event for event in self._changed.values() if event is not before]
        if before is not None and before.is_changed:
            if self._fits_worse(f, before):
                return self._choose(f)
            return self._best(f, [*rivals, before]) or self._left_over(f)
        if self._best(f, rivals):
            return self._best(f, rivals if before is None else [*rivals, before]) or self._left_over(f)
        return self._left_over(f) if before is None or rule == self._rules.last_rule else (before, rule)

    def _fits_worse(self, f: Feature, event: _Event) -> bool:
        """Does the mention fit a changed event less well than before, so that one that has not changed may have it?"""
        fitted = self._rules.fit(f, event.before) if event.before else None
        if fitted is None:  # it joined as the last resort: nothing fitted
            return False
        fit = self._rules.fit(f, event.now) if event.now else None
        return fit is None or fit.score < fitted.score or not event.is_opened_alike

    def _best(self, f: Feature, options: Iterable[_Event]) -> tuple[_Event, str] | None:
        """The best fitting of these events with the rule; the one opened first where several fit alike."""
        fits = [
            (fit.score, -event.place, event, fit.rule)
            for event in options
            if event.now is not None and (fit := self._rules.fit(f, event.now)) is not None
        ]
        if not fits:
            return None
        _, _, event, rule = max(fits, key=lambda fit: fit[:2])
        return event, rule

    def _left_over(self, f: Feature) -> tuple[_Event | None, str]:
        """What becomes of a mention that fits no event."""
        last = self._rules.last_resort(f, (event.now for event in self.events if event.now))
        if last is not None:
            return next(event for event in self.events if event.now is last), self._rules.last_rule
        return None, f"new: {self._rules.key(f) or 'parties and time'}"

    def _add_now(self, f: Feature, event: _Event | None, rule: str) -> _Event:
        if event is None:
            event = _Event(Cluster.of(f, rule, self._rules.key(f)), None, len(self.events))
            self.events.append(event)
            if f.kinds.strong:
                self._by_strong[f.kinds.strong].append(event)
        elif event.now is not None:
            event.part()
            event.now.add(f, rule)
        return event

    def _add_before(self, f: Feature, event: _Event | None) -> _Event:
        if event is None:
            return _Event(None, Cluster.of(f, ""))
        if event.before is not None:
            event.part()
            event.before.add(f, "")
        return event

    def _settle(self, event: _Event) -> None:
        """Keep in mind whether the event is the same in both runs (again) or not."""
        if event.now and event.before and event.now.is_like(event.before, self._several):
            event.before = event.now
        if event.is_changed:
            self._changed[id(event)] = event
        else:
            self._changed.pop(id(event), None)
