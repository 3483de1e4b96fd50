"""Which nouns stand for armed forces: troops, ships and aircraft, by their kind or by their type ("F-16s", "Rafales").

Here: single nouns. Not here: whose forces they are (attendance.py, trigger_verbs.py).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import children

DESIGNATION = re.compile(r"[A-Z]{1,3}[a-z]{0,2}-\d{1,3}[A-Z]{0,3}s?|[A-Z]{1,2}\d{1,3}[A-Z]?s?")  # "B-52s", "Su-30MKI"


def is_force(noun: Token) -> bool:
    """Does a noun stand for forces of some kind?"""
    known = word_sets()["forces"]
    if noun.lemma_.lower() in known or noun.lower_.removesuffix("s") in known or is_designation(noun):
        return True
    # "the Dutch frigate Evertsen": the parse hangs the kind on the name
    return noun.pos_ == "PROPN" and any(c.lemma_.lower() in word_sets()["ships"] for c in children(noun, "compound"))


def is_designation(noun: Token) -> bool:
    """Is it the type of an aircraft or a vehicle ("F-16s", "A400M")?"""
    return DESIGNATION.fullmatch(noun.text) is not None
