"""Which tellings may be an event of their own, where they go on about none told before.

Here: parties, defence and status enough for a record; exercises in general, which give none. Not here: habits
(habits.py), what belongs together (merging.py), and what is no telling at all (plausibility.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.events.frames import Frame, Telling
from pipeline.extract.events.sameness import ANOTHER
from pipeline.extract.lexicon.cues import contexts, word_sets
from pipeline.extract.sentences.tree import noun_path
from pipeline.records import EventClass, EventType, Status

STEPS = frozenset({Status.SIGNED, Status.NEGOTIATING, Status.AGREED})
REACHED = frozenset({Status.SIGNED, Status.SUSPENDED, Status.ENDED, Status.PROPOSED, Status.NEGOTIATING})
SCHOOLING = frozenset({"program", "programme", "course"})


def stands_alone(telling: Telling, frames: Sequence[Frame]) -> bool:
    """May a telling open an event, given those that the article has told of so far?"""
    candidate, about = telling.candidate, telling.candidate.about_defence
    if candidate.trigger.referring or about < 0 or not _has_parties(telling):
        return False
    if about == 0:
        about = _about_by_context(telling, frames)
    if about == 0 and telling.event_type is EventType.AGREEMENT and set(telling.codes) & word_sets()["alliances"]:
        about = 1  # whatever NATO signs is on defence
    if candidate.trigger.token.lemma_.lower() in word_sets()["attribute_like"] and telling.name is None:
        need = 1 if _is_another_paper(telling, frames) else 2
        told = telling.predicate.explicit or _is_given(telling)
        return about >= need and told and telling.event_class is EventClass.PARTNERSHIP
    if telling.event_class is EventClass.EXERCISE:
        return about >= 1 and not _is_vague(telling)
    if telling.event_type in {EventType.COOPERATION, EventType.JOINT_PROGRAM}:
        return about == 2
    if (
        telling.event_type is EventType.TALKS
        and candidate.trigger.token.lemma_.lower() not in word_sets()["open_talks"]
    ):
        return about == 2
    return about >= 1


def _has_parties(telling: Telling) -> bool:
    """Are enough parties told? A named exercise opens without any: the sentences that follow tell them."""
    if telling.event_class is EventClass.PARTNERSHIP:
        return len(telling.codes) > 1
    if telling.event_type is EventType.TRAINING and telling.candidate.trigger.token.lemma_.lower() in SCHOOLING:
        return len(telling.codes) > 1  # a state's own courses are no exercise
    if telling.name is not None and (telling.event_type is not EventType.PATROL or telling.candidate.trigger.series):
        return True
    if telling.event_type is EventType.EXERCISE and _is_one_drill(telling):
        return True
    return len(telling.codes) > (1 if telling.event_type is EventType.PATROL else 0)


def _is_given(telling: Telling) -> bool:
    """Does a verb of its dealing govern it ("gave American forces access to four bases")?"""
    dealt, verb = telling.candidate.trigger.dealt, telling.candidate.verb
    return dealt is not None and verb is not None and verb.lemma_.lower() in dealt.dealing.done


def _is_one_drill(telling: Telling) -> bool:
    """Is one drill told of in so many words, with its day or place, so that the next sentences may say whose it is?"""
    candidate = telling.candidate
    placed = telling.when is not None or telling.where is not None
    at = candidate.trigger.token.i
    if "not" in {t.lower_ for t in candidate.reading.doc[max(0, at - 2) : at]}:
        return False  # "were an operation, not an exercise"
    return telling.predicate.explicit and placed and not candidate.plural and candidate.trigger.token.pos_ == "NOUN"


def _about_by_context(telling: Telling, frames: Sequence[Frame]) -> int:
    """How much a telling is about defence whose own sentence does not say so, by what was told before it."""
    candidate = telling.candidate
    if telling.event_class is EventClass.EXERCISE:
        told = any(f.event_class is EventClass.EXERCISE for f in frames)
        joint = bool(candidate.modifiers & word_sets()["joint"])
        like = bool(candidate.trigger.stand_in or candidate.modifiers & ANOTHER) and bool(frames)
        # two states and what became of it, in an article on little else
        firm = telling.predicate.explicit and not candidate.plural
        plain = len(telling.codes) > 1 and firm and candidate.reading.on_defence
        return 1 if told or joint or like or plain or telling.name is not None else 0
    if frames and (candidate.trigger.stand_in or candidate.modifiers & ANOTHER):
        return 2
    if telling.event_type is not EventType.AGREEMENT:
        return 0
    paper = candidate.trigger.name is not None or candidate.reading.on_defence
    uniformed = contexts().uniformed.occurs_in(candidate.reading.text)
    known = uniformed or (candidate.trigger.instrument and paper)
    stepped = telling.predicate.explicit and telling.predicate.status in REACHED and bool(frames)
    return 1 if (known and stepped) or _follows_an_instrument(telling, frames) else 0


def _is_another_paper(telling: Telling, frames: Sequence[Frame]) -> bool:
    """Is a step of it told ("a similar partnership was signed"), and none of an instrument between the same before?"""
    stepped = telling.predicate.governed and telling.predicate.status in STEPS
    codes = set(telling.codes)
    return stepped and not any(f.event_type is EventType.AGREEMENT and f.codes == codes for f in frames)


def _follows_an_instrument(telling: Telling, frames: Sequence[Frame]) -> bool:
    """Was an agreement on defence told of in this or the last paragraph, so that another one is its like?"""
    here = telling.candidate.reading.sentence.paragraph
    return any(
        f.event_type is EventType.AGREEMENT and here - f.tellings[-1].candidate.reading.sentence.paragraph <= 1
        for f in frames
    )


def _is_vague(telling: Telling) -> bool:
    """Exercises in general ("ever larger exercises along the border"): bare plural, no date, name or word on status."""
    candidate = telling.candidate
    if candidate.trigger.token.pos_ == "VERB" and len(telling.codes) < 2 and telling.when is None:
        return True  # "has trained with outside powers before"
    counted = any(n.lemma_.lower() in {"day", "week", "round"} for n in noun_path(candidate.trigger.token)[1:])
    bare = candidate.plural and not candidate.definite and telling.name is None and telling.when is None and not counted
    more = any(c.tag_ == "JJR" for c in candidate.trigger.token.children)  # "opens the way for larger drills"
    more = more or (candidate.verb is not None and candidate.verb.lemma_ in word_sets()["discussing"])
    return bare and (more or not telling.predicate.explicit) and not candidate.reading.sentence.is_headline
