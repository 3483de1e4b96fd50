"""Candidates: every word that may tell of an event, with its clause, its parties and what marks it as old or new.

Here: what a trigger's phrase says of it. The words themselves: trigger_words.py; defence or not: subject_matter.py.
Not here: status, dates, places (predicate.py, when.py, where.py), and what belongs together across sentences
(merging.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates.absence import absent
from pipeline.extract.candidates.attendance import attending, present
from pipeline.extract.candidates.dealing_parties import is_between_two, sides_of
from pipeline.extract.candidates.gapping import gapped
from pipeline.extract.candidates.hosting import served_by, visited
from pipeline.extract.candidates.joint_work import is_office, is_together
from pipeline.extract.candidates.membership import alliances_in
from pipeline.extract.candidates.nesting import are_its_negotiations, drop_nested, is_provision
from pipeline.extract.candidates.newcomers import newcomers
from pipeline.extract.candidates.participants import roles_of
from pipeline.extract.candidates.roles import Roles
from pipeline.extract.candidates.spoken_of import discussing_verb, is_bare_fact, is_discussed, is_only_spoken_of
from pipeline.extract.candidates.stand_ins import by_newcomers
from pipeline.extract.candidates.subject_matter import about_defence
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.candidates.trigger_words import find_triggers
from pipeline.extract.lexicon.cues import alliance_members, word_sets
from pipeline.extract.sentences.focus import Focus
from pipeline.extract.sentences.phrases import extend, phrase_actors
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, chain, children, governor, lemma_of
from pipeline.records import EXERCISE_TYPES, EventType

INDEFINITE = frozenset(
    {"a", "an", "another", "new", "first", "separate", "similar", "second", "third", "further", "more"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


@dataclass(slots=True)
class Candidate:
    """A trigger with what its own sentence says of it."""

    reading: Reading
    trigger: Trigger
    verb: Token | None
    roles: Roles
    codes: tuple[str, ...]  # sorted
    definite: bool
    indefinite: bool
    plural: bool
    modifiers: frozenset[str]  # determiners, adjectives and numbers of the trigger, in lower case
    speaker: tuple[str, ...]  # whom its clause leaves out, where it names only partners
    others: frozenset[int]  # positions of the sentence's other triggers
    about_defence: int  # 2: its own phrase says so, 1: its sentence does, 0: nothing does, -1: another field

    @property
    def event_type(self) -> EventType:
        """The type that the trigger stands for."""
        return self.trigger.event_type

    @property
    def standing(self) -> bool:
        """Is it spoken of as one that the parties have ("our alliance", "the partnership"), and no new one?"""
        return not self.indefinite and (self.definite or any(c.dep_ == "poss" for c in self.trigger.token.children))

    @property
    def start(self) -> int:
        """Where the trigger begins in the article."""
        return self.reading.offset(self.trigger.token)


def find_candidates(reading: Reading, focus: Focus, last_type: EventType | None) -> list[Candidate]:
    """The candidates of a sentence in text order, without those that are part of another one."""
    every = find_triggers(reading, last_type, drilled=focus.drilled)
    found = drop_nested(every)
    candidates: list[Candidate] = []
    positions = frozenset(t.token.i for t in found if not t.referring and not by_newcomers(t))
    before: Trigger | None = None
    for trigger in sorted(found, key=lambda t: t.token.i):
        _settle_type(trigger, before, last_type)
        before = trigger
        roles = roles_of(reading, trigger.token, focus, positions)
        _add_partners(reading, trigger, roles, focus)
        if trigger.dealt is not None:
            sides = sides_of(reading, trigger.token, trigger.dealt, focus)
            if not trigger.alone and not is_between_two(reading, sides, trigger.dealt):
                continue
            extend(roles.inside, sides.own)
            extend(roles.partners, sides.others)
        if not _is_joint(trigger, roles) or is_provision(trigger, last_type) or is_only_spoken_of(trigger, roles):
            continue
        if trigger.attending:
            extend(roles.inside, attending(reading))
            roles.leave_out(absent(reading, roles.codes()))
        elif trigger.joining:
            extend(roles.subject, newcomers(reading, trigger.token))
        elif trigger.membership:
            extend(roles.partners, alliances_in(reading, trigger.token))
        elif trigger.event_type in EXERCISE_TYPES and not trigger.referring:
            told = set(roles.codes())
            extend(roles.inside, (a for a in present(reading, trigger.token, every) if not told & set(a.codes)))
            roles.leave_out(absent(reading, roles.codes(), trigger.token))
        if is_bare_fact(trigger):
            continue
        members = () if _is_a_namesake(trigger, roles) else trigger.members
        codes = tuple(sorted(without_own_body(set(roles.codes()) | set(members), trigger.event_type)))
        if trigger.event_type in EXERCISE_TYPES and _is_hypothetical(trigger.token):
            codes = ()
        modifiers = {c.lower_ for c in trigger.token.children if c.dep_ in {"det", "predet", "amod", "poss", "nummod"}}
        modifiers |= _of_a_kind(trigger.token)
        if trigger.referring or trigger.acting:
            modifiers = {"the"}
        candidate = Candidate(
            reading=reading,
            trigger=trigger,
            verb=_verb_of(trigger),
            roles=roles,
            codes=codes,
            definite=_is_definite(modifiers),
            indefinite=bool(modifiers & INDEFINITE) and not _is_definite(modifiers),
            plural=(trigger.token.tag_ in {"NNS", "NNPS"} and not trigger.series) or trigger.token.lower_ == "those",
            modifiers=frozenset(modifiers),
            speaker=focus.unsaid(codes),
            others=positions - {trigger.token.i},
            about_defence=about_defence(reading, trigger),
        )
        candidates.append(candidate)
        focus.drilled = focus.drilled or (trigger.event_type in EXERCISE_TYPES and not trigger.referring)
        if trigger.attending or (trigger.acting and trigger.referring):
            continue  # a list of guests is nobody that "they" would mean
        at = reading.offset(trigger.token)
        focus.note(at, [c for m in roles.subject for c in m.codes] or codes)
        if len(codes) >= 2 and candidate.about_defence > 0:
            focus.note(at, roles.codes())
    return candidates


def _add_partners(reading: Reading, trigger: Trigger, roles: Roles, focus: Focus) -> None:
    """Those who are met, served beside or listed further on, whom no role by grammar reaches."""
    token = trigger.token
    if trigger.event_type is EventType.TALKS and len(roles.codes()) < 2:
        extend(roles.inside, [reading.actor_at[n.i] for n in visited(token) if n.i in reading.actor_at])
    for noun in served_by(token) if trigger.serving else ():
        extend(roles.partners, phrase_actors(reading, noun, focus))
    if trigger.event_type not in EXERCISE_TYPES and (token.tag_ == "NNS" or token.pos_ in VERBAL):
        extend(roles.partners, gapped(reading, roles.partners))


def _settle_type(trigger: Trigger, before: Trigger | None, last_type: EventType | None) -> None:
    """Give a trigger the type that it has by what stands before it or governs it."""
    if trigger.stand_in and before is not None and before.event_type is not EventType.TALKS:
        trigger.event_type = before.event_type  # "held an exercise with China and one with India"
    if last_type is EventType.AGREEMENT and are_its_negotiations(trigger):
        trigger.event_type, trigger.negotiated, trigger.referring = EventType.AGREEMENT, True, True
    if trigger.event_type is EventType.COOPERATION and is_discussed(trigger.token):
        trigger.event_type = EventType.TALKS


def _verb_of(trigger: Trigger) -> Token | None:
    """The verb whose clause tells of the trigger: of what is only spoken about, the verb of speaking."""
    if trigger.token.pos_ in VERBAL:
        return trigger.token
    spoken = discussing_verb(trigger.token) if trigger.event_type is EventType.TALKS else None
    return spoken or governor(trigger.token)


def without_own_body(codes: set[str], event_type: EventType) -> set[str]:
    """The parties of an alliance's own pact or force without the alliance, where its members are named."""
    if event_type in EXERCISE_TYPES:
        return codes
    for body, members in alliance_members().items():
        if body in codes and len(codes & members) > 1:
            codes = codes - {body}
    return codes


