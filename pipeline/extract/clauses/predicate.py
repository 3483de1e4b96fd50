"""What is said of a candidate: the tense of its predicate and its status.

Here: which reading decides: the words that govern the event (compose.py), else the expressions of statuses.yaml in
their order, else the tense. Not here: what a date adds (seen.py), which telling of an event decides (frames.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.spoken_of import discussing_verb
from pipeline.extract.clauses.compose import Composed, compose
from pipeline.extract.clauses.decided import resolved_on
from pipeline.extract.clauses.expressions import core_text, explicit
from pipeline.extract.lexicon.acts import Place
from pipeline.extract.lexicon.cues import afterwards_rules, word_sets
from pipeline.extract.sentences.governing import HANGING, Step, steps_above, steps_beside
from pipeline.extract.sentences.tense import is_lasting, tense_of
from pipeline.extract.sentences.tree import VERBAL, auxiliaries, chain, children, clause_tokens, governor
from pipeline.extract.times import Tense
from pipeline.records import EXERCISE_TYPES, EventClass, EventType, Status

DEFAULTS = {
    EventClass.PARTNERSHIP: {Tense.PAST: Status.ACTIVE, Tense.PRESENT: Status.ACTIVE, Tense.FUTURE: Status.PROPOSED},
    EventClass.EXERCISE: {Tense.PAST: Status.COMPLETED, Tense.PRESENT: Status.ONGOING, Tense.FUTURE: Status.PLANNED},
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """What the clause of a candidate says: in which tense, with which status, by which rule."""

    tense: Tense
    status: Status
    rule: str
    explicit: bool  # a rule fitted, the status is no default of the tense
    governed: bool  # the words that govern the event say so, not merely some in its clause
    applied: bool  # the instrument is told as at work ("under a pact signed in 1988", "the pact obliges …")
    clause: str
    givers: frozenset[int] = frozenset()  # the positions of the governing words that give the status
    lasting: bool = False  # it has gone on up to now ("have been training since May")


def read_predicate(candidate: Candidate) -> Predicate:
    """Tense and status of a candidate: first from the words that govern it, then from its whole clause."""
    verb, token = candidate.verb, candidate.trigger.token
    tense = tense_of(verb) if verb is not None else Tense.PRESENT
    words = list(clause_tokens(chain(verb)[-1])) if verb is not None else list(candidate.reading.doc)
    clause = candidate.reading.text_of(words) if verb is not None else candidate.reading.text
    found = _governed(candidate, tense) or _applied(candidate, tense) or _told(candidate, clause, tense)
    if found.status in {Status.PROPOSED, None}:
        headline = candidate.reading.sentence.is_headline
        resolved = resolved_on(token, verb, candidate.event_type, headline=headline)
        if resolved is not None:
            rule = f"{resolved}: what will be"
            found = _Found(Tense.FUTURE, resolved, rule, found.explicit, found.governed, found.givers)
    event_class = candidate.event_type.event_class
    status = found.status or DEFAULTS[event_class][found.tense]
    return Predicate(
        tense=found.tense,
        status=status,
        rule=found.rule if found.status or found.governed else f"{status}: {found.rule}",
        explicit=found.explicit,
        governed=found.governed and found.status is not None,
        applied=tense is not Tense.FUTURE and (_is_under(token) or _is_basis(candidate) or _has_effect(token)),
        lasting=verb is not None and is_lasting(verb),
        clause=clause,
        givers=found.givers,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What one way of reading a candidate comes to: no status where the tense has to decide."""

    tense: Tense
    status: Status | None
    rule: str
    explicit: bool = True
    governed: bool = True
    givers: frozenset[int] = frozenset()


def _governed(candidate: Candidate, tense: Tense) -> _Found | None:
    """By the words that govern the event, and what its sentence tells of it after its signing."""
    composed = _composed(candidate, tense)
    none = any(c.lower_ == "no" for c in children(candidate.trigger.token, "det"))
    if none and composed is not None and composed[1].status in {Status.SIGNED, Status.AGREED}:
        return _Found(tense, Status.REJECTED, "rejected: no … signed")
    if composed is not None:
        its_tense, found = composed
        later = _afterwards(candidate) if found.status is Status.SIGNED else None
        return later or _Found(its_tense, found.status, found.rule, givers=found.givers)
    if none:
        if tense is Tense.FUTURE:
            return _Found(tense, Status.REJECTED, "rejected: no … will")
        if tense is Tense.PRESENT and _is_said_to_be(candidate):
            return _Found(tense, Status.REJECTED, "rejected: there is no …")
    return None


def _is_said_to_be(candidate: Candidate) -> bool:
    """Does its clause only say whether it is there ("There is no such accord", "no such pact exists")?"""
    verb = candidate.verb
    return verb is not None and (verb.lemma_ == "exist" or bool(children(verb, "expl")))


def _applied(candidate: Candidate, tense: Tense) -> _Found | None:
    """By what is done under an instrument: it stands, or was made for what is to come."""
    if candidate.event_type is not EventType.AGREEMENT or not _is_under(candidate.trigger.token):
        return None
    status = Status.SIGNED if tense is Tense.FUTURE else Status.ACTIVE
    return _Found(tense, status, f"{status}: applied", governed=False)


