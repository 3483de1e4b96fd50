"""How closely a place hangs on an event in the grammar of its sentence.

Here: the ways from a place's word to a trigger or its verb. Not here: whether the place will do (where.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.renamed import nouns_of
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.place_names import PlaceName
from pipeline.extract.sentences.tree import VERBAL, chain, children, clause_tokens

CLOSEST, CLAUSE, ELSEWHERE = 9, 3, 1  # how closely a place hangs on its event
STRONG = frozenset({"in", "at", "off", "near", "around", "over", "outside", "along", "on"})


@dataclass(frozen=True, slots=True)
class Nearness:
    """How closely words hang on a candidate: on its verb or trigger itself, elsewhere in its clause, or outside."""

    anchors: frozenset[int]
    clause: frozenset[int]
    scene: int | None  # the word that "where" stands for
    alone: bool  # the sentence tells of no other event

    @classmethod
    def of(cls, candidate: Candidate) -> Nearness:
        """The tokens that a place may hang on, and those of the clause."""
        trigger = candidate.trigger.token
        nouns = nouns_of(candidate)
        hanging = [c for n in nouns for c in children(n, "acl", "relcl")]
        hanging += [v for c in hanging for v in children(c, "xcomp", "conj") if v.pos_ in VERBAL]
        anchors = {t.i for t in (*nouns, *hanging)}
        clause = {t.i for t in trigger.subtree}
        scene = None
        if candidate.verb is not None:
            for verb in chain(candidate.verb):
                anchors.add(verb.i)
                clause |= {t.i for t in clause_tokens(verb)}
                if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
                    scene = verb.head.i
        return cls(frozenset(anchors), frozenset(clause), scene, not candidate.others)

    def of_place(self, head: Token, place: PlaceName) -> int:
        """The nearness of a place by its head word."""
        if head.i == self.scene:
            return CLOSEST
        if place.preposition in STRONG and head.dep_ == "dobj" and head.head.i in self.anchors:
            return CLOSEST  # "opens off Hawaii", read as a verb with a particle
        if head.dep_ in {"advmod", "expl"}:  # "here", "there"
            return CLOSEST if head.dep_ == "advmod" and head.head.i in self.anchors else 0
        prep = next((t for t in (head, *head.ancestors) if t.dep_ == "prep"), None)
        if head.i not in self.clause:
            return ELSEWHERE if self.alone and place.preposition in STRONG and not _is_reported(head) else 0
        if prep is not None and prep.head.dep_ in {"nsubj", "nsubjpass"} and prep.head.i not in self.anchors:
            return 0  # "parliament in Ankara is to ratify it": where somebody is
        while prep is not None:
            if prep.head.i in self.anchors:
                return CLOSEST
            # "at the State Department in Washington": the place hangs on a noun that hangs on the verb
            inside = prep.head.dep_ == "pobj" and prep.head.head.dep_ == "prep"
            prep = prep.head.head if inside else None
        return CLAUSE


def _is_reported(head: Token) -> bool:
    """Is it the place of a report ("he told reporters in Moscow")?"""
    verb = next((t for t in head.ancestors if t.pos_ in VERBAL), None)
    return verb is not None and verb.lemma_ in word_sets()["reporting"]


def is_announced_there(head: Token) -> bool:
    """Does a place hang on the verb of a report itself ("drills were announced in Seoul")?"""
    lead = head.head if head.dep_ == "pobj" else head
    return lead.head.tag_ == "VBN" and lead.head.lemma_ in word_sets()["announcing"]
