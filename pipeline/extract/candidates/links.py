"""How a noun or clause hangs on what governs it: by which preposition, as a partner, as a report.

Here: single links. Not here: whom they bring into an event (participants.py).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.phrases import INSIDE
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import NOMINAL, children

MAKERS = frozenset({"of", "from"})


def makers(prep: Token) -> frozenset[str]:
    """Prepositions that bring in whose it is; a training programme is also "for" those who are trained."""
    return MAKERS | {"for"} if prep.head.lemma_.lower() in {"training", "programme", "program"} else MAKERS


def link(noun: Token) -> str | None:
    """The preposition by which a noun hangs on its verb, None for a subject or object."""
    token = noun
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head.lower_ if token.dep_ in {"pobj", "pcomp"} else None


def is_a_partner(reading: Reading, noun: Token) -> bool:
    """Is it with whom something is done ("take part with the Serbs in a drill": the parse hangs the drill on them)?"""
    return link(noun) == "with" and any(t.i in reading.actor_at for t in (noun, *children(noun, *INSIDE)))


def goes_on(doc: Doc, place: int) -> bool:
    """Does "with" go on a list: "and with Canada", "and in Seoul with the Republic of Korea"?"""
    if doc[place - 1].lower_ in {"and", ","}:
        return True
    return place >= 3 and doc[place - 2].lower_ in {"in", "at"} and doc[place - 3].lower_ in {"and", ","}


def provides_under(clause: Token) -> bool:
    """Does a clause tell what is done under an instrument ("under which Fijian officers trained in China")?"""
    preps = [p for p in children(clause, "prep") if p.lower_ in {"under", "in", "by"}]
    return any(obj.tag_ in {"WDT", "WP"} for prep in preps for obj in children(prep, "pobj"))


def reports(verb: Token) -> bool:
    """Does a verb only report the clause that it governs?"""
    return verb.lemma_ in word_sets()["reporting"] and bool(children(verb, "ccomp"))


def shared_between(noun: Token) -> list[Token]:
    """What says between whom it is together with what it is listed with ("aid and exercises between the armies")."""
    first = [noun.head] if noun.dep_ == "conj" and noun.head.pos_ in NOMINAL else []
    return [p for n in first for p in children(n, "prep") if p.i > noun.i and p.lower_ == "between"]


def says_between(noun: Token) -> bool:
    """Does the phrase itself say between whom it is, so that who speaks of it is none of them?"""
    return any(p.lower_ == "between" for p in (*children(noun, "prep"), *shared_between(noun)))


def receives_for(verb: Token, argument: Token) -> bool:
    """Are guests received for it ("welcomed Abe for talks"), so that who receives them takes part?"""
    received = verb.lemma_ == "welcome" and link(argument) == "for"
    return received and any(o.pos_ == "PROPN" for o in children(verb, "dobj"))
