"""Triggers by dealings: which words of a sentence tell of what a state does with another, beside its other triggers.

Here: when a dealing makes a trigger, goes with one, or is only part of another event. Not here: which words tell of a
dealing (dealings.py), who takes part (dealing_parties.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.dealings import dealt_by
from pipeline.extract.candidates.joint_work import makes_one
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL
from pipeline.records import EXERCISE_TYPES, EventType


def with_dealing(reading: Reading, token: Token, trigger: Trigger | None, *, drilled: bool) -> Trigger | None:
    """The trigger with what a state does with another by it; after an exercise such words tell who is there."""
    guest = trigger is not None and (trigger.attending or (trigger.acting and trigger.referring))
    if trigger is not None and trigger.event_type is EventType.TRAINING and token.pos_ == "NOUN":
        dealt = dealt_by(reading, token)
        taught = dealt is not None and any(c.lower_ in {"of", "for", "by"} for c in token.children)
        return Trigger(token, EventType.COOPERATION, dealt=dealt) if taught else trigger
    if trigger is None or guest:
        dealt = dealt_by(reading, token)
        if dealt is None or (drilled and dealt.dealing.done_at_drills):
            return trigger
        united = EventType.JOINT_PROGRAM if token.pos_ in VERBAL and makes_one(token) else dealt.event_type
        return Trigger(token, united, dealt=dealt)
    if trigger.event_type is EventType.COOPERATION and not trigger.membership:
        dealt = dealt_by(reading, token)
        among_themselves = drilled and dealt is not None and dealt.dealing.done_at_drills and not dealt.strong
        trigger.dealt = None if among_themselves else dealt
        trigger.alone = True
    return trigger


def only_beside(found: dict[int, Trigger], trigger: Trigger) -> bool:
    """Is a dealing told beside an instrument or a drill, or is what it is done with an event of its own?"""
    if trigger.dealt is None:
        return False
    others = [t for t in found.values() if t.dealt is None and not t.referring]
    if any(t.name is not None and t.event_type is trigger.event_type for t in others):
        return True  # "will go on teaching recruits as part of Operation Interflex"
    if trigger.alone:
        trigger.dealt = None if any(t.event_type is EventType.AGREEMENT for t in others) else trigger.dealt
        return False
    within = [t for t in others if trigger.token.is_ancestor(t.token) and t.event_type is not EventType.TALKS]
    if any(t.event_type is not EventType.JOINT_PROGRAM or trigger.event_type is not t.event_type for t in within):
        return True
    led = EXERCISE_TYPES | {EventType.AGREEMENT}
    return not trigger.dealt.strong and any(t.event_type in led for t in others)
