"""Whom an article speaks of as it goes on: what "it", "they" and "the two countries" may stand for.

Here: who acted, who was told of together, and the choice among them. Not here: which phrases refer to somebody, nor
what their own sentence says (phrases.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.lexicon import load_lexicon

FADES = 500  # characters, three or four sentences: what was told so far back counts half
IN_AN_EVENT = 1.5  # how much more the parties of an event count than a list of names
OF_THE_SENTENCE = 3.0  # how much more a group counts of which the sentence names one
OF_THE_PARAGRAPH = 6.0  # how much more a group counts that the same paragraph told of
LOOK_BACK = 700  # characters: how far back "the three" may have been named one by one


@dataclass(slots=True)
class Focus:
    """Whom pronouns and "the two countries" may stand for."""

    listed: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # (offset, actors named in one list)
    named: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # (offset, who was named)
    hub: str | None = None  # whom the article is about
    paragraphs: Sequence[int] = ()  # the offsets at which they begin
    acting: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # (offset, parties of an event told)
    paired: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # (offset, the only two of a sentence)
    drilled: bool = False  # an exercise has been told of
    single: tuple[str, ...] = ()  # the last actor that did something
    roles: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)  # parties → in order of role

    def note(self, offset: int, codes: Sequence[str]) -> None:
        """Remember whom the text has spoken of at an offset, the subject first."""
        distinct = tuple(sorted(set(codes)))
        if len(distinct) >= 2:
            self.acting.append((offset, distinct))
            self.roles[distinct] = tuple(dict.fromkeys(codes))
        elif distinct:
            self.single = distinct

    def unsaid(self, codes: Collection[str]) -> tuple[str, ...]:
        """Whom a clause leaves out that names only partners: whoever the article is about, else who acted last."""
        return (self.hub,) if self.hub is not None and self.hub not in codes else self.single

    def group(self, before: int, within: int | None = None) -> tuple[str, ...]:
        """The parties last told of together before an offset, else the last list of names."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for pool in (self.acting, self.listed):
            last = next(((o, c) for o, c in reversed(pool) if o < before), None)
            if last is not None and last[0] >= before - (within or before):
                found.append((last[0] + (200 if pool is self.acting else 0), last[1]))
        return max(found, key=lambda f: f[0], default=(0, ()))[1]

    def counted(self, before: int, size: int, here: Sequence[str], *, states: bool) -> tuple[str, ...]:
        """Whom "the two countries", "the three" mean: so many who were told of together, most often and last.

        `here` are those that the sentence names before it; `states` leaves bodies out ("the two navies").
        """
        weights: Counter[tuple[str, ...]] = Counter()
        paragraph = self._paragraph_of(before)
        pools = ((self.acting, IN_AN_EVENT), (self.listed, 1.0), (self.paired if size == 2 else [], 1.0))
        for pool, weight in pools:
            for offset, codes in pool:
                parties = states_of(codes) if states else codes
                if offset < before and len(parties) == size:
                    near = OF_THE_SENTENCE if len(here) == 1 and here[0] in parties else 1.0
                    near *= OF_THE_PARAGRAPH if offset >= paragraph else 1.0
                    weights[parties] += near * weight * 0.5 ** ((before - offset) / FADES)
        return max(weights, key=lambda w: weights[w]) if weights else self._one_by_one(before, size, states=states)

    def _paragraph_of(self, offset: int) -> int:
        """Where the paragraph of an offset begins."""
        place = bisect_right(self.paragraphs, offset)
        return self.paragraphs[place - 1] if place else 0

    def _one_by_one(self, before: int, size: int, *, states: bool) -> tuple[str, ...]:
        """So many as were named one after the other, going back."""
        seen: set[str] = set()
        for offset, codes in reversed(self.named):
            if offset < before:
                more = seen | set(states_of(codes) if states else codes)
                if offset < before - LOOK_BACK or len(more) > size:
                    break
                seen = more
        return tuple(sorted(seen)) if len(seen) == size else ()

    def completing(self, codes: Sequence[str], size: int, before: int) -> tuple[str, ...]:
        """Some actors with those last told of together who make them so many ("a trilateral drill with Japan")."""
        earlier = [{*codes, *others} for offset, others in reversed(self.acting) if offset < before]
        return tuple(sorted(next((all_ for all_ in earlier if len(all_) == size), codes)))

    def maker(self, newcomer: str, before: int, *, as_partner: bool) -> str | None:
        """Who made the last instrument of a kind of which another is told with a newcomer.

        "A similar agreement with Sweden" is of whoever was subject of the last one, "Sweden's own agreement" is with
        whom the last one was made with; but whom the article is about, or who was a party most often, comes first.
        """
        earlier = [codes for offset, codes in self.acting if offset < before]
        if not earlier:
            return None
        last = [c for c in earlier[-1] if c != newcomer]
        counts = {c: sum(c in codes for codes in earlier) for c in last}
        order = {code: place for place, code in enumerate(self.roles.get(earlier[-1], earlier[-1]))}
        sign = 1 if as_partner else -1
        return max(last, key=lambda c: (c == self.hub, counts[c], -sign * order.get(c, 0)), default=None)

    def group_with(self, code: str, before: int) -> tuple[str, ...]:
        """The last pair of parties that an actor was told of with."""
        for offset, codes in reversed(self.acting):
            if offset < before and code in codes and len(codes) == 2:
                return codes
        return ()


def states_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The states among some actors."""
    actors = load_lexicon().actors
    return tuple(sorted(c for c in codes if actors[c].actor_type == "state"))
