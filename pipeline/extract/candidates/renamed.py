"""The nouns by which a sentence renames an event: "RIMPAC, the naval exercise that opens off Hawaii".

Here: apposition, by the parse or, where it lost one, by the text; whether two words of a sentence are two names of one
thing. Not here: what the sentence says of them.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.sentences.tree import VERBAL, children
from pipeline.records import EXERCISE_TYPES

RENAMING = re.compile(r"^(?:\s\d{4})?,\s(?:the|an?|its|their)\s(?:[\w.’'-]+\s){0,5}$")
OR_SHORT = re.compile(r"^(?:,? or |,? \(|, known as )(?:the |[\w-]+ ){0,3}$")  # "the activity, or MMCA"


def nouns_of(candidate: Candidate) -> list[Token]:
    """The trigger of a candidate and the nouns that stand for the same, the trigger first."""
    trigger = candidate.trigger.token
    nouns = [trigger, *children(trigger, "appos")]
    if trigger.dep_ == "appos":
        nouns.append(trigger.head)
    known = {n.i for n in nouns}
    for place in sorted(candidate.others - known):
        other = trigger.doc[place]
        first, second = sorted((trigger, other), key=lambda t: t.i)
        between = trigger.doc.text[first.idx + len(first) : second.idx]
        if (
            other.pos_ not in VERBAL
            and RENAMING.match(between)
            and not any(t.pos_ in VERBAL for t in trigger.doc[first.i + 1 : second.i])
        ):
            nouns.append(other)
    return nouns


def are_one(one: Candidate, other: Candidate) -> bool:
    """Are two words of a sentence two names of one thing ("the exercise Sama Sama", "…, or MMCA", "…, drills that")?"""
    a, b = one.trigger.token, other.trigger.token
    if b.i in {n.i for n in nouns_of(one)} or a.i in {n.i for n in nouns_of(other)}:
        return True
    if any(x.head.i == y.i and x.dep_ in {"appos", "compound", "nmod", "oprd"} for x, y in ((a, b), (b, a))):
        return True
    first, second = sorted((a, b), key=lambda t: t.i)
    between = first.doc.text[first.idx + len(first) : second.idx]
    if one.event_type in EXERCISE_TYPES and _is_apposed(one, other):
        return True
    return OR_SHORT.match(between) is not None or (second.dep_ == "appos" and one.codes == other.codes)


def _is_apposed(one: Candidate, other: Candidate) -> bool:
    """Is a name set beside the word for it, if not next to it ("opened Khaan Quest on Monday, the yearly drill")?"""
    first, second = sorted((one, other), key=lambda c: c.trigger.token.i)
    if first.trigger.series == second.trigger.series or one.plural or other.plural:
        return False
    between = first.trigger.token.doc[first.trigger.token.i + 1 : second.trigger.token.i]
    comma = max((t.i for t in between if t.text == ","), default=None)
    return comma is not None and all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} for t in between if t.i > comma)
