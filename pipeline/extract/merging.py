"""Document frames: mentions of one event across an article come together in one record.

Here: "the pact", "the drills", "It" attach to the event they mean; restatements merge; what names too few parties takes
them from what came before, or falls. Not here: anything inside one sentence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import word_sets
from pipeline.extract.frames import Frame, Telling
from pipeline.extract.times import ResolvedTime
from pipeline.records import EventClass, EventType, Status


def build_frames(tellings: list[Telling]) -> list[Frame]:
    """Group the tellings of a document into events."""
    frames: list[Frame] = []
    for telling in tellings:
        if telling.event_type is EventType.COOPERATION and telling.candidate.about_defence < 2:
            continue
        if not _place(telling, frames) and telling.completed and telling.candidate.about_defence == 2:
            _place(replace(telling, codes=telling.completed), frames)
    return [f for f in frames if len(f.codes) >= (2 if f.event_class is EventClass.PARTNERSHIP else 1)]


def _place(telling: Telling, frames: list[Frame]) -> bool:
    """Put a telling into the frame it belongs to, or open one for it; False where it does neither."""
    home = _home(telling, frames)
    if home is not None:
        home.tellings.append(telling)
    elif _stands_alone(telling, frames):
        frames.append(Frame([telling]))
    else:
        return False
    return True


LIKE_THE_LAST = frozenset(
    {"similar", "same", "another", "such", "comparable", "companion", "own", "other", "kind", "second", "third", "one"}
)


def _stands_alone(telling: Telling, frames: list[Frame]) -> bool:
    if telling.candidate.trigger.referring:
        return False
    if telling.event_class is EventClass.PARTNERSHIP and len(telling.codes) < 2:
        return False
    # A named exercise opens its frame without parties: the sentences that follow tell them.
    if telling.event_class is EventClass.EXERCISE and not telling.codes and telling.name is None:
        return False
    about = telling.candidate.about_defence
    if telling.event_type is EventType.PATROL and len(telling.codes) < 2 and telling.name is None:
        return False
    if about == 0 and frames and (telling.candidate.trigger.stand_in or telling.candidate.modifiers & LIKE_THE_LAST):
        about = 2
    if about == 0 and telling.event_type is EventType.AGREEMENT and _follows_an_instrument(telling, frames):
        about = 1
    if telling.candidate.trigger.token.lemma_.lower() in word_sets()["attribute_like"] and telling.name is None:
        return about == 2 and telling.predicate.explicit and telling.event_class is EventClass.PARTNERSHIP
    if telling.event_class is EventClass.EXERCISE and _is_vague(telling):
        return False
    if telling.event_class is EventClass.EXERCISE and about == 0:
        told = any(f.event_class is EventClass.EXERCISE for f in frames)
        about = 1 if told or telling.candidate.modifiers & word_sets()["joint"] else 0
    if about < 0:
        return False
    if telling.event_type in {EventType.COOPERATION, EventType.JOINT_PROGRAM}:
        return about == 2
    if (
        telling.event_type is EventType.TALKS
        and telling.candidate.trigger.token.lemma_.lower() not in word_sets()["open_talks"]
    ):
        return about == 2
    return about >= 1


def _follows_an_instrument(telling: Telling, frames: list[Frame]) -> bool:
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
    bare = candidate.plural and not candidate.definite and telling.name is None and telling.when is None
    return bare and not telling.predicate.explicit and not candidate.reading.sentence.is_headline


def _home(telling: Telling, frames: list[Frame]) -> Frame | None:
    candidate = telling.candidate
    codes = set(telling.codes)
    best: tuple[int, Frame] | None = None
    for age, frame in enumerate(reversed(frames)):
        if frame.event_class is not telling.event_class:
            continue
        score = _fit(telling, codes, frame, candidate)
        if score > 0:
            score = score * 10 - age
            if best is None or score > best[0]:
                best = (score, frame)
    return best[1] if best else None


def _fit(telling: Telling, codes: set[str], frame: Frame, candidate: Candidate) -> int:
    """How well a telling fits a frame: 0 not at all."""
    if telling.name and frame.name:
        same_name = _same_name(telling.name, frame.name)
        if not same_name:
            return 0
        if _dates_conflict(telling.when, frame.when) or (
            telling.event_class is EventClass.PARTNERSHIP and not _compatible(codes, frame.codes)
        ):
            return 0
        return 5
    heading = all(t.candidate.reading.sentence.is_headline for t in frame.tellings)
    if not _types_agree(telling.event_type, frame.event_type) and not (heading and codes == frame.codes):
        return 0
    if candidate.trigger.stand_in:
        return 0
    if candidate.trigger.referring:
        gap = candidate.reading.sentence.paragraph - frame.tellings[-1].candidate.reading.sentence.paragraph
        return 4 if gap <= 1 else 0
    sentence = frame.tellings[-1].candidate.reading.sentence.index
    same_sentence = sentence == candidate.reading.sentence.index
    if telling.event_class is EventClass.EXERCISE and not heading and _is_another_exercise(telling, frame):
        return 0
    if _dates_conflict(telling.when, frame.when):
        return 0
    if (
        candidate.plural != frame.tellings[-1].candidate.plural
        and telling.event_type is EventType.AGREEMENT
        and codes != frame.codes
    ):
        return 0
    instrument = telling.event_class is EventClass.PARTNERSHIP
    if instrument and codes == frame.codes and _both_ahead(telling, frame) and not candidate.modifiers & LIKE_THE_LAST:
        return 4  # a plan is told of as "a pact" again and again
    if same_sentence and candidate.indefinite and candidate.trigger.token.dep_ == "conj":
        return 0  # "signed a training agreement and an agreement on finance": two at one table
    fresh = candidate.indefinite or (candidate.plural and not candidate.definite) or _told_by_verb(telling, frame)
    gap = candidate.reading.sentence.paragraph - frame.tellings[-1].candidate.reading.sentence.paragraph
    if telling.event_class is EventClass.PARTNERSHIP and telling.when is not None and gap > 1 and codes != frame.codes:
        fresh = fresh or not candidate.definite
    if fresh and not frame.tellings[0].candidate.reading.sentence.is_headline and not same_sentence:
        return 0
    if codes == frame.codes:
        return 4
    if not codes or (len(codes) == 1 and codes <= frame.codes):
        return 3 if candidate.definite or not codes else 2
    if codes < frame.codes or frame.codes < codes:
        return 2 if candidate.definite or frame.tellings[0].candidate.reading.sentence.is_headline else 0
    return 0


def _is_another_exercise(telling: Telling, frame: Frame) -> bool:
    """Is it another exercise than that of the frame, though the parties may be the same?

    A patrol is none of the drills it follows; a name told late belongs to the drill of the sentence before; what is "a"
    drill again, elsewhere or later, is a new one (the guide: place, domain and month tell unnamed drills apart).
    """
    candidate, last = telling.candidate, frame.tellings[-1].candidate
    gap = candidate.reading.sentence.index - last.reading.sentence.index
    patrols = [t.event_type is EventType.PATROL for t in frame.tellings]
    new = not candidate.definite
    if telling.event_type is EventType.PATROL and not any(patrols) and (new or "joint" in candidate.modifiers):
        return True
    if telling.event_type is not EventType.PATROL and all(patrols) and new and gap > 0:
        return True
    if telling.name and not frame.name and gap > 1 and not set(telling.codes) & frame.codes:
        return True
    if candidate.indefinite and gap == 0 and not _side_by_side(candidate, last):
        return True
    if not new:
        return False
    return _places_differ(telling, frame) or _steps_differ(telling.predicate.status, frame.predicate.status)


def _side_by_side(one: Candidate, other: Candidate) -> bool:
    """Does one of two words of a sentence hang on the other ("Sada Tanseeq, a first exercise")?"""
    a, b = one.trigger.token, other.trigger.token
    return a.dep_ == "appos" or b.dep_ == "appos" or (a.head.i == b.i and a.dep_ != "conj") or b.head.i == a.i


def _places_differ(telling: Telling, frame: Frame) -> bool:
    places = {t.where.text for t in frame.tellings if t.where is not None}
    if telling.where is None or not places:
        return False
    return not any(telling.where.text in p or p in telling.where.text for p in places)


def _steps_differ(one: Status, other: Status) -> bool:
    """Is one ahead and the other over or under way?"""
    ahead, told = {Status.PLANNED}, {Status.ONGOING, Status.COMPLETED}
    return (one in ahead and other in told) or (one in told and other in ahead)


def _both_ahead(telling: Telling, frame: Frame) -> bool:
    ahead = {Status.PROPOSED, Status.NEGOTIATING, Status.PLANNED}
    return telling.predicate.status in ahead and frame.predicate.status in ahead


def _told_by_verb(telling: Telling, frame: Frame) -> bool:
    """A verb ("ten warships sailed through the strait") tells of something new unless it goes on about the last."""
    gap = telling.candidate.reading.sentence.index - frame.tellings[-1].candidate.reading.sentence.index
    return telling.candidate.trigger.token.pos_ == "VERB" and not telling.candidate.trigger.referring and gap > 1


def _types_agree(one: EventType, other: EventType) -> bool:
    if one == other:
        return True
    return one.event_class is EventClass.EXERCISE


def _compatible(codes: set[str], others: set[str]) -> bool:
    return codes <= others or others <= codes


def _same_name(one: str, other: str) -> bool:
    """Are two names one: equal, one part of the other, or one the acronym of the other ("SOFA")?"""
    a, b = one.casefold(), other.casefold()
    if a == b or a in b or b in a:
        return True
    initials = {"".join(w[0] for w in x.split() if w[0].isupper()).casefold() for x in (one, other)}
    initials |= {"".join(w[0] for w in x.split()).casefold() for x in (one, other)}
    return a in initials or b in initials


def _dates_conflict(one: ResolvedTime | None, other: ResolvedTime | None) -> bool:
    if one is None or other is None:
        return False
    a, b = _span(one), _span(other)
    if a is None or b is None:
        return False
    slack = 10
    return (a[0] - b[1]).days > slack or (b[0] - a[1]).days > slack


def _span(time: ResolvedTime) -> tuple[date, date] | None:
    start = time.date or time.date_end
    if start is None:
        return None
    end = time.date_end or start
    if time.precision == "month" and time.date_end is None:
        end = start.replace(day=28)  # a day every month has
    elif time.precision == "year" and time.date_end is None:
        end = start.replace(month=12, day=31)
    return (min(start, end), max(start, end))
