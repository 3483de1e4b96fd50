"""Who is at an exercise: the forces that its sentence names, and guests that a clause or sentence after it tells of.

Here: actors that no grammatical role of the exercise's word reaches. Not here: those roles (participants.py), and who
stays away (absence.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extract.candidates.absence import FORCE_LINKS, away, only_lends_its_name, phrase_top, word_before
from pipeline.extract.candidates.forces import is_force
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, chain, children, conjuncts, governor, subject
from pipeline.records import EXERCISE_TYPES


def attending(reading: Reading) -> list[ActorMention]:
    """The actors of a sentence that tells who is at an exercise, without its target, its place and mere comment."""
    gone = away(reading)
    coming = [a for a in reading.actors if a not in gone and not _is_aside(reading, a)]
    return [a for a in coming if not only_lends_its_name(reading, a)]


def present(reading: Reading, exercise: Token, triggers: Sequence[Trigger]) -> list[ActorMention]:
    """Who else is at an exercise that a sentence names, given all its triggers."""
    exercises = [t.token for t in triggers if t.event_type in EXERCISE_TYPES and not t.referring]
    found = forces_at(reading, exercise)
    last = next((t for t in reversed(exercises) if t.pos_ not in VERBAL), None)
    if last is not None and last in conjuncts(exercise):
        found += in_which(reading, last)
    coming = [t.token for t in triggers if t.attending and _nearest(t.token, exercises) is exercise]
    return [*found, *(guest for verb in coming for guest in guests(reading, verb))]


def _nearest(verb: Token, exercises: Sequence[Token]) -> Token:
    """The exercise that a verb's guests are at: the last one named before it, else the first."""
    before = [t for t in exercises if t.i < verb.i]
    return max(before, key=lambda t: t.i) if before else min(exercises, key=lambda t: t.i)


def guests(reading: Reading, verb: Token) -> list[ActorMention]:
    """Whom a clause of the exercise's own sentence tells to take part ("with troops from Spain joining in")."""
    doer = subject(verb)
    if doer is not None and doer.tag_ == "PRP" and verb.dep_ == "ccomp":
        doer = subject(verb.head)  # "Chile and Peru have confirmed that they will send troops"
    clause = {t.i for t in verb.subtree} | ({t.i for t in doer.subtree} if doer is not None else set())
    return [a for a in attending(reading) if any(t.i in clause for t in reading.tokens(a.start, a.end))]


def in_which(reading: Reading, exercise: Token) -> list[ActorMention]:
    """Whom a relative clause names ("a drill in which ships of Chile and Peru …", "to which Spain has sent tanks").

    Read off the words in their order: long relative clauses are what the parse gets wrong most.
    """
    doc = reading.doc
    link = next((t for t in doc[exercise.i + 1 :] if _opens_a_clause(t)), None)
    if link is None or any(t.text in {";", ":"} for t in doc[exercise.i : link.i]):
        return []
    if any(t.i in reading.actor_at for t in doc[link.i - 3 : link.i - 1]):
        return []  # "with the CSTO, in which Russia …"
    end = next((t.i for t in doc[link.i :] if t.text in {";", ":"}), len(doc))
    inside = {t.i for t in doc[link.i : end]}
    return [a for a in attending(reading) if any(t.i in inside for t in reading.tokens(a.start, a.end))]


def _opens_a_clause(token: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ == "which" and before in {"in", "to", "for", "at", "during"}


def _is_aside(reading: Reading, actor: ActorMention) -> bool:
    """Is an actor a place, a target ("to deter China"), or one who only reports or reacts?"""
    words = word_sets()
    tokens = reading.tokens(actor.start, actor.end)
    head = reading.head_of(actor.start, actor.end)
    if not tokens or head is None:
        return True
    top = phrase_top(head)
    led_by = {word_before(tokens[0]), top.head.lower_ if top.dep_ == "pobj" else ""}
    if led_by & (words["aside_prepositions"] - {"from"}):
        return True
    verb = top.head.lemma_.lower()
    if any(t.dep_ == "relcl" and t.head.i in reading.actor_at for t in head.ancestors):
        return True  # "Sweden, which has applied to join NATO, …"
    if top.dep_ == "nsubj":
        return verb in words["reporting"] | words["reacting"] and not _speaks_of_itself(top.head)
    return top.dep_ == "dobj" and top.i in reading.actor_at and verb not in words["object_takes_part"]


def _speaks_of_itself(verb: Token) -> bool:
    """Does who reports tell what it will do itself ("Chile and Peru have confirmed that they will send troops")?"""
    return any(doer.lower_ in {"they", "it"} for c in children(verb, "ccomp") for doer in children(c, "nsubj"))


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
        while not forces and noun.dep_ in FORCE_LINKS and noun.head.i != noun.i and not _is_where(noun):
            noun = noun.head
            forces = is_force(noun)
        if not forces:
            continue
        top = noun
        while top.dep_ in FORCE_LINKS and top.head.i != top.i:
            top = top.head
        verb = top.head if top.dep_ in {"nsubj", "nsubjpass"} else None
        reports = verb is not None and verb.lemma_.lower() in words["reporting"]
        verb = verb if verb is not None else _clause_beside(noun, trigger)
        looks_on = reports or (verb is not None and verb.i not in told_by and not verb.is_ancestor(trigger))
        first = min(noun.left_edge.i, head.i)
        before = word_before(noun.doc[first])
        if not looks_on and before not in {"against", "near", "toward", "towards", "despite", "over", "amid"}:
            found.append(actor)
    return found


def _is_where(token: Token) -> bool:
    """Is it a preposition of place ("the crews in the camp beside the Dutch airfield")?"""
    return token.dep_ == "prep" and token.lower_ in word_sets()["aside_prepositions"] - {"from", "to"}


def _clause_beside(noun: Token, trigger: Token) -> Token | None:
    """The verb of another clause of the sentence that a noun is in ("…, days after Lima accused the navy of it")."""
    above = [a for a in noun.ancestors if a.pos_ in VERBAL]
    clauses = [v for v in above if v.dep_ in {"advcl", "pcomp"} and children(v, "nsubj", "nsubjpass")]
    return next((v for v in clauses if v.i != trigger.i and not v.is_ancestor(trigger)), None)
