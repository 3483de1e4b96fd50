"""Exercises of no known series, told by a name with its year beside forces ("the two navies concluded CONTEX 2019").

Here: which name is one. Not here: known series (mentions/finder.py), exercises called so (trigger_words.py).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.candidates.forces import is_force
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import contexts, word_sets
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import children, conjuncts, subject
from pipeline.records import EventType

YEAR = re.compile(r"(?:19|20)\d\d")
WITH_YEAR = re.compile(r"([A-Z]\w+)[-–]?['’]?(?:(?:19|20)\d\d|(?<=[-–'’])\d\d)")  # "Dragon-24", "Felino2018"


def unknown_edition(reading: Reading, token: Token) -> Trigger | None:
    """The exercise that a capitalised name with a year is, if forces hold it or take part in it; None if it is none."""
    if token.pos_ != "PROPN" or token.lower_ in word_sets()["fairs"]:
        return None
    joined = WITH_YEAR.fullmatch(token.text)
    if joined is None and not any(YEAR.fullmatch(c.text) and c.i == token.i + 1 for c in children(token, "nummod")):
        return None
    if not _is_held_by_forces(token) or not contexts().is_defence(reading.text):
        return None
    before = [c.text for c in children(token, "compound") if c.pos_ == "PROPN"]
    return Trigger(token, EventType.EXERCISE, name=" ".join([*before, joined.group(1) if joined else token.text]))


def _is_held_by_forces(name: Token) -> bool:
    """Is it what forces stage, or where they take part?"""
    verb = name.head
    if name.dep_ == "pobj" and verb.dep_ == "prep":
        shares = any(c.lower_ == "part" for c in children(verb.head, "dobj"))
        verb = verb.head
        staged = shares or verb.lemma_ in {"participate", "train", "fly", "sail"}
    else:
        staged = name.dep_ == "dobj" and verb.lemma_.lower() in word_sets()["staging"] | {"join"}
    doer = subject(verb) if staged else None
    return doer is not None and any(is_force(noun) for noun in conjuncts(doer))
