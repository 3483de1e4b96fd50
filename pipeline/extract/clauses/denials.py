"""What the words that govern an event have made of it so far, and what a negation among them does to that.

Here: the act that holds, and acts denied ("did not sign it", "is not interested in it", "dismissed reports of it").
Not here: the order in which the acts are read (compose.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.clauses import wording
from pipeline.extract.lexicon.acts import AHEAD, STOPS, Act, Place
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.governing import Step
from pipeline.extract.sentences.tree import children
from pipeline.records import EventClass, EventType

PROLONGING = frozenset({"extend", "prolong", "renew"})


@dataclass(slots=True)
class Standing:
    """What the words read so far make of the event."""

    event_type: EventType
    act: Act | None
    future: bool = False
    settled: bool = False  # tense has no more say in it
    closing: bool = False  # it, or talks on it, are brought to an end
    over_talks: bool = False  # talks on it are

    @property
    def partnership(self) -> bool:
        """Is it one, so that its acts are those of partnerships?"""
        return self.event_type.event_class is EventClass.PARTNERSHIP

    def set(self, act: Act | None, *, settled: bool = False) -> None:
        """Let an act hold from now on."""
        self.act, self.settled = act, settled


def deny(state: Standing, act: Act, step: Step) -> None:
    """The act under a negation: what did not lapse stands, what will not be renewed ends."""
    wishes = act in AHEAD and step.place is Place.CLAUSE
    ahead = state.future or wishes or wording.is_to(step)
    if act is Act.REJECTED:
        state.set(Act.PROPOSED if state.partnership else Act.PLANNED, settled=True)  # "did not rule it out"
    elif act in STOPS:
        state.set(Act.ACTIVE if state.partnership else Act.PLANNED, settled=True)
    elif act is Act.STANDING or step.word.lemma_ in PROLONGING:
        state.set(Act.ENDED if state.partnership else None, settled=True)
    elif act is Act.IN_FORCE:
        state.set(Act.SIGNED, settled=True)
    elif ahead and state.partnership:
        state.set(Act.REJECTED, settled=True)
    elif ahead:
        impersonal = bool(children(step.word, "auxpass")) or step.place is Place.SUBJECT
        state.set(Act.CANCELLED if impersonal else Act.REJECTED, settled=True)
    elif state.event_type is EventType.AGREEMENT and act is Act.SIGNED:
        over = wording.is_past(step)  # "did not sign it", but "has not signed it so far"
        state.set(Act.REJECTED if over else Act.AGREED, settled=True)
    elif not state.partnership and _is_occurring(step):
        state.set(Act.CANCELLED, settled=True)  # "never took place"
    else:
        off = act in AHEAD and _is_intention(step)
        state.set(Act.REJECTED if off else None, settled=off)


def is_denied(step: Step, before: Step, act: Act | None) -> bool:
    """Is a report of it denied or called false, or a wish for it, which is the act that holds?"""
    return _is_hearsay_denied(step, before) or (act in AHEAD and _is_unwilling(step, before))


def _is_hearsay_denied(step: Step, hearsay: Step) -> bool:
    """ "Dismissed reports that it would hold a drill", "rumours of a pact are false"."""
    words = word_sets()
    if hearsay.word.lemma_.lower() not in words["hearsay"] or step.negated:
        return False
    if step.place is Place.SUBJECT:
        said = children(step.word, "acomp", "attr")
        return any(w.lemma_.lower() in words["untrue"] for noun in said for w in (noun, *noun.children))
    return step.place is Place.OBJECT and step.word.lemma_.lower() in words["denying"]


def _is_unwilling(step: Step, wish: Step) -> bool:
    """ "Is not interested in it", "was not ready to sign it"."""
    return step.negated and step.word.lemma_ == "be" and wish.word.pos_ == "ADJ"


def _is_intention(step: Step) -> bool:
    """Is it what those intend who would take part? "No drill is planned" rules it out, "none was offered" does not."""
    return step.word.lemma_.lower() in word_sets()["intending"]


def _is_occurring(step: Step) -> bool:
    """Does it say that the event itself comes about ("it took place", "it materialised")?"""
    return step.place is Place.SUBJECT and step.word.lemma_.lower() in word_sets()["occurring"]
