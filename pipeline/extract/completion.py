"""Parties that a clause leaves out: "Chad cancelled a defence accord" in an article about France is one with France.

Here: whom an article is about, and which parties a telling has beyond those that its grammar names. Only a telling that
names too few to be an event of its own is completed (merging.py decides). Not here: pronouns (phrases.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.extract.absence import word_before
from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import word_sets
from pipeline.extract.document import Document
from pipeline.extract.mentions import ActorMention
from pipeline.extract.tree import subject
from pipeline.records import EventClass, EventType

HEADLINE_WEIGHT = 3  # a state in the headline counts as often as in three places of the text
HUB_SHARE = 0.25  # of all mentions: an article about twelve states has no hub
MOST_PARTIES = 3  # a sentence that names more actors than that beside an unattached word lists something else
HUB_LEAD = 1.3  # times as often as the next


def hub_of(document: Document, actors: Iterable[ActorMention]) -> str | None:
    """The one actor that an article is about, None where several stand level.

    Mentions count by sentence, so that a list of titles does not weigh more than a clause.
    """
    first = document.sentences[0] if document.sentences else None
    headline_end = first.end if first is not None and first.is_headline else -1
    seen: set[tuple[int, str]] = set()
    counts: Counter[str] = Counter()
    starts = [s.start for s in document.sentences]
    for actor in actors:
        place = bisect_right(starts, actor.start)
        for code in actor.codes if len(actor.codes) == 1 else ():
            if (place, code) not in seen:
                seen.add((place, code))
                counts[code] += HEADLINE_WEIGHT if actor.start < headline_end else 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < HUB_SHARE * counts.total():
        return None
    if len(ranked) > 1 and ranked[0][1] < HUB_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def completed(candidate: Candidate, codes: Sequence[str], hub: str | None) -> tuple[str, ...]:
    """The parties of a telling with the one that it leaves out, () where none suggests itself.

    The only other actor of its sentence is that one, unless the sentence brings it in as a target, reason or place;
    else whoever the article is about.
    """
    if len(codes) > 1 or not _needs_another(candidate) or _only_comments(candidate):
        return ()
    own = set(codes)
    others = {
        code
        for actor in candidate.reading.actors
        if not _is_aside(candidate, actor)
        for code in actor.codes
        if code not in own
    }
    if len(own | others) == 2 or (not own and 1 < len(others) <= MOST_PARTIES):
        return tuple(sorted(own | others))
    if not own and len(others) == 1 and hub is not None:
        return tuple(sorted(others | {hub})) if hub not in others else ()
    if own and not others and hub is not None and hub not in own:
        return tuple(sorted({*own, hub}))
    return ()


def _only_comments(candidate: Candidate) -> bool:
    """ "This initiative marks the EU's first …": the clause is about what was told before and tells nothing new."""
    doer = subject(candidate.verb) if candidate.verb is not None else None
    if doer is None or doer.i == candidate.trigger.token.i or doer.i in candidate.reading.actor_at:
        return False
    return doer.lower_ in {"this", "that"} or any(c.lower_ in {"this", "that", "these"} for c in doer.children)


def _needs_another(candidate: Candidate) -> bool:
    if candidate.event_type.event_class is EventClass.PARTNERSHIP:
        return True
    return candidate.event_type is EventType.PATROL or bool(candidate.modifiers & word_sets()["joint"])


def _is_aside(candidate: Candidate, actor: ActorMention) -> bool:
    """Is an actor brought in as a target, a reason, a place or somebody who only reports?"""
    tokens = candidate.reading.tokens(actor.start, actor.end)
    if not tokens:
        return True
    before = word_before(tokens[0])
    if before in word_sets()["aside_prepositions"]:
        return True
    head = candidate.reading.head_of(actor.start, actor.end)
    verb = head.head if head is not None and head.dep_ == "nsubj" else None
    return verb is not None and verb.lemma_.lower() in word_sets()["reacting"]
