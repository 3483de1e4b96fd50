"""The way into or out of an alliance: "applied to NATO", "Sweden's NATO bid", "the CSTO, to which Tashkent aspired".

Here: the words that tell of it, and the alliance that they tell of. Not here: instruments that several sign, and their
newcomers (stand_ins.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, children, relative_clause, subject
from pipeline.records import EventType

INTO = frozenset({"to", "into", "of", "from", "out"})


def membership_trigger(reading: Reading, token: Token) -> Trigger | None:
    """The trigger of a verb or noun that tells of a way into or out of an alliance, else None."""
    lemma = token.lemma_.lower()
    verbal = token.pos_ in VERBAL and lemma in triggers().verbs["membership"]
    if not verbal and not (token.pos_ == "NOUN" and lemma in word_sets()["membership_nouns"]):
        return None
    return Trigger(token, EventType.COOPERATION, membership=True) if alliances_in(reading, token) else None


def alliances_in(reading: Reading, word: Token) -> list[ActorMention]:
    """The alliances that a word of membership tells of."""
    named = _of_verb(word) if word.pos_ in VERBAL else _of_noun(word)
    return [reading.actor_at[t.i] for t in named if is_alliance(reading, t)]


def is_alliance(reading: Reading, noun: Token) -> bool:
    """Does a token name an alliance, whose members owe each other defence?"""
    mention = reading.actor_at.get(noun.i)
    return mention is not None and mention.codes[0] in word_sets()["alliances"]


def _of_noun(noun: Token) -> list[Token]:
    """ "NATO membership", "participation in the CSTO", "the CSTO, in which Armenia froze its participation"."""
    inside = [t for c in noun.children if c.dep_ in {"compound", "prep", "poss", "amod", "nmod"} for t in c.subtree]
    whose = any(c.dep_ in {"poss", "amod"} for c in noun.children)
    before = list(noun.doc[: noun.i]) if whose else []  # "The alliance admitted Croatia; Pristina's bid is stuck"
    return [*inside, *_hung_on(noun), *before]


def _of_verb(verb: Token) -> list[Token]:
    """ "Joined NATO", "applied to NATO", "NATO admitted Albania", "NATO, to which it aspires", "a partner of NATO"."""
    told = children(verb, "dobj", "nsubjpass")
    if verb.lemma_.lower() in word_sets()["admitting"]:
        told = [*told, *filter(None, [subject(verb)])]
    roles = [a for a in children(verb, "attr") if a.lemma_.lower() in word_sets()["member"]]
    preps = [p for head in (verb, *roles) for p in children(head, "prep") if p.lower_ in INTO]
    preps += [inner for p in preps for inner in children(p, "prep")]  # "out of"
    reached = [o for p in preps for o in children(p, "pobj")]
    told = [*told, *(c for role in roles for c in children(role, "poss"))]  # "became NATO's 32nd member"
    return [*told, *(_hung_on(verb) if any(o.tag_ in {"WDT", "WP"} for o in reached) else reached)]


def _hung_on(word: Token) -> list[Token]:
    """What the relative clause of a word hangs on."""
    clause = relative_clause(word)
    if clause is None:
        return []
    inner = [o for p in children(clause.head, "prep") for o in children(p, "pobj")]  # "members of NATO, to which …"
    return [clause.head, *children(clause.head, "appos"), *inner]
