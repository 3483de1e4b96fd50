"""How closely a time expression hangs on an event in the grammar of its sentence.

Here: the ways from a time to a trigger, over verbs, clauses and appositions. Not here: what the time means, nor whether
it tells of the right step (when.py).
"""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.renamed import nouns_of
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.governing import steps_above
from pipeline.extract.sentences.tree import MAX_CLIMB, VERBAL, chain, children
from pipeline.extract.times import TimeMention
from pipeline.records import EXERCISE_TYPES

# How closely a time hangs on a candidate: inside its own phrase; on its verb; elsewhere near by; the year of an edition
# or instrument ("a 2017 treaty"), which counts for less than the day of what happened to it, or on which it was said.
# The day to which an exercise is put off counts for most.
NEW, OWN, VERB, NEAR, SAID, OWN_YEAR, ELSEWHERE = 8, 7, 5, 4, 3, 2, 1
NAMING = frozenset({"name", "call", "dub", "christen"})  # "named after the first satellite of 1965"
COMPARING = frozenset({"than", "unlike", "like", "compared", "as", "toward", "towards"})


def closeness(candidate: Candidate, mention: TimeMention) -> int:
    """How closely a time expression hangs on a candidate by grammar: 0 not at all, OWN inside its own phrase."""
    reading, trigger = candidate.reading, candidate.trigger.token
    head = reading.head_of(mention.start, mention.end)
    if head is None:
        return 0
    first, second = sorted((head, trigger), key=lambda t: t.i)
    if ";" in reading.text[first.idx : second.idx]:
        return 0  # another statement: "opened on Monday; the first was staged four years ago"
    verb = _verb_above(head)
    path = [head, *head.ancestors]
    if any(t.lower_ in COMPARING for t in path[:3] if t.dep_ in {"prep", "mark", "pcomp"}):
        return 0
    same = {n.i for n in nouns_of(candidate)}
    if any(t.i in candidate.others - same for t in path[: _own_part(path, candidate)]):
        return 0
    if is_of_another_occurrence([t for t in path[1:] if t.i not in same]):
        return 0
    if any(t.i in same for t in path):
        if verb is not None and verb.i != trigger.i and any(a.i in same for a in verb.ancestors):
            return OWN if _hangs_on(verb, same) else NEAR
        return OWN_YEAR if mention.body.isdigit() else OWN
    if candidate.verb is None:
        return NEAR
    verbs = {v.i for v in chain(candidate.verb)} | _governing(candidate)
    if verb is None:
        return NEAR
    if verb.lemma_ in NAMING or (verb.i not in verbs and verb.lemma_ in word_sets()["reporting"]):
        return 0  # "…, reported the Nikkei on Sunday"
    if verb.i in verbs:
        return 0 if _only_reports(verb, candidate.verb) else VERB
    if head.i < verb.i and verb.i in _coordinated(candidate.verb):
        return NEAR  # "In November 2013 it recalled its envoy and halted military cooperation"
    told = candidate.event_type not in EXERCISE_TYPES and verb.tag_ == candidate.verb.tag_ == "VBD"
    if told and verb.i in _coordinated(candidate.verb):
        return SAID  # "held talks on Tuesday and signed a pact"
    if tells_when(candidate.verb, head):
        return VERB
    beside = verb.dep_ in {"advcl", "conj", "ccomp", "xcomp"} and verb.head.i in verbs and not children(verb, "nsubj")
    if beside and not any(c.i in candidate.others for c in verb.children):
        return NEAR
    return NEAR if verb.i in _scene_verbs(candidate.verb) else 0


def _governing(candidate: Candidate) -> set[int]:
    """The verbs that govern the event over a noun or clause ("its offer to train them was turned down in July")."""
    reporting = word_sets()["reporting"]
    return {
        s.word.i
        for s in steps_above(candidate.trigger.token)
        if s.word.pos_ in VERBAL and s.word.lemma_ not in reporting and not s.finite
    }


def _coordinated(verb: Token) -> set[int]:
    """The verbs that a verb is coordinated with, from the one before it to the first."""
    found: set[int] = set()
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.head.i not in found:
        verb = verb.head
        found.add(verb.i)
    return found


def is_of_another_occurrence(path: list[Token]) -> bool:
    """Does something hang on what happens beside the event ("Norway's decision in September", "the coup of 2023")?"""
    nouns = takewhile(lambda t: t.pos_ not in VERBAL, path)
    return any(t.lemma_.lower() in word_sets()["occurrences"] for t in nouns)


def _scene_verbs(verb: Token) -> set[int]:
    """The verbs whose clause sets the scene of a verb's own: "went in May to Moscow, where they agreed …"."""
    found: set[int] = set()
    for _ in range(MAX_CLIMB):
        relative = any(c.lower_ in {"where", "when"} for c in verb.children) and verb.dep_ in {"relcl", "advcl"}
        free = verb.dep_ in {"ccomp", "pcomp"} and any(c.lower_ == "what" for c in verb.children)
        if not relative and not free:
            break
        above = _verb_above(verb.head)
        if above is None:
            break
        found.add(above.i)
        verb = above
    return found


def _hangs_on(verb: Token, nouns: set[int]) -> bool:
    """Does a verb, itself or as one of several, tell of the event ("…, which opened on Monday and ends …")?"""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    above = verb.head
    held = above.i in nouns or (above.head.i in nouns and above.dep_ in {"nummod", "compound", "conj"})
    return verb.dep_ in {"acl", "relcl"} and held


def tells_when(verb: Token, head: Token) -> bool:
    """Does a clause with "when" hang on the time ("since 2021, when ten warships sailed through the strait")?"""
    when = next((c for c in verb.children if c.lower_ == "when"), None)
    if when is None or verb.dep_ not in {"relcl", "advcl"}:
        return False
    time = {head.i, *(t.i for t in head.subtree)}
    before = when.i - (2 if when.i and verb.doc[when.i - 1].text == "," else 1)
    return verb.head.i in time or before in time  # the parse hangs a clause behind "In July, when …" on the main verb


def _own_part(path: list[Token], candidate: Candidate) -> int:
    """How far a path to the root runs before it meets the event or its verb; all of it where it meets neither."""
    own = {candidate.trigger.token.i, candidate.verb.i if candidate.verb is not None else -1}
    return next((place for place, t in enumerate(path) if t.i in own), len(path))


def _only_reports(verb: Token, own: Token) -> bool:
    return verb.i != own.i and verb.lemma_ in word_sets()["reporting"]


def verb_of(candidate: Candidate, mention: TimeMention) -> Token | None:
    """The verb that a time expression hangs on."""
    head = candidate.reading.head_of(mention.start, mention.end)
    return _verb_above(head) if head is not None else None


def _verb_above(token: Token) -> Token | None:
    current = token
    for _ in range(MAX_CLIMB):
        if current.pos_ in VERBAL:
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None
