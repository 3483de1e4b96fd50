"""The form in which a governing word stands: ahead, in progress, an aim, what was to be, the word of several.

Here: auxiliaries, infinitives and subjects of a step. Not here: what the acts come to together (compose.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.lexicon.acts import PHASES, Act, Place
from pipeline.extract.sentences.governing import HANGING, Step
from pipeline.extract.sentences.tense import tense_of
from pipeline.extract.sentences.tree import auxiliaries, children, conjuncts, ranked_by
from pipeline.extract.times import Tense

MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "'ll", "’ll", "wo", "should", "must", "can"})
MORATORIA = frozenset({"suspend", "freeze", "halt", "stop"})
ROUNDS = frozenset({"round", "session", "day", "week", "phase", "stage", "series"})
UNVEILING = frozenset({"announce", "declare", "unveil", "proclaim"})


def is_ahead(step: Step) -> bool:
    """Does what it says lie ahead ("will sign", "is to be signed", "an exercise to be held")?"""
    aux = auxiliaries(step.word)
    if any(a.lower_ in MODALS for a in aux):
        return not any(a.lemma_ == "have" for a in aux)
    if (rank := ranked_by(step.word)) is not None:
        return tense_of(rank) is Tense.FUTURE
    if step.word.dep_ in HANGING and any(a.tag_ == "TO" for a in aux):
        return True  # "an exercise to be held in May"
    return any(a.tag_ == "TO" for a in aux) and any(a.lemma_ == "be" and a.tag_ != "VB" for a in aux)


def is_off(step: Step, act: Act | None) -> bool:
    """Is an exercise off: under a moratorium ("froze all drills"), or one that "was to have been held"?"""
    if act is Act.POSTPONED:
        objects = children(step.word, "dobj", "nsubjpass")
        return step.word.lemma_ in MORATORIA and any(c.lower_ in {"all", "any"} for o in objects for c in o.lefts)
    aux = auxiliaries(step.word)
    ahead = any(a.lower_ == "would" or a.tag_ == "TO" for a in aux)
    counterfactual = ahead and any(a.lemma_ == "have" and a.tag_ == "VB" for a in aux)
    return counterfactual and step.place is not Place.CLAUSE and act in PHASES


def is_progressive(step: Step) -> bool:
    """Is it in progress ("are finalising it")?"""
    return step.word.tag_ == "VBG" and any(a.lemma_ == "be" for a in auxiliaries(step.word))


def is_certain(step: Step) -> bool:
    """Is it told as what will be, without "may" or "would" ("will leave it", "shall expire")?"""
    return any(a.lower_ in {"will", "'ll", "’ll", "shall"} for a in auxiliaries(step.word)) and not step.negated


def is_past(step: Step) -> bool:
    """Is it told as over ("did not sign it"), and not as what has come or not come so far ("has not signed it")?"""
    return any(a.lower_ == "did" for a in auxiliaries(step.word))


def is_to(step: Step) -> bool:
    """Is it an infinitive?"""
    return any(a.tag_ == "TO" for a in auxiliaries(step.word))


def is_aim(word: Token) -> bool:
    """Is it what a noun aims at, which need not have come ("a motion to scrap it")?"""
    return word.dep_ == "acl" and any(a.tag_ == "TO" for a in auxiliaries(word))


def is_joint_word(step: Step) -> bool:
    """Do several announce it ("the governments announced", "said in a joint statement")?"""
    if step.word.lemma_ == "say":
        return any(t.lower_ == "joint" for p in children(step.word, "prep") for t in p.subtree)
    if step.word.lemma_ not in UNVEILING:
        return False
    subjects = children(step.word, "nsubj")
    plural = {"they", "both", "two"}
    return any(s.tag_ in {"NNS", "NNPS"} or s.lower_ in plural or len(conjuncts(s)) > 1 for s in subjects)


def is_a_round(step: Step) -> bool:
    """Is only a part of the talks brought to an end ("concluded the third round of negotiations on it")?"""
    return any(o.lemma_ in ROUNDS for o in children(step.word, "dobj", "nsubjpass"))
