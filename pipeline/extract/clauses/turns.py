"""How a wish turns out in the same breath: "considered joining but decided against it", "applied but was turned down".

Here: verbs coordinated by "but" with those that govern the event. Not here: what governs the event (compose.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extract.lexicon.acts import STOPS, Act, Place, look_up
from pipeline.extract.sentences.governing import Step, wordings
from pipeline.extract.sentences.tree import VERBAL, children
from pipeline.records import EventClass

PRONOUNS = frozenset({"it", "this", "that", "them", "one"})
WISHED = PRONOUNS | frozenset("idea offer plan proposal request invitation overture bid scheme project talk".split())


def turned_to(steps: Sequence[Step], event_class: EventClass) -> tuple[Token, Act] | None:
    """The verb behind "but" that puts an end to what is wished or planned, with what it does; None where none does."""
    for step in steps:
        for verb in children(step.word, "conj") if step.word.pos_ in VERBAL else []:
            act = _stopping(verb, event_class) if _follows_but(verb) else None
            if act is not None:
                return verb, act
    return None


def _follows_but(verb: Token) -> bool:
    return any(c.lower_ == "but" for c in children(verb.head, "cc") if c.i < verb.i)


def _stopping(verb: Token, event_class: EventClass) -> Act | None:
    """What a verb does to what was spoken of before, when it stops or refuses it."""
    direct = children(verb, "dobj")
    if any(c.dep_ == "neg" for c in verb.children) or any(o.lemma_.lower() not in WISHED for o in direct):
        return None
    ways = [_bare(way) for way in wordings(verb)]
    own = () if direct or children(verb, "auxpass") else (Place.SELF,)
    acts = (look_up(event_class, place, ways) for place in (Place.OBJECT, *own))
    return next((act for act in acts if act in STOPS | {Act.REJECTED}), None)


def _bare(way: str) -> str:
    """A wording without the pronoun for what is wished ("decide against it")."""
    head, _, last = way.rpartition(" ")
    return head if last in PRONOUNS else way
