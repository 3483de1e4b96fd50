"""Parties that a clause leaves out: "Chad cancelled a defence accord" in an article about France is one with France.

Here: whom an article is about, and which parties a telling has beyond those that its grammar names. Only a telling that
names too few to be an event of its own is completed (merging.py decides). Not here: pronouns (phrases.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.candidates.absence import word_before
from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.spoken_of import is_discussed
from pipeline.extract.lexicon import load_lexicon
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.tree import VERBAL, children, conjuncts, lemma_of, subject
from pipeline.extract.text.document import Document
from pipeline.records import EXERCISE_TYPES, EventClass, EventType

HEADLINE_WEIGHT = 3  # a state in the headline counts as often as in three places of the text
HUB_SHARE = 0.25  # of all mentions: an article about twelve states has no hub
MOST_PARTIES = 3  # a sentence that names more actors than that beside an unattached word lists something else
HUB_LEAD = 1.3  # times as often as the next
PAIR_LEAD = 2  # times as often as the third


@dataclass(frozen=True, slots=True)
class Centre:
    """Whom an article is about: one actor, or two that it speaks of alike; neither where it is about many."""

    hub: str | None = None
    pair: tuple[str, ...] = ()  # sorted
    home: str | None = None  # the state of the dateline, whose "the navy" and "the ministry" are


def centre_of(document: Document, actors: Iterable[ActorMention]) -> Centre:
    """Whom an article is about.

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
    (one, most), (other, second), (_, third) = [*counts.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    alone = most >= HUB_SHARE * counts.total() and most >= HUB_LEAD * second
    pair = second >= HUB_SHARE * counts.total() and second >= PAIR_LEAD * third
    return Centre(
        one if alone and one else None, tuple(sorted((one, other))) if pair and other else (), _home_of(document)
    )


def _home_of(document: Document) -> str | None:
    """The state in which an article was written, by its dateline."""
    return _states_by_place().get(document.dateline_place)


@lru_cache(maxsize=1)
def _states_by_place() -> dict[str, str]:
    places = load_lexicon().places
    return {name: p.actor_code for p in places if p.actor_code for name in (p.name, *p.aliases)}


def completed(candidate: Candidate, codes: Sequence[str], centre: Centre) -> tuple[str, ...]:
    """The parties of a telling with those that it leaves out, () where none suggest themselves.

    The only other actor of its sentence is the one left out, unless the sentence brings it in as a target, reason or
    place; else the one or the two that the article is about.
    """
    if not codes and candidate.event_type in EXERCISE_TYPES and centre.home is not None and _is_of_home(candidate):
        return (centre.home,)
    if len(codes) > 1 or not _needs_another(candidate) or _only_comments(candidate) or _has_company(candidate):
        return ()
    own = set(codes)
    others = {
        code
        for actor in candidate.reading.actors
        if not _is_aside(candidate, actor)
        for code in actor.codes
        if code not in own
    }
    told = own | others
    if (
        own
        and centre.hub is not None
        and others - {centre.hub}
        and others <= _partners_elsewhere(candidate) | {centre.hub}
    ):
        told = own | {centre.hub}  # "an accord with Chad was signed, and talks with Mali are planned"
    if len(told) == 2 or (not own and 1 < len(others) <= MOST_PARTIES):
        return tuple(sorted(told))
    away = centre.home is not None and not told & {centre.home} and (centre.hub is None or centre.hub in told)
    if len(told) == 1 and away and _is_of_home(candidate):
        return tuple(sorted({*told, str(centre.home)}))
    if len(told) == 1 and centre.hub is not None:
        return tuple(sorted({*told, centre.hub})) if centre.hub not in told else centre.pair
    return centre.pair if told <= set(centre.pair) and _is_something_done(candidate) else ()


def _is_of_home(candidate: Candidate) -> bool:
    """Does "the navy" or "the ministry" act or speak, with no word on whose it is?"""
    own = [
        t for t in candidate.reading.doc if lemma_of(t) in word_sets()["of_home"] and t.dep_ in {"nsubj", "nsubjpass"}
    ]
    unowned = [t for t in own if not candidate.reading.codes_under(t) and not children(t, "poss")]
    return any(t.pos_ == "PROPN" or any(c.lower_ == "the" for c in t.children) for t in unowned)


def _partners_elsewhere(candidate: Candidate) -> set[str]:
    """The codes of those with whom something else is done that the sentence tells of."""
    links = [p for p in candidate.reading.doc if p.lower_ == "with" and candidate.others & {a.i for a in p.ancestors}]
    partners = [candidate.reading.actor_at.get(o.i) for p in links for o in children(p, "pobj")]
    return {c for partner in partners if partner is not None for c in partner.codes}


def _is_something_done(candidate: Candidate) -> bool:
    """Is it an instrument or a meeting of which something is told, or a verb; not "alliances", "a base" at large?"""
    token = candidate.trigger.token
    if token.pos_ in VERBAL:
        return True
    if candidate.verb is None or (candidate.plural and not candidate.definite):
        return False
    if candidate.event_type is EventType.JOINT_PROGRAM:
        return bool(candidate.modifiers & word_sets()["joint"])
    named = candidate.event_type in {EventType.AGREEMENT, EventType.TALKS}
    return named and (token.lemma_.lower() not in word_sets()["attribute_like"] or is_discussed(token))


def _has_company(candidate: Candidate) -> bool:
    """Does a party act with somebody who is no state ("the United States and the Taliban")?"""
    doer = subject(candidate.verb) if candidate.verb is not None else None
    company = conjuncts(doer) if doer is not None else []
    return len(company) > 1 and any(n.pos_ == "PROPN" and n.i not in candidate.reading.actor_at for n in company)


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
