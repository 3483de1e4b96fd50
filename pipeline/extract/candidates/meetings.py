"""Meetings and bodies that meet: formats ("2+2"), standing bodies of several, settings beside which one only meets.

Here: what a word of meeting stands for. Not here: which words they are (triggers.yaml), who meets (participants.py).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import noun_path
from pipeline.records import EventType

PARTNER = frozenset({"with", "between"})
FORMAT = re.compile(r"2 ?\+ ?2(?![\d+])")


def format_trigger(token: Token) -> Trigger | None:
    """ "2+2" as the name of a meeting, which the parse takes for a sum; not "the 2+2 dialogue"."""
    if not token.text.startswith("2"):
        return None
    shown = FORMAT.match(token.doc.text, token.idx)
    following = token.doc[token.i + 1 :] if shown is None else [t for t in token.doc if t.idx >= shown.end()]
    if shown is None or (len(following) > 0 and following[0].pos_ in {"NOUN", "PROPN"}):
        return None
    return Trigger(token, EventType.TALKS, instrument=True)


def is_a_setting(noun: Token) -> bool:
    """Does one only meet beside it ("on the sidelines of the Shangri-La Dialogue")?"""
    return any(n.lemma_.lower() in word_sets()["settings"] for n in noun_path(noun)[1:])


def is_standing(noun: Token) -> bool:
    """Is a body one of several, by its name or by whom it is with ("the border committees", "a council with …")?"""
    return any(c.lower_ in word_sets()["standing"] | PARTNER for c in noun.children)
