"""Verbs that tell how forces of one state serve another: in its ranks, at its side, in larger or smaller numbers.

Here: what has to stand beside such a verb ("be" and "raise" are too common alone). Not here: verbs of
stationing and training as such (trigger_verbs.py), nor who takes part (participants.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import contexts, triggers, word_sets
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import children, conjuncts, lemma_of, subject

BESIDE = frozenset({"with", "alongside", "beside"})
IN_THE_FIELD = frozenset({"operate", "fight", "deploy"})  # with others against somebody: else they only train
PLACES = frozenset({"in", "at", "on", "from"})


def is_service(reading: Reading, verb: Token, lemma: str) -> bool:
    """Does a verb tell of forces of one state with those of another, or of a contingent made larger or smaller?"""
    verbs = triggers().verbs
    if lemma in verbs["serving"]:
        return _is_with_forces(reading, verb, lemma)
    if lemma in verbs["letting_in"] and _lets_in(reading, verb):
        return True
    if lemma in verbs["studying"] and _studies(reading, verb):
        return True
    return lemma in verbs["resizing"] and _resizes_contingent(reading, verb)


def _is_with_forces(reading: Reading, verb: Token, lemma: str) -> bool:
    """ "Some 300 Turkish advisers are with the Libyan army", "have fought at the side of Congolese troops"."""
    doer = subject(verb)
    if doer is None or lemma_of(doer) not in word_sets()["stationed"]:
        return False
    if lemma in IN_THE_FIELD and not any(p.lower_ == "against" for p in verb.subtree):
        return False
    sides = [o for o in _objects(verb, {"at", "by"}) if o.lower_ in {"side", "sides"}]
    others = [*_objects(verb, BESIDE), *(o for side in sides for o in _objects(side, {"of"}))]
    forces = [o for o in others if lemma_of(o) in word_sets()["trained"] or o.i in reading.actor_at]
    own = reading.codes_under(doer)
    if not own or not forces:
        return False
    named = {c for o in forces for c in reading.codes_under(o)}
    return bool(named - own) or any(t.tag_ == "PRP$" for o in forces for t in o.children)


def _lets_in(reading: Reading, verb: Token) -> bool:
    """ "Sri Lanka will let Indian patrol aircraft land at Trincomalee"."""
    doer = subject(verb)
    if doer is None or doer.i == verb.i:
        return False
    guests = [g for c in children(verb, "ccomp", "xcomp") for g in children(c, "nsubj")] + children(verb, "dobj")
    named = {c for g in guests if lemma_of(g) in word_sets()["forces"] for c in reading.codes_under(g)}
    own = reading.codes_under(doer)
    return bool(own) and bool(named - own)


def _studies(reading: Reading, verb: Token) -> bool:
    """ "Georgia sends its cadets to the Greek military academy", "attend each other's staff colleges"."""
    schools = [*children(verb, "dobj"), *_objects(verb, {"at", "to", "in", "from"})]
    military = [n for n in schools if lemma_of(n) in word_sets()["military_schools"]]
    told = reading.text_of([*verb.subtree, *filter(None, [subject(verb)])])
    return bool(military) and contexts().is_defence(told) and len(reading.codes) >= 2


def _resizes_contingent(reading: Reading, verb: Token) -> bool:
    """ "Rwanda will bring its contingent in Mozambique up to 5,000 men"."""
    if any(c.lower_ == "together" for c in verb.children):
        return False  # "the drill brings together troops from three states"
    things = [n for c in children(verb, "dobj", "nsubjpass") for n in conjuncts(c)]
    units = [n for n in things if lemma_of(n) in word_sets()["contingents"]]
    hosts = [o for n in (verb, *units) for o in _objects(n, PLACES)]
    host_codes = {c for o in hosts for c in reading.codes_under(o)}
    return bool(units) and bool(host_codes) and len(reading.codes) >= 2


def _objects(word: Token, prepositions: frozenset[str] | set[str]) -> list[Token]:
    return [o for p in children(word, "prep", "agent", "prt") if p.lower_ in prepositions for o in children(p, "pobj")]
