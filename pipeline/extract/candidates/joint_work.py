"""What several states make, buy or run together, told by a verb: "is developing a fighter with Italy".

Here: which verb tells of it, by its object. Not here: programmes and units by noun (trigger_words.py), who takes part
(participants.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import contexts, triggers, word_sets
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import children, noun_path, phrase_tokens, relative_clause

TOGETHER = frozenset({"together", "jointly"})
INTO = frozenset({"into", "under", "as"})
UNITED = frozenset({"one", "single", "common", "joint", "unified"})
KINDS = frozenset({"amod", "compound", "nmod", "poss", "det", "npadvmod"})


def is_joint_work(reading: Reading, verb: Token, lemma: str) -> bool:
    """Does a verb tell of a capability that is made, bought or run?"""
    verbs = triggers().verbs
    if lemma in verbs["joint_if_together"] and not (is_together(verb) or _with_a_state(reading, verb)):
        return False
    made = _objects(verb) if lemma in verbs["joint_program"] | verbs["joint_if_together"] else _worked_on(verb, lemma)
    return any(contexts().capability.occurs_in(reading.text_of(list(phrase_tokens(o)))) for o in made)


def of_several(reading: Reading, noun: Token) -> bool:
    """Is a unit or plant called joint, or after two states ("the French-German transport squadron")?"""
    kinds = [c for c in noun.children if c.dep_ in KINDS]
    if any(t.lower_ in word_sets()["joint"] for c in kinds for t in (c, *c.children)):
        return True  # also "a joint operations centre"
    before = [t for c in kinds for t in c.subtree]
    named = {code for t in before if t.i in reading.actor_at for code in reading.actor_at[t.i].codes}
    listed = any(t.lower_ in {"and", ",", "or"} for t in before)  # "German and Italian brigades": of each its own
    return len(named) > 1 and not listed


def is_office(unit: Token) -> bool:
    """Does a unit only say what somebody is or was ("head of the Joint Command", "General, III Corps")?"""
    return unit.dep_ in {"pobj", "appos", "compound"} and any(
        noun.lemma_.lower() in word_sets()["offices"] for noun in noun_path(unit)[1:2]
    )


def is_together(verb: Token) -> bool:
    """Is it said to be done jointly?"""
    return any(c.lower_ in TOGETHER for word in _near(verb) for c in word.children) or makes_one(verb)


def makes_one(verb: Token) -> bool:
    """Does it make one of what each has ("put their sappers under one command")?"""
    made = [o for w in _near(verb) for p in children(w, "prep") if p.lower_ in INTO for o in children(p, "pobj")]
    return any(c.lower_ in UNITED for o in made for c in o.children)


def _with_a_state(reading: Reading, verb: Token) -> bool:
    """Is it done "with Denmark"?"""
    company = [c for word in _near(verb) for c in children(word, "prep") if c.lower_ in {"with", "alongside"}]
    return any(o.i in reading.actor_at for prep in company for o in children(prep, "pobj"))


def _near(verb: Token) -> list[Token]:
    """The verb and what the parse may hang its adverbs on in its place."""
    return [verb, *children(verb, "dobj", "nsubjpass", "prep")]


def _worked_on(verb: Token, lemma: str) -> list[Token]:
    """What is made by a verb that reaches it with a preposition ("are working on a missile"), but not under a pact."""
    entries = triggers().verbs["joint_program"]
    if any(c.lower_ == "under" for c in verb.children):
        return []
    preps = [p for p in children(verb, "prep") if f"{lemma} {p.lower_}" in entries]
    return [o for p in preps for o in children(p, "pobj")]


def _objects(verb: Token) -> list[Token]:
    """What is made: the object, the subject of the passive, or what the relative clause hangs on."""
    found = children(verb, "dobj", "nsubjpass")
    clause = relative_clause(verb)
    return [clause.head if o.tag_ == "WDT" and clause is not None else o for o in found]