def _of_a_kind(noun: Token) -> set[str]:
    """The words by which "a partnership of the same kind" is like one told of before."""
    kinds = (o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj"))
    return {c.lower_ for o in kinds if o.lemma_.lower() in {"kind", "sort", "type"} for c in (*o.children, o)}


def _is_joint(trigger: Trigger, roles: Roles) -> bool:
    """Does a programme or unit belong to several, and is a verb told as done and not as merely possible?"""
    token = trigger.token
    if trigger.event_type is EventType.JOINT_PROGRAM and is_office(token):
        return False
    if lemma_of(token) == "training" and any(c.lower_ in {"his", "her", "my"} for c in token.children):
        return False
    if lemma_of(token) == "training" and token.pos_ == "NOUN" and trigger.event_type is EventType.TRAINING:
        verb = governor(token)
        return bool({c.lower_ for c in token.children} & word_sets()["joint"]) or (
            verb is not None and verb.lemma_ in word_sets()["holding"]
        )
    if token.pos_ in VERBAL:
        alone = len(roles.codes()) < 2 and not roles.partners and not is_together(token)
        if trigger.event_type is EventType.JOINT_PROGRAM and alone:
            return False
        possible = trigger.event_type is EventType.JOINT_PROGRAM and is_together(token)
        return possible or not any(
            c.lower_ in {"should", "could", "may", "might", "can"} for c in token.children if c.dep_ == "aux"
        )
    if trigger.event_type is not EventType.JOINT_PROGRAM or trigger.name is not None:
        return True
    modifiers = {c.lower_ for c in token.children}
    if modifiers & word_sets()["joint"]:
        return True
    several = len({c for m in roles.inside for c in m.codes}) > 1  # "the German-Dutch project"
    return (bool(roles.partners) or several) and (trigger.several or lemma_of(token) not in word_sets()["units"])


def _is_a_namesake(trigger: Trigger, roles: Roles) -> bool:
    """Is a paper of two that its clause names another than the known one of two others ("Washington Declaration")?"""
    named = set(roles.codes())
    return (
        trigger.event_type is EventType.AGREEMENT
        and len(trigger.members) == 2
        and len(named) == 2
        and not named <= set(trigger.members)
    )


def _is_definite(modifiers: set[str]) -> bool:
    """Does it mean one told of before: "such an agreement", "the new pact", but not "a", "another", "its first"?"""
    if "such" in modifiers:
        return True
    return bool(modifiers & DEFINITE) and not modifiers & (INDEFINITE - {"new"})


def _is_hypothetical(token: Token) -> bool:
    """Is it only possible ("could one day become participants in Balikatan")?"""
    verb = token if token.pos_ in VERBAL else governor(token)
    return verb is not None and any(
        c.lower_ in {"could", "might", "may"} for v in chain(verb) for c in v.children if c.dep_ == "aux"
    )
