"""On whose soil forces are stationed, staff serves or a base lies: whose it is takes part.

Here: the nouns that name the host. Not here: which words tell of it (trigger_verbs.py, triggers.yaml).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.sentences.tree import VERBAL, children, lemma_of

SERVED = frozenset({"with", "beside", "alongside", "at", "by", "in", "over", "after", "across"})
WHERE = frozenset({"in", "from", "out", "on", "of", "to", "at", "over"})  # "withdraw from", "post to", "fly out of"


def hosts_of(word: Token) -> list[Token]:
    """The nouns that name on whose soil a verb, or a base, has forces; none where the word is about something else."""
    if word.pos_ in VERBAL:
        return _of_verb(word) if _happens_somewhere(word) else []
    if lemma_of(word) not in word_sets()["hosted"]:
        return []
    places = [p for p in children(word, "prep") if p.lower_ in {"in", "on"}]
    return [noun for p in places for o in children(p, "pobj") for noun in _owner(o)]


def visited(talks: Token) -> list[Token]:
    """The nouns that name where one goes for talks, whose side is met there ("flew to Ankara for defence talks")."""
    verb = talks.head.head if talks.dep_ == "pobj" and talks.head.lower_ == "for" else None
    if verb is None or verb.lemma_.lower() not in word_sets()["travelling"]:
        return []
    places = [o for p in children(verb, "prep") if p.lower_ in {"to", "in"} for o in children(p, "pobj")]
    return [*places, *children(verb, "dobj")]


def served_by(verb: Token) -> list[Token]:
    """The nouns that name whom forces serve, by a verb's prepositions or as its object ("fight beside the Libyans")."""
    places = [p for p in children(verb, "prep", "prt", "agent") if p.lower_ in SERVED]
    places += [inner for p in places for inner in children(p, "prep")]
    return [*children(verb, "dobj", "nsubjpass"), *(o for p in places for o in children(p, "pobj"))]


def _of_verb(verb: Token) -> list[Token]:
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in WHERE:
            found += [o for p in (child, *children(child, "prep")) for o in children(p, "pobj")]
        elif child.dep_ in {"dobj", "nsubjpass"}:
            places = [p for p in children(child, "prep") if p.lower_ in {"in", "from", "on"}]
            found += [child, *(o for p in places for o in children(p, "pobj"))]
    return found


def _owner(ground: Token) -> list[Token]:
    """The noun itself, or whose soil it is ("on Azeri soil")."""
    return list(ground.children) if lemma_of(ground) in word_sets()["ground"] else [ground]


def _happens_somewhere(verb: Token) -> bool:
    """Does a verb station or withdraw something, open a base or give one back?"""
    kinds, lemma = triggers().verbs, verb.lemma_.lower()
    if any(lemma in kinds[kind] for kind in ("stationing", "moving", "seconding")):
        return True
    moved = children(verb, "dobj", "nsubjpass")
    return lemma in kinds["posts"] and any(lemma_of(o) in word_sets()["posts"] for o in moved)
