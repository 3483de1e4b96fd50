"""What kind of clause a verb heads: an object, a content, one with a tense of its own, one that shares its modals.

Here: single verbs. Not here: who governs whom (governing.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.sentences.tree import children, is_infinitive


def is_its_object(verb: Token) -> bool:
    """Is it what a verb with a particle does something to ("put off ending it")?"""
    return verb.tag_ == "VBG" and bool(children(verb.head, "prt")) and not children(verb.head, "dobj", "mark")


def is_content(verb: Token) -> bool:
    """Is it what a noun says ("a claim that Iran would take part")?"""
    return verb.dep_ == "acl" and any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Has a clause that is governed a tense of its own ("agreed that the pact had lapsed")?"""
    return not is_infinitive(verb) and verb.tag_ != "VBG" and verb.dep_ in {"ccomp", "advcl"}


def shares_modals(verb: Token) -> bool:
    """Does a coordinated verb stand under what governs the first ("will sign and ratify", "decided to go and act")?"""
    return (
        verb.tag_ == "VB"
        and not children(verb, "nsubj", "nsubjpass")
        and all(c.tag_ == "TO" for c in children(verb, "aux"))
    )