def _told(candidate: Candidate, clause: str, tense: Tense) -> _Found:
    """By the expressions of statuses.yaml: the verb with its own words, what hangs on the event, the whole clause."""
    event_type, token = candidate.event_type, candidate.trigger.token
    if event_type is EventType.TALKS and _does_something(token):
        return _Found(tense, None, f"default of the {tense} tense", explicit=False, governed=False)
    main = [candidate.verb] if candidate.verb is not None else []
    nouns = [token, *children(token, "appos")]
    attached = [c for noun in nouns for c in noun.children if c.dep_ in HANGING and c.pos_ in VERBAL]
    own = explicit([(core_text(v), tense_of(v)) for v in main], event_type)
    hanging = explicit([(core_text(v), tense_of(v)) for v in attached], event_type)
    if hanging is not None and (own is None or _further(hanging[0].status, own[0].status, event_type)):
        own = hanging
    if own is None:
        own = explicit([(clause, tense)], event_type)
    if own is None and candidate.trigger.negotiated:
        own = explicit([("talks on it", tense)], event_type)
    if own is None:
        return _Found(tense, None, f"default of the {tense} tense", explicit=False, governed=False)
    rule, its_tense = own
    later = _afterwards(candidate) if rule.status is Status.SIGNED else None
    return later or _Found(its_tense, rule.status, rule.name, governed=False)


def _does_something(talks: Token) -> bool:
    """Do talks told of before come to something ("The talks confirmed a plan to …"), which is no step of their own?"""
    return talks.dep_ == "nsubj" and bool(children(talks.head, "dobj")) and bool(children(talks, "det"))


def _is_under(trigger: Token) -> bool:
    return trigger.dep_ == "pobj" and trigger.head.lower_ == "under"


def _has_effect(trigger: Token) -> bool:
    """Has it let something be done ("the pact, signed in 2014, allowed Ankara to open a base", "was used to")?"""
    verb = trigger.head
    done = trigger.dep_ == "nsubj" and verb.lemma_ in word_sets()["effects"]
    used = trigger.dep_ == "nsubjpass" and verb.lemma_ in {"use", "apply", "invoke", "implement", "activate"}
    modal = any(a.tag_ in {"MD", "TO"} or a.dep_ == "neg" for a in auxiliaries(verb))
    return (done or used) and verb.tag_ in {"VBD", "VBN"} and not modal


def _is_basis(candidate: Candidate) -> bool:
    """Is something done under it, as a clause that hangs on it tells ("…, under which its planes are flying")?"""
    doc = candidate.reading.doc
    for token in doc[candidate.trigger.token.i + 1 :]:
        if token.i in candidate.others:
            return False
        if token.tag_ == "WDT" and token.head.lower_ == "under":
            verb = governor(token)
            return verb is not None and tense_of(verb) is Tense.PRESENT
    return False


def _composed(candidate: Candidate, tense: Tense) -> tuple[Tense, Composed] | None:
    """What governs the event itself, or a clause that hangs on it when that tells of a further step."""
    token, event_type = candidate.trigger.token, candidate.event_type
    headline = candidate.reading.sentence.is_headline
    main = compose(_steps(candidate), event_type, tense, negotiated=candidate.trigger.negotiated, headline=headline)
    best = (tense, main) if main is not None else None
    for steps in steps_beside(token):
        verb = steps[0].word
        if verb.dep_ == "amod" and best is not None:
            continue  # "signed a renewed pact"
        if event_type in EXERCISE_TYPES and tense is Tense.FUTURE and _is_participle(verb):
            continue  # "the drills, hosted by Morocco, are to be held in May"
        its_tense = tense_of(verb) if verb.pos_ in VERBAL and verb.dep_ != "amod" else tense
        found = compose(steps, event_type, its_tense, headline=headline)
        if found is None or found.status is None:
            continue
        if best is None or best[1].status is None or _further(found.status, best[1].status, event_type):
            best = (its_tense, found)
    return best


def _steps(candidate: Candidate) -> list[Step]:
    """What governs the event; of what is only spoken about, not what is to come of it ("discussed expanding ties")."""
    spoken = discussing_verb(candidate.trigger.token) if candidate.event_type is EventType.TALKS else None
    if spoken is None:
        return steps_above(candidate.trigger.token)
    return [Step(spoken, Place.OBJECT, ("discuss",)), *steps_above(spoken)[1:]]


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not auxiliaries(verb)


def _afterwards(candidate: Candidate) -> _Found | None:
    """What the sentence tells of an instrument after its signing ("…; it passed parliament in May")."""
    doc, at = candidate.reading.doc, candidate.trigger.token.i
    until = min((i for i in candidate.others if i > at), default=len(doc))
    rest = doc[at:until].text
    for rule in afterwards_rules():
        if rule.pattern.search(rest) and not (rule.unless and rule.unless.search(rest)):
            return _Found(Tense.PAST, rule.status, rule.name)
    return None


REACHED = (
    *(Status.PROPOSED, Status.NEGOTIATING, Status.AGREED, Status.SIGNED, Status.ACTIVE),
    *(Status.PLANNED, Status.ONGOING, Status.COMPLETED),
)


def _further(one: Status, other: Status, event_type: EventType) -> bool:
    """Does a clause that hangs on the instrument ("…, signed in May, …") tell of a further step than its verb?

    A programme or dialogue that exists may still be sought by others ("asked to be let into the programme").
    """
    if event_type is not EventType.AGREEMENT and other is Status.PROPOSED:
        return False
    return one in REACHED and other in REACHED and REACHED.index(one) > REACHED.index(other)
