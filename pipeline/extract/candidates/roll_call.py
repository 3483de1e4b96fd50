"""A sentence that calls the roll of an exercise told of just before, in words of no kind of its own.

"Morocco, Senegal and Pakistan are newcomers", "British, American and Tajik companies are billed as well".
Here: which sentence does so. Not here: verbs that tell of taking part by themselves (trigger_verbs.py), and who of
those named takes part (attendance.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.absence import phrase_top
from pipeline.extract.candidates.attendance import attending
from pipeline.extract.candidates.forces import is_force
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import chain, governor
from pipeline.records import EventType

MANY = 3  # a list so long is one of participants, whatever they are called; of fewer the forces have to be named
PAST = frozenset({"once", "ever", "previously", "formerly"})
NOT_SO = frozenset({"not", "n't", "never", "may", "might", "could", "should"})


def roll_call(reading: Reading, last_type: EventType | None) -> Trigger | None:
    """The trigger of a sentence that lists who is at the exercise told of last; None where it lists nobody."""
    if last_type not in {EventType.EXERCISE, EventType.TRAINING} or _is_of_other_things(reading):
        return None
    named = [a for a in attending(reading) if _stands_for_itself(reading, a)]
    listed = max(([a, *_beside(reading, a, named)] for a in named), key=len, default=[])
    forces = [a for a in named if _is_forces(reading, a)]
    roll = listed if len(_states(listed)) >= MANY else forces
    if len(_states(roll)) < 2:
        return None
    head = reading.head_of(roll[0].start, roll[0].end)
    verb = governor(phrase_top(head)) if head is not None else None
    if verb is None or _is_no_deed(verb):
        return None
    return Trigger(verb, EventType.EXERCISE, referring=True, attending=True)


def _beside(reading: Reading, actor: ActorMention, named: list[ActorMention]) -> list[ActorMention]:
    return [a for a in reading.list_of(actor) if a in named]


def _states(actors: list[ActorMention]) -> set[str]:
    return {c for a in actors for c in a.codes}


def _is_of_other_things(reading: Reading) -> bool:
    """Does the sentence tell of those who only look on, of fighting, or of earlier years?"""
    lemmas = {t.lemma_.lower() for t in reading.doc}
    words = word_sets()
    others = words["onlookers"] | words["occurrences"] | words["casualties"] | (words["habitual"] - {"each"}) | PAST
    return bool(lemmas & (others | {"look", "invitation"}))


def _stands_for_itself(reading: Reading, actor: ActorMention) -> bool:
    """Is an actor, or are its forces, what the phrase is about ("the borders of India and China" is about borders)?"""
    head = reading.head_of(actor.start, actor.end)
    if head is None or actor.kind == "grouping":
        return False
    top = phrase_top(head)
    return top.i in reading.actor_at or _is_forces(reading, actor)


def _is_no_deed(verb: Token) -> bool:
    """Is what is said of them denied, only possible, an opinion, a report or a wish?"""
    words = word_sets()
    lemmas = {v.lemma_.lower() for v in chain(verb)}
    kinds = ("reporting", "reacting", "watching", "wishing", "declining", "letting_in", "planning")
    if any(lemmas & words[kind] for kind in kinds):
        return True
    return any(c.lower_ in NOT_SO for v in chain(verb) for c in v.children if c.dep_ in {"aux", "neg"})


def _is_forces(reading: Reading, actor: ActorMention) -> bool:
    """Is an actor named by its forces ("Polish, Czech and Slovak tanks", "engineers from Poland", "the Royal Navy")?"""
    if actor.kind in {"force", "ship_prefix"}:
        return True
    head = reading.head_of(actor.start, actor.end)
    if head is None:
        return False
    top = phrase_top(head)
    path = [t for t in head.ancestors if t.i == top.i or top.is_ancestor(t)]
    return any(is_force(t) for t in path)
