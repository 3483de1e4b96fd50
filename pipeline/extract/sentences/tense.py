"""The tense of a verb with everything that governs it.

Here: what the parse shows of past, present and what lies ahead. Not here: what a status is made of (predicate.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import VERBAL, auxiliaries, chain, children, ranked_by, spoken
from pipeline.extract.times import Tense

FUTURE_WORDS = frozenset({"will", "would", "shall", "may", "might", "could", "'ll", "’ll", "wo", "should"})


def tense_of(verb: Token) -> Tense:
    """The tense of a verb with everything that governs it: a plan of the past lies in the future."""
    planning = word_sets()["planning"]
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not auxiliaries(verb) and verb.head.pos_ in VERBAL:
        return tense_of(verb.head)  # "will send warships, opening a string of manoeuvres"
    verbs = chain(verb)
    if (rank := ranked_by(verbs[-1])) is not None:
        return tense_of(rank)
    if len(spoken(verb)) > len(verbs):
        return Tense.FUTURE  # "are to be held"
    for position, v in enumerate(verbs):
        aux = auxiliaries(v)
        if any(a.tag_ == "TO" for a in aux) and any(a.lemma_ == "be" and a.tag_ in {"VBZ", "VBP", "VBD"} for a in aux):
            return Tense.FUTURE  # "are to be held"
        if any(a.lower_ in FUTURE_WORDS for a in aux) and not any(a.lemma_ == "have" for a in aux):
            return Tense.FUTURE
        inner = verbs[position - 1]
        infinitive = inner.tag_ == "VB" or any(a.tag_ == "TO" for a in auxiliaries(inner))  # "are to be held"
        to_be = v.lemma_ == "be" and v.tag_ in {"VBZ", "VBP", "VBD"} and infinitive
        if position and (v.lemma_ in planning or to_be):
            return Tense.FUTURE
        if (
            any(c.lower_ in {"due", "set", "ready", "likely", "about"} for c in children(v, "acomp", "oprd"))
            and position
        ):
            return Tense.FUTURE
    if verb.tag_ == "VB" and any(a.tag_ == "TO" for a in auxiliaries(verb)):
        top = verbs[-1]
        if top.i == verb.i:
            return Tense.FUTURE
    if is_lasting(verb):
        return Tense.PRESENT
    finite = next((v for v in verbs if v.tag_ in {"VBD", "VBZ", "VBP", "VBN"}), verb)
    if finite.tag_ == "VBN" and any(a.lemma_ == "be" and a.tag_ in {"VBZ", "VBP"} for a in auxiliaries(finite)):
        return Tense.PRESENT  # "is joined by"
    aux_past = any(a.lemma_ in {"have"} or a.tag_ == "VBD" for a in auxiliaries(finite))
    if finite.tag_ in {"VBD", "VBN"} or aux_past:
        return Tense.PAST
    return Tense.PRESENT


def is_lasting(verb: Token) -> bool:
    """Has it gone on up to now ("have been training since May")?"""
    return verb.tag_ == "VBG" and {a.lemma_ for a in auxiliaries(verb)} >= {"have", "be"}
