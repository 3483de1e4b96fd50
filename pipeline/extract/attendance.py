"""Who is at an exercise: the forces that its sentence names, and the guests that a sentence after it tells of.

Here: actors that no grammatical role of the exercise's word reaches. Not here: those roles (participants.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.cues import word_sets
from pipeline.extract.mentions import ActorMention
from pipeline.extract.reading import Reading
from pipeline.extract.tree import VERBAL, chain, governor

FORCE_LINKS = frozenset({"amod", "compound", "nmod", "poss", "conj", "pobj", "prep"})


def attending(reading: Reading) -> list[ActorMention]:
    """All actors of a sentence that tells who is at an exercise, but for its target and its place."""
    words = word_sets()
    found = []
    for actor in reading.actors:
        tokens = reading.tokens(actor.start, actor.end)
        if tokens and word_before(tokens[0]) not in words["aside_prepositions"] - {"from"}:
            found.append(actor)
    return found


def forces_at(reading: Reading, trigger: Token) -> list[ActorMention]:
    """The actors whose forces an exercise's sentence names ("with Italian squadrons alongside the Turkish hosts").

    Forces that it is aimed at, and those that only look on, are left out.
    """
    words = word_sets()
    found = []
    governing = trigger if trigger.pos_ in VERBAL else governor(trigger)
    told_by = {v.i for v in chain(governing)} if governing is not None else set()
    for actor in reading.actors:
        head = reading.head_of(actor.start, actor.end)
        if head is None:
            continue
        forces = actor.kind in {"force", "ship_prefix"}
        noun = head
        while not forces and noun.dep_ in FORCE_LINKS and noun.head.i != noun.i:
            noun = noun.head
            forces = noun.lemma_.lower() in words["forces"]
        if not forces:
            continue
        top = noun
        while top.dep_ in FORCE_LINKS and top.head.i != top.i:
            top = top.head
        verb = top.head if top.dep_ in {"nsubj", "nsubjpass"} else None
        reports = verb is not None and verb.lemma_.lower() in words["reporting"]
        looks_on = reports or (verb is not None and verb.i not in told_by and not verb.is_ancestor(trigger))
        first = min(noun.left_edge.i, head.i)
        before = word_before(noun.doc[first])
        if not looks_on and before not in {"against", "near", "toward", "towards", "despite", "over", "amid"}:
            found.append(actor)
    return found


def word_before(token: Token) -> str:
    """The word before a phrase in lower case, its determiners and adjectives left out; '' at the beginning."""
    for place in range(token.i - 1, max(-1, token.i - 4), -1):
        word = token.doc[place]
        if word.pos_ not in {"DET", "ADJ"}:
            return str(word.lower_)
    return ""
