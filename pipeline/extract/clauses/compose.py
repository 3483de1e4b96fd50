"""How the acts that govern an event make one status: "agreed to begin talks on it", "decided not to renew it".

Here: tense and the order of the acts, from the innermost outwards. Not here: negation (denials.py), the words
(acts.yaml), the parse (governing.py), what the sentence says elsewhere (statuses.yaml).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.clauses import wording
from pipeline.extract.clauses.denials import PROLONGING, Standing, deny, is_denied
from pipeline.extract.clauses.phases import status_of_phase
from pipeline.extract.clauses.turns import turned_to
from pipeline.extract.lexicon.acts import AHEAD, PHASES, STOPS, WEAK, Act, Place, look_up
from pipeline.extract.sentences.governing import Step
from pipeline.extract.sentences.tree import VERBAL, children
from pipeline.extract.times import Tense
from pipeline.records import EventType, Status

CONDITIONS = frozenset({"once", "until", "unless", "if", "till"})
CLOSING = frozenset("end conclude wrap wind close finish complete finalise finalize settle".split())
UNWRITTEN = frozenset({EventType.COOPERATION, EventType.JOINT_PROGRAM})
GOING_ON = PROLONGING | {"keep", "continue", "maintain"}
VISITS = frozenset({"be", "come", "go", "travel", "fly", "arrive", "visit", "meet", "gather", "return"})


@dataclass(frozen=True, slots=True)
class Composed:
    """What the governing words of an event come to: no status where they leave it open ("ends on Friday")."""

    status: Status | None
    rule: str
    givers: frozenset[int] = frozenset()  # the positions of those words


def compose(
    steps: Sequence[Step], event_type: EventType, tense: Tense, *, negotiated: bool = False, headline: bool = False
) -> Composed | None:
    """The status that the governing words of an event give it; None when they say nothing of it.

    `negotiated`: the trigger is the talks on the instrument, not the instrument. `headline`: its present tense is past.
    """
    state = Standing(event_type, Act.NEGOTIATING if negotiated else None)
    if steps and steps[0].place is Place.SELF and steps[0].word.lemma_ in GOING_ON and event_type in UNWRITTEN:
        state.set(Act.ACTIVE, settled=True)  # "agreed to extend the training of"
    words: list[Token] = []
    aside = False  # the event only does something else ("hopes that the pact will bring peace")
    for before, step in zip([None, *steps], steps, strict=False):
        if step.link == "purpose" and step.word.lemma_ in VISITS:
            due = wording.is_ahead(step) or tense is Tense.PRESENT  # "is there to sign it", not "was there to"
            tense = Tense.FUTURE if due else Tense.PAST
        elif not step.finite:
            state.future = state.future or wording.is_ahead(step)
        act = look_up(event_type.event_class, step.place, step.ways)
        if step.link == "purpose" and act in AHEAD and children(step.word, "dobj"):
            act = None  # "will set up a centre to repair it" is no "set to repair it"
        if act is None and step.finite and state.future and wording.is_joint_word(step):
            act = Act.AGREED if state.partnership else Act.PLANNED
        if step.link == "ahead of" and act is None:
            act = Act.PROPOSED if state.partnership else Act.PLANNED
        if step.place is Place.SUBJECT and act is None and state.act is None:
            aside = True
        elif aside and step.place is Place.CLAUSE:
            act = None
        if before is not None and is_denied(step, before, state.act):
            words.append(step.word)
            state.set(Act.REJECTED, settled=True)
        elif not state.partnership and wording.is_off(step, act):
            words.append(step.word)
            state.set(Act.CANCELLED, settled=True)
        elif act is not None and act is not Act.NOTHING:
            words.append(step.word)
            _apply(state, act, step)
        elif step.negated and state.act in STOPS:
            state.set(Act.ACTIVE if state.partnership else Act.PLANNED)
        if step.word.pos_ in VERBAL and step.mark in CONDITIONS:
            return Composed(None, f"open: {step.mark} …")
        if step.word.pos_ in VERBAL and step.mark == "whether":
            return None
    if state.act is None or not words:
        return None
    if state.act in STOPS | {Act.REJECTED} and len(words) == 1 and wording.is_aim(words[0]):
        return None  # "a motion to throw it out"
    if state.act in AHEAD and (turn := turned_to(steps, event_type.event_class)) is not None:
        words.append(turn[0])
        state.set(turn[1], settled=True)
    future = state.future or tense is Tense.FUTURE
    status = _status(state, future=future, tense=tense, headline=headline, steps=steps)
    rule = f"{status or 'open'}: {' < '.join(w.lemma_.lower() for w in words)}"
    return Composed(status, rule, frozenset(w.i for w in words))


def _apply(state: Standing, act: Act, step: Step) -> None:
    if step.negated:
        deny(state, act, step)
    elif act in AHEAD and state.act is Act.IN_FORCE and not (step.finite and not state.future):
        state.set(Act.SIGNED, settled=True)  # "expects it to be ratified": what is ratified was signed
    elif step.place is Place.CLAUSE:
        _govern(state, act, step)
    elif state.settled and (act in WEAK or step.word.lemma_ == "have"):
        pass  # "has plans to hold it"
    elif state.act in STOPS and act in {Act.ACTIVE, Act.IN_FORCE, Act.STANDING, Act.GOING_ON}:
        pass  # "its withdrawal took effect"
    elif state.act in STOPS and act in {Act.AGREED, Act.NEGOTIATING, Act.PLANNED}:
        state.settled = True  # "announced the suspension of it"
    elif state.act in STOPS and act in {Act.LIFTED, Act.ENDED, Act.REJECTED, Act.SUSPENDED}:
        state.set(Act.ACTIVE if state.partnership else Act.PLANNED, settled=True)  # "ended the suspension of it"
    elif act is Act.LIFTED or (step.word.lemma_ == "exchange" and state.act in {Act.NEGOTIATING, Act.IN_FORCE}):
        pass  # "exchanged drafts of it", "exchanged instruments of ratification of it"
    elif act is Act.PENDING:
        state.set(Act.AGREED if state.partnership else Act.PLANNED, settled=True)
    elif act is Act.GOING_ON:
        if state.act is not Act.NEGOTIATING:
            state.set(Act.AGREED if state.event_type is EventType.AGREEMENT else Act.ACTIVE)
    elif act in {Act.ACTIVE, Act.STANDING} and state.act is Act.NEGOTIATING:
        state.settled = state.settled or step.word.lemma_ in {"resume", "continue"}
    elif act in {Act.ENDED, Act.SIGNED} and step.word.lemma_ in CLOSING and _is_dialogue(state):
        on_it = Act.NEGOTIATING if wording.is_a_round(step) else Act.AGREED  # "ended the third round of talks on it"
        state.set(Act.GOING_ON if state.event_type is EventType.TALKS else on_it)
        state.closing = state.over_talks = state.event_type is not EventType.TALKS
    elif act is Act.AGREED and state.act is Act.NEGOTIATING and step.word.lemma_ in {"agree", "decide", "announce"}:
        state.set(Act.PROPOSED, settled=True)  # "agreed on talks on a pact"
    elif act in {Act.AGREED, Act.NEGOTIATING} and state.act in AHEAD:
        pass  # "approved a plan for it"
    else:
        state.closing = act is Act.AGREED and step.word.lemma_ in CLOSING
        state.over_talks = state.closing and state.act is Act.NEGOTIATING
        if state.closing and wording.is_progressive(step):
            act = Act.NEGOTIATING  # "are finalising it"
        over = act in STOPS and state.act in AHEAD and not wording.is_ahead(step)  # "plans to buy them were shelved"
        goes_on = act is Act.ACTIVE and step.word.lemma_ in PROLONGING and state.event_type in UNWRITTEN
        state.set(act, settled=over or goes_on or act in AHEAD | {Act.REJECTED, Act.STANDING})


def _is_dialogue(state: Standing) -> bool:
    return state.event_type is EventType.TALKS or state.act is Act.NEGOTIATING


def _govern(state: Standing, act: Act, step: Step) -> None:
    """A verb over the clause that tells of the event: a decision, a wish, a refusal."""
    if act is Act.REJECTED:
        stands = Act.ACTIVE if state.partnership else Act.PLANNED
        state.set(stands if state.act in STOPS else Act.REJECTED, settled=True)
    elif step.finite and not state.future:
        pass  # "agreed that the pact had lapsed"
    elif act is Act.PENDING:
        before = {Act.IN_FORCE: Act.SIGNED, Act.SIGNED: Act.AGREED, Act.ACTIVE: Act.AGREED}
        ahead = before.get(state.act) if state.partnership and state.act is not None else Act.PLANNED
        state.set(ahead, settled=True)
    elif act in AHEAD and step.word.lemma_ == "work" and state.event_type in UNWRITTEN and wording.is_progressive(step):
        state.set(state.act if state.act in STOPS else Act.ACTIVE, settled=True)  # "is working with Rome to build it"
    elif act in AHEAD:
        if state.act in STOPS | {Act.STANDING}:
            state.set(Act.STANDING if state.act is Act.STANDING else None, settled=True)  # a wish to end it: it stands
        else:
            state.set(Act.NEGOTIATING if state.over_talks else act, settled=True)  # "hopes to finish the talks on it"
    elif act is Act.AGREED:
        if state.act in STOPS | {Act.REJECTED, Act.STANDING} or (state.settled and state.act is Act.ACTIVE):
            state.settled = True
        elif state.act in AHEAD | {Act.NEGOTIATING} or (state.event_type is EventType.TALKS and state.act):
            state.set(Act.PROPOSED, settled=True)  # "agreed to begin talks on it", "agreed to hold a dialogue"
        else:
            state.set(Act.AGREED, settled=True)
    elif act is Act.GOING_ON:
        if state.act is not Act.NEGOTIATING and state.act not in STOPS:  # "has begun to withdraw them"
            state.set(Act.ACTIVE)
    elif act is Act.STANDING:
        if state.act is not Act.NEGOTIATING:
            state.set(Act.ACTIVE, settled=True)
    elif act is Act.ENDED and state.event_type is EventType.AGREEMENT:
        state.set(Act.SUSPENDED, settled=True)  # "stopped taking part in it": the instrument is still there
    elif act is Act.SUSPENDED and state.act in STOPS:
        state.set(Act.ACTIVE, settled=True)  # "put off ending it"
    elif act in STOPS | {Act.NEGOTIATING}:
        state.set(act, settled=True)
    elif state.act is None or not state.partnership:
        state.set(act)


def _status(state: Standing, *, future: bool, tense: Tense, headline: bool, steps: Sequence[Step]) -> Status | None:
    act = state.act
    if act is None:
        return None
    if act in PHASES:
        return status_of_phase(act, future=future and not state.settled, tense=tense, headline=headline, steps=steps)
    simple = tense is Tense.PRESENT and not headline
    if act is Act.IN_FORCE:
        ahead = future or (simple and steps[0].place is Place.SUBJECT)  # "takes effect on Friday"
        return Status.SIGNED if ahead else Status.ACTIVE
    if act in {Act.STANDING, Act.GOING_ON}:
        return Status.ACTIVE
    if future and not state.settled:
        if act in STOPS:  # "will suspend the drills": they are off; a pact ends when its end is no mere wish
            sure = not state.partnership or any(wording.is_certain(s) for s in steps)
            return Status(act.value) if sure else None
        if state.closing:
            return Status.NEGOTIATING  # "will conclude negotiations"
        act = Act.PROPOSED if state.partnership and act is not Act.REJECTED else act
    if state.event_type is EventType.TALKS and act in {Act.NEGOTIATING, Act.SIGNED}:
        return Status.ACTIVE
    if act is Act.NEGOTIATING and state.event_type is not EventType.AGREEMENT:
        return Status.PROPOSED
    if act is Act.SIGNED and state.event_type is not EventType.AGREEMENT:
        return Status.AGREED
    return Status(act.value)
