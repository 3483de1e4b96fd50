"""Verbs that tell of an event without a noun for it: "trained together", "sent a frigate", "gave back its last bases".

Here: each kind of verb of triggers.yaml with what has to stand beside it. Not here: nouns, names and pronouns
(trigger_words.py).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.candidates.forces import is_designation, is_force
from pipeline.extract.candidates.joint_work import is_joint_work, is_together
from pipeline.extract.candidates.serving import is_service
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.mentions.exercise_words import EXERCISE_WORD
from pipeline.extract.sentences.governing import is_among
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import acted_on, chain, children, conjuncts, crowd, lemma_of, subject
from pipeline.records import EventType

LEAVING = frozenset({"leave", "quit", "depart", "clear"})  # whose object is the place
MAKING_UP = frozenset({"be", "include", "come", "comprise", "number"})  # "the participants include Spain"
MAYBE = frozenset({"could", "may", "might", "can"})
TOGETHER = frozenset({"together", "jointly", "alongside", "with"})
HOMEWARD = frozenset({"home", "out", "away", "packing"})
SIDE_BY_SIDE = re.compile(r"\s(?:\w+ly\s)?(?:side by side|shoulder to shoulder|in company)\b", re.IGNORECASE)


def verb_trigger(reading: Reading, token: Token) -> Trigger | None:
    """The trigger that a verb is, None where it tells of no event."""
    verbs = triggers().verbs
    lemma = token.lemma_.lower()
    if token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}:
        return _being(reading, token)
    if token.pos_ != "VERB":
        return None
    together = any(_is_company(reading, c) for c in token.children) or SIDE_BY_SIDE.match(
        reading.text[token.idx + len(token) :]
    )
    objects = children(token, "dobj")
    grouping = next((a for o in objects if (a := reading.actor_at.get(o.i)) is not None and a.kind == "grouping"), None)
    if lemma in word_sets()["founding"] | word_sets()["membership"] and grouping is not None:
        return Trigger(token, EventType.AGREEMENT, name=grouping.text, instrument=True, members=grouping.codes)
    if lemma in verbs["exercise"] and not objects and (together or lemma in {"drill", "exercise"}):
        return Trigger(token, EventType.EXERCISE)
    beside = together or any(_is_company(reading, c) for o in objects for c in o.children)  # "the strait with Japan"
    if lemma in verbs["patrol"] and (beside or _by_ships(token)):
        return Trigger(token, EventType.PATROL)
    if is_service(reading, token, lemma):
        return Trigger(token, EventType.COOPERATION, serving=True)
    acting = lemma in verbs["rehearsing"] or (lemma in verbs["side_by_side"] and (together or not objects))
    if acting and _of_several(reading, token) and not _to_fight(token):
        return Trigger(token, EventType.TRAINING, acting=True)
    if lemma in verbs["seconding"] and _seconds_staff(reading, token):
        return Trigger(token, EventType.COOPERATION)
    if _takes_part(token, lemma) or _supplies(token, lemma):
        return Trigger(token, EventType.EXERCISE, referring=True, attending=True)
    if lemma in verbs["update"]:
        pronouns = [c for c in children(token, "dobj", "nsubjpass") if c.lower_ in {"it", "them", "this", "both"}]
        if pronouns:
            return Trigger(token, EventType.AGREEMENT, referring=True)
    if lemma in verbs["training"] and not objects and (together or _of_several(reading, token)):
        return Trigger(token, EventType.TRAINING, acting=True)
    if _trains_others(reading, token):
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["posts"] and any(_is_post(reading, o) for o in children(token, "dobj", "nsubjpass")):
        return Trigger(token, EventType.COOPERATION)
    if is_among(token, verbs["cooperation"]):
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["facing_together"] and objects and is_together(token):
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["sharing"] and objects and objects[0].lemma_.lower() in word_sets()["shared_goods"]:
        return Trigger(token, EventType.COOPERATION)
    stationed = lemma in verbs["stationing"] | verbs["moving"] or _goes_home(token, lemma)
    if stationed and _moves_troops(reading, token):
        return Trigger(token, EventType.COOPERATION)
    if is_joint_work(reading, token, lemma):
        return Trigger(token, EventType.JOINT_PROGRAM)
    if _acts(reading, token, lemma):
        return Trigger(token, EventType.EXERCISE, referring=True, acting=True)
    return None


def _is_company(reading: Reading, word: Token) -> bool:
    """ "Together", "alongside Polish crews", "with the Spaniards", but not "patrolled with masks over their faces"."""
    if word.lower_ not in TOGETHER:
        return False
    return word.lower_ != "with" or any(
        t.i in reading.actor_at
        or t.tag_ in {"PRP", "PRP$"}
        or is_force(t)
        or t.lemma_.lower() in word_sets()["plural_reference"]
        for t in word.subtree
    )


def _being(reading: Reading, verb: Token) -> Trigger | None:
    """ "Italians were among the participants", "Japan is aboard", "Turkish advisers are with the Libyan army"."""
    if _takes_part(verb, "be"):
        return Trigger(verb, EventType.EXERCISE, referring=True, attending=True)
    return Trigger(verb, EventType.COOPERATION, serving=True) if is_service(reading, verb, "be") else None


def _takes_part(verb: Token, lemma: str) -> bool:
    """Does the verb tell who takes part in an exercise named before ("joined by …", "are among the contributors")?"""
    if any(c.dep_ == "neg" for c in verb.children) or _only_wished(verb):
        return False
    words = {c.lemma_.lower() for c in verb.children if c.dep_ in {"dobj", "attr"}}
    if lemma == "take":
        return "part" in words
    if any(c.lower_ in MAYBE for c in verb.children):
        return False
    if lemma in MAKING_UP and any(lemma_of(s) in word_sets()["hosts_and_guests"] for s in children(verb, "nsubj")):
        return True
    if lemma == "be":
        inside = {t.lemma_.lower() for p in children(verb, "prep") if p.lower_ == "among" for t in p.subtree}
        if (inside | words) & word_sets()["hosts_and_guests"]:
            return True
    says_so = lemma in word_sets()["reporting"] and (words or children(verb, "ccomp", "xcomp"))
    return is_among(verb, triggers().verbs["taking_part"]) and not says_so and not words & {"observer"}


def _only_wished(verb: Token) -> bool:
    """Is it only sought ("asked to take part"), and not decided by those who hold the exercise ("was asked to")?"""
    above = chain(verb)[1:]
    return any(v.lemma_.lower() in word_sets()["wishing"] and not children(v, "nsubjpass") for v in above)


def _supplies(verb: Token, lemma: str) -> bool:
    """Does the verb tell who sends forces ("the Dutch are sending a landing ship", "divers came from Japan")?"""
    if lemma not in triggers().verbs["supplying"] or _is_not_so(verb):
        return False
    things = [t for c in children(verb, "dobj", "nsubj", "nsubjpass") for t in c.subtree]
    words = {t.lemma_.lower() for t in things}
    forces = bool(words & word_sets()["contributions"]) or any(is_designation(t) for t in things)
    return forces and "observer" not in words and not _goes_to_war(verb)


def _goes_to_war(verb: Token) -> bool:
    """Are the forces sent elsewhere than to an exercise ("to the UN mission in Lebanon")?"""
    where = [t for p in children(verb, "prep", "dative") for t in p.subtree]
    return any(t.lemma_.lower() in word_sets()["in_earnest"] for t in where)


def _acts(reading: Reading, verb: Token, lemma: str) -> bool:
    """Does the verb tell what named forces do ("Sixty aircraft from 13 allies, including Italy, will fly")?"""
    return lemma in triggers().verbs["acting"] and not _is_not_so(verb) and bool(_forces_doing(reading, verb))


def _is_not_so(verb: Token) -> bool:
    """Is it denied, or only possible?"""
    return any(c.dep_ == "neg" or c.lower_ in MAYBE for c in verb.children)


def _forces_doing(reading: Reading, verb: Token) -> set[str]:
    """The states whose forces are the subject of a verb."""
    doer = subject(verb)
    if doer is None:
        return set()
    own = reading.actor_at.get(doer.i)
    forces = is_force(doer) or (own is not None and own.kind == "force")
    return reading.codes_under(doer) if forces else set()


def _of_several(reading: Reading, verb: Token) -> bool:
    """Do forces of several states do it, or those of one beside those of another?"""
    doing = _forces_doing(reading, verb)
    beside = [o for p in verb.children if p.lower_ in TOGETHER for o in children(p, "pobj")]
    named = {c for o in beside for c in reading.codes_under(o)}
    return bool(doing) and len(doing | named) > 1


def _to_fight(verb: Token) -> bool:
    """Is what forces do together combat ("will operate with US troops to fight the rebels")?"""
    return any(c.lemma_ in word_sets()["combat"] for c in children(verb, "xcomp", "advcl"))


def _by_ships(verb: Token) -> bool:
    """Do ships of several sail ("ten warships of the two countries sailed through …"), not just "on to" some port?"""
    if any(c.lower_ == "on" for c in children(verb, "prt", "advmod")):
        return False
    doers = [noun for doer in children(verb, "nsubj") for noun in conjuncts(doer)]
    several = len(doers) > 1 or any(d.tag_ == "NNS" for d in doers)
    return several and doers[0].lemma_.lower() in word_sets()["ships"]


def _moves_troops(reading: Reading, verb: Token) -> bool:
    """Are troops of one state stationed in, or taken from, another that is named?"""
    if verb.lemma_ in {"order", "tell"} and not children(verb, "xcomp"):
        return False  # "ordered fighters from France", but "ordered French troops to leave"
    moved = children(verb, "dobj") if verb.lemma_.lower() not in LEAVING else []  # "soldiers kicked off a drill"
    nouns = [t for c in moved or children(verb, "nsubj", "nsubjpass") for t in crowd(c)]
    if any(EXERCISE_WORD.fullmatch(t.text) or t.lemma_.lower() in triggers().referring_nouns for t in nouns):
        return False  # "hosted last year's edition"
    if any(EXERCISE_WORD.fullmatch(o.text) for p in children(verb, "prep") for o in children(p, "pobj")):
        return False  # "returned home from a drill"
    by_itself = verb.lemma_.lower() in triggers().verbs["garrisoning"]
    troops = by_itself or any(lemma_of(t) in word_sets()["stationed"] for t in nouns)
    return troops and len(reading.codes) >= 2


def _seconds_staff(reading: Reading, verb: Token) -> bool:
    """Is staff sent to somebody ("is to send a liaison officer to Australia's command"), and not to a drill?"""
    things = [n for o in children(verb, "dobj", "nsubjpass") for n in crowd(o)]
    staff = any(lemma_of(n) in word_sets()["staff"] for n in things)
    where = [o for p in children(verb, "prep", "dative") for o in children(p, "pobj")]
    somebodys = any(
        t.i in reading.actor_at or t.tag_ == "PRP$" or t.lower_ == "other" for o in where for t in o.subtree
    )
    return staff and somebodys and EXERCISE_WORD.search(reading.text_of(list(verb.subtree))) is None


def _trains_others(reading: Reading, verb: Token) -> bool:
    """Are forces of a state its object, or its subject in the passive ("pilots were schooled in Arizona by …")?"""
    trained = acted_on(verb)
    if not trained or not any(is_among(verb, triggers().verbs[kind]) for kind in ("training_others", "teaching")):
        return False
    return _is_trained(reading, trained[0])


def _goes_home(verb: Token, lemma: str) -> bool:
    """ "The soldiers will fly home in May", "have flown out", "are gone"."""
    if lemma not in triggers().verbs["going"]:
        return False
    return verb.lower_ == "gone" or lemma == "pack" or any(c.lower_ in HOMEWARD for c in verb.children)


def _is_trained(reading: Reading, noun: Token) -> bool:
    """Are they forces of a state ("Ivorian commandos"), or its people as such ("Ukrainians")?"""
    if not any(t.i in reading.actor_at or t.tag_ == "PRP$" for t in noun.subtree):
        return False
    return any(n.i in reading.actor_at or n.lemma_.lower() in word_sets()["trained"] for n in crowd(noun))


def _is_post(reading: Reading, noun: Token) -> bool:
    """Is it a base or camp, in a sentence that names two states?"""
    return lemma_of(noun) in word_sets()["posts"] and len(reading.codes) >= 2
