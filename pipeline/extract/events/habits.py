"""Exercises told as a series: what is done again and again, or how it came about, is no event.

Here: which tellings are about the series and not about one edition. Not here: what is done with them (merging.py).
"""

from __future__ import annotations

import re

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.events.frames import Telling
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.tree import auxiliaries, chain, children
from pipeline.records import EventClass

YEAR = re.compile(r"(?:19|20)\d\d")


def is_habit(telling: Telling) -> bool:
    """Is an exercise told as what is done again and again ("is held every four years", "a drill twice a year")?"""
    candidate = telling.candidate
    if telling.event_class is not EventClass.EXERCISE or candidate.verb is None:
        return False
    own = [c for v in (*chain(candidate.verb), candidate.trigger.token) for c in v.children]
    if _is_a_custom(candidate):
        return True
    times = [t for c in own if c.dep_ in {"npadvmod", "advmod"} or c.lower_ in {"at", "on"} for t in c.subtree]
    return any(t.lower_ in word_sets()["habitual"] for t in times) or _is_history(candidate) or _is_a_tradition(telling)


def _is_a_tradition(telling: Telling) -> bool:
    """ "Older than UNITAS, the exercise that they have run every year since 1960": nothing is done with an edition."""
    verb = telling.candidate.verb
    if verb is None or verb.lemma_ != "be" or telling.candidate.reading.sentence.is_headline:
        return False
    token = telling.candidate.trigger.token
    clauses = [c for n in (token, *children(token, "appos")) for c in children(n, "relcl", "acl")]
    times = [t for v in clauses for c in v.children if c.dep_ in {"npadvmod", "advmod"} for t in c.subtree]
    return any(t.lower_ in {"every", "each", "annually", "yearly"} for t in times)


def _is_a_custom(candidate: Candidate) -> bool:
    """ "The two navies hold an annual exercise": in the plain present, and nothing of one edition."""
    verb, reading = candidate.verb, candidate.reading
    yearly = bool(candidate.modifiers & word_sets()["yearly"]) and candidate.indefinite
    plain = verb is not None and verb.tag_ in {"VBZ", "VBP", "VB"} and not auxiliaries(verb)
    return yearly and plain and not reading.sentence.is_headline and not reading.times


def _is_history(candidate: Candidate) -> bool:
    """Does a clause tell how a series came about ("first held in 1959", "began in 1992 as …", "until 2021")?"""
    for verb in chain(candidate.verb) if candidate.verb is not None else []:
        preps = children(verb, "prep")
        dated = {p.lower_ for p in preps if any(YEAR.fullmatch(o.text) for o in children(p, "pobj"))}
        at_first = any(c.lower_ in {"first", "originally", "initially"} for c in children(verb, "advmod"))
        began = verb.lemma_.lower() in word_sets()["originating"] and any(p.lower_ == "as" for p in preps)
        was = verb.lemma_ in {"be", "remain", "stay"} and bool(dated & {"until", "till", "before"})
        if was or (dated and (at_first or began)):
            return True
    return False
