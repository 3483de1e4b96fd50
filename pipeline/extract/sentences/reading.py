"""A sentence read: its parse with the mentions of actors, places, series, instruments and times laid onto the tokens.

Here: the alignment, and who is named in one list. Not here: whom pronouns mean (focus.py), nor events.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc, Token

from pipeline.extract.mentions.finder import ActorMention, InstrumentMention, PlaceMention, SeriesMention
from pipeline.extract.mentions.place_names import Pointer
from pipeline.extract.sentences.tree import VERBAL
from pipeline.extract.text.document import Document, Sentence
from pipeline.extract.times import TimeMention


@dataclass(slots=True)
class Reading:
    """One parsed sentence; token positions are relative to it, mention offsets to the article."""

    sentence: Sentence
    doc: Doc
    actors: list[ActorMention]
    places: list[PlaceMention]
    series: list[SeriesMention]
    instruments: list[InstrumentMention]
    times: list[TimeMention]  # offsets shifted to the article's
    pointers: tuple[Pointer, ...] = ()  # words that point at a place named before
    established: frozenset[str] = frozenset()  # series that the article elsewhere calls exercises
    on_defence: bool = False  # the article speaks of little else
    officials: frozenset[str] = frozenset()  # surnames of the article's defence ministers, generals and their like
    actor_at: dict[int, ActorMention] = field(default_factory=dict)
    token_starts: list[int] = field(default_factory=list)  # where each token begins in the sentence
    text: str = ""  # of the doc, which puts it together anew whenever it is asked

    def __post_init__(self) -> None:
        """Lay the actors onto the tokens."""
        self.token_starts = [t.idx for t in self.doc]
        self.text = self.doc.text
        for actor in self.actors:
            for token in self.tokens(actor.start, actor.end):
                self.actor_at[token.i] = actor

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap a span of the article."""
        first, last = start - self.sentence.start, end - self.sentence.start
        from_place = max(bisect_right(self.token_starts, first) - 1, 0)
        found = self.doc[from_place : bisect_left(self.token_starts, last)]
        return [t for t in found if t.idx + len(t) > first]

    def taken(self, *, with_names: bool) -> list[tuple[int, int]]:
        """The spans that actors, places and times (and names of series and instruments) explain."""
        spans = [(a.start, a.end) for a in self.actors]
        spans += [(p.start, p.end) for p in self.places]
        spans += [(t.start, t.end) for t in self.times]
        if with_names:
            spans += [(s.start, s.end) for s in self.series]
            spans += [(i.start, i.end) for i in self.instruments]
        return spans

    def head_of(self, start: int, end: int) -> Token | None:
        """The token of a span that the rest of it hangs on."""
        inside = self.tokens(start, end)
        indices = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in indices or t.head.i == t.i), None)

    @property
    def codes(self) -> set[str]:
        """Everybody whom the sentence names."""
        return {code for actor in self.actors for code in actor.codes}

    def codes_under(self, token: Token) -> set[str]:
        """Everybody whom a token and what hangs on it name."""
        return {code for t in token.subtree if t.i in self.actor_at for code in self.actor_at[t.i].codes}

    def offset(self, token: Token) -> int:
        """Where a token begins in the article."""
        return int(token.idx) + self.sentence.start

    def end(self, token: Token) -> int:
        """Where a token ends in the article."""
        return self.offset(token) + len(token)

    def list_of(self, mention: ActorMention) -> list[ActorMention]:
        """The actors that stand in one list with a mention ("Japan, Australia and the U.S."), itself left out.

        Repairs parses that lose a member of a list; in running text a list needs its "and", in a headline a comma does.
        """
        run: list[ActorMention] = []
        for actor in self.actors:
            between = self.text[run[-1].end - self.sentence.start : actor.start - self.sentence.start] if run else ""
            if run and JOINT.match(between) and not self._opens_a_clause(actor, run[-1]):
                run.append(actor)
            elif mention in run:
                break
            else:
                run = [actor]
        if mention not in run or len(run) < 2:
            return []
        text = self.text[run[0].start - self.sentence.start : run[-1].end - self.sentence.start]
        return [a for a in run if a != mention] if self.sentence.is_headline or LIST_WORD.search(text) else []

    def _opens_a_clause(self, actor: ActorMention, before: ActorMention) -> bool:
        """Is an actor the subject of a verb of its own ("began with Moldova, and Norway followed")?"""
        head, other = self.head_of(actor.start, actor.end), self.head_of(before.start, before.end)
        if head is None or other is None or head.dep_ != "nsubj":
            return False
        return any(a.pos_ in VERBAL and a.i < other.i and not head.head.is_ancestor(a) for a in other.ancestors)

    def text_of(self, tokens: Sequence[Token]) -> str:
        """The stretch of text from the first to the last of some tokens."""
        if not tokens:
            return ""
        ordered = sorted(tokens, key=lambda t: t.i)
        return self.text[ordered[0].idx : ordered[-1].idx + len(ordered[-1])]


Spanning = TypeVar("Spanning", ActorMention, PlaceMention, SeriesMention, InstrumentMention)


def by_sentence(document: Document, mentions: Iterable[Spanning]) -> dict[int, list[Spanning]]:
    """The mentions that begin in each sentence, by its index; those outside of any (in the dateline) are left out."""
    starts = [s.start for s in document.sentences]
    found: dict[int, list[Spanning]] = {}
    for mention in mentions:
        place = bisect_right(starts, mention.start) - 1
        if place >= 0 and mention.start < document.sentences[place].end:
            found.setdefault(place, []).append(mention)
    return found


LIST_WORD = re.compile(r"\s(?:and|&)\s|\w[-–/]\w")
JOINT = re.compile(r"^(?:\s*,\s*|\s*,?\s+(?:and|&)\s+|\s*[-–/]\s*)(?:the\s+)?$")


def named_together(text: str, actors: Sequence[ActorMention]) -> list[tuple[int, tuple[str, ...]]]:
    """The lists of actors in a text ("Japan, Australia and the U.S."): (offset of the end, sorted codes)."""
    groups: list[tuple[int, tuple[str, ...]]] = []
    current: list[ActorMention] = []
    for actor in actors:
        if current and JOINT.match(text[current[-1].end : actor.start]):
            current.append(actor)
        else:
            current = [actor]
        codes = tuple(sorted({c for a in current for c in a.codes}))
        if len(codes) >= 2:
            if groups and len(current) > 2 and groups[-1][0] == current[-2].end:
                groups.pop()
            groups.append((actor.end, codes))
    return groups
