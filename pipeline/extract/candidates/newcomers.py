"""Who wants into an instrument or programme told of before: "Peru has asked to join the pact", "to be part of it".

Here: the verbs that tell of it, and who the newcomer is. Not here: alliances as bodies (membership.py), nor with whom
the newcomer comes together (split.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, children, conjuncts, governor, lemma_of, subject
from pipeline.records import EventType

JOINED = frozenset({EventType.AGREEMENT, EventType.JOINT_PROGRAM})
THE_ONE_TOLD_OF = frozenset({"it", "this"})


def newcomer_trigger(reading: Reading, token: Token, last_type: EventType | None) -> Trigger | None:
    """The trigger of a verb by which somebody gets, or wants, into what was told of last; else None."""
    if last_type not in JOINED or token.pos_ not in VERBAL or not newcomers(reading, token):
        return None
    return Trigger(token, last_type, stand_in=True, joining=True) if _enters(token) else None


def newcomers(reading: Reading, verb: Token) -> list[ActorMention]:
    """Who gets in: the subject of the verb, or of the one above it ("has shown interest in being part of it")."""
    doer = subject(verb)
    above = governor(doer) if doer is not None and doer.i not in reading.actor_at else None
    if above is not None and above.i != verb.i:
        doer = subject(above)
    found = [reading.actor_at.get(noun.i) for noun in conjuncts(doer)] if doer is not None else []
    return [actor for actor in found if actor is not None]


def _enters(verb: Token) -> bool:
    """Is it the instrument told of that is entered: "join", "join it", "accede to the pact", "be part of it"?"""
    lemma = verb.lemma_.lower()
    roles = [a for a in children(verb, "attr") if lemma_of(a) in word_sets()["parties"]]
    if lemma not in word_sets()["entering"] and not roles:
        return False
    preps = [p for head in (verb, *roles) for p in children(head, "prep") if p.lower_ in {"to", "of", "into"}]
    entered = [*children(verb, "dobj"), *(o for p in preps for o in children(p, "pobj"))]
    return all(map(_is_the_one_told_of, entered)) and (bool(entered) or not roles)


def _is_the_one_told_of(noun: Token) -> bool:
    if noun.lower_ in THE_ONE_TOLD_OF:
        return True
    kind = triggers().nouns.get((lemma_of(noun),))
    plain = not children(noun, "compound", "amod", "nmod", "prep")
    return kind in JOINED and plain and any(c.lower_ in {"the", "this"} for c in noun.children)
