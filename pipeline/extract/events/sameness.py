"""Is a telling about an event that the article has told of before? Evidence for and against, added up.

Here: what speaks for "the same" and what against it, with the weight of each in one table (the guide's section "Which
records are one real-world event" decides what counts). Not here: what is done with the answer (merging.py).
"""

from __future__ import annotations

from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.renamed import are_one
from pipeline.extract.events.conflicting import dates_conflict
from pipeline.extract.events.frames import Frame, Telling
from pipeline.extract.events.same_names import same_name
from pipeline.extract.sentences.tree import children
from pipeline.records import EventClass, EventType, Status

# A telling is about an event when the weights of what is found add up to more than zero.
WEIGHTS = {
    # names
    "same name": 10,
    "another name": -40,
    "named late": -4,  # a drill that is nameless for long rather stays so
    # who takes part
    "same parties": 3,
    "no parties told": 1,
    "one of the parties": 1,
    "some of the parties": 0,
    "more parties": -3,
    "parties told at last": 3,
    "parties differ": -4,  # of an exercise: its list grows as the article goes on
    "partners differ": -12,  # of an instrument: its parties are what it is
    # how it is told
    "refers back": 12,
    "refers too far back": -40,
    "goes on": 4,  # what forces do next after an exercise is told of, they do at it
    "said of it": 8,  # "It is Japan's first such pact in Asia"
    "stands for another": -40,  # "one with India"
    "another of its kind": -6,  # "a similar pact", "a second drill"
    "another edition": -40,  # "last year's edition"
    "definite": 2,
    "indefinite": -4,
    "plural at large": -6,
    "told anew by a verb": -8,
    "one against several": -12,
    # where it is told
    "renamed beside it": 10,  # "RIMPAC, the naval exercise"
    "side by side": -12,  # "a training agreement and an agreement on finance"
    "named at last": 6,  # "began exercises in Java. Super Garuda Shield, which runs until September, …"
    "the one just told": 5,  # "for African Lion. The drills, hosted by Morocco, …"
    "same sentence": -2,  # two words of one sentence rather tell of two things
    "next sentence": 1,
    "told in the headline": 5,
    "opens another item": -40,  # a headline inside a digest
    # what kind of event it is
    "another type": -20,
    "another word in the headline": -2,
    "patrol or drill": -6,
    "both still ahead": 4,  # a plan is told of as "a pact" again and again
    # when, where, how far
    "dates conflict": -40,
    "guests of another day": -5,  # who comes for one day may do so weeks after it began
    "another step on another day": -4,  # signed in June, in force in December
    "places differ": -5,
    "steps differ": -5,
}

ANOTHER = frozenset(
    {"similar", "same", "another", "such", "comparable", "companion", "own", "other", "kind", "second", "third", "one"}
)
OTHER_EDITION = frozenset({"last", "previous", "next", "earlier", "preceding", "prior", "coming"})
NAMED_WITHIN = 2  # sentences
NEAR = 3  # sentences: agencies make a paragraph of every one
AHEAD = frozenset({Status.PROPOSED, Status.NEGOTIATING, Status.PLANNED})


def weight(telling: Telling, frame: Frame) -> int:
    """How much speaks for a telling being about the event of a frame; above zero it is."""
    return sum(WEIGHTS[found] for found in evidence(telling, frame))


def evidence(telling: Telling, frame: Frame) -> list[str]:
    """What speaks for and against a telling being about the event of a frame: keys of WEIGHTS."""
    sides = (_names, _parties, _form, _place_in_text, _kind, _step)
    found = [entry for side in sides for entry in side(telling, frame)]
    return [f for f in found if f != "patrol or drill"] if "renamed beside it" in found else found


def _names(telling: Telling, frame: Frame) -> list[str]:
    if telling.name and frame.name:
        return ["same name" if same_name(telling.name, frame.name) else "another name"]
    late = telling.name and telling.event_class is EventClass.EXERCISE and _gap(telling, frame) > NAMED_WITHIN
    said_of_it = telling.candidate.definite  # "The exercise is to be called Southern Wave"
    return ["named late"] if late and not said_of_it and not in_headline(frame) else []


def _parties(telling: Telling, frame: Frame) -> list[str]:
    codes, known = set(telling.codes), frame.codes
    if not codes:
        return ["no parties told"]
    if codes == known:
        return ["same parties"]
    if not known:
        return ["parties told at last"]
    if codes < known:
        return ["one of the parties" if len(codes) == 1 else "some of the parties"]
    if known < codes:
        grows = telling.event_class is EventClass.EXERCISE and in_headline(frame)
        return [] if grows else ["more parties"]
    return ["parties differ" if telling.event_class is EventClass.EXERCISE else "partners differ"]


def _form(telling: Telling, frame: Frame) -> list[str]:
    candidate, last = telling.candidate, frame.tellings[-1].candidate
    if is_other_edition(candidate):
        return ["another edition"]
    if candidate.trigger.stand_in:
        return ["stands for another"]
    if candidate.trigger.acting and (candidate.trigger.referring or telling.when is None):
        return ["goes on"]
    if candidate.trigger.referring:
        paragraphs = candidate.reading.sentence.paragraph - last.reading.sentence.paragraph
        near = paragraphs <= 1 or _gap(telling, frame) <= NEAR
        return ["refers back" if near else "refers too far back"]
    found = ["said of it"] if _is_said_of_it(candidate) else []
    if _is_another(telling, frame) and not telling.name:
        found.append("another of its kind")
    if candidate.definite:
        found.append("definite")
    elif candidate.indefinite:
        found.append("indefinite")
    elif candidate.plural:
        found.append("plural at large")
    if candidate.trigger.token.pos_ == "VERB" and _gap(telling, frame) > 1:
        found.append("told anew by a verb")
    apart = candidate.plural != last.plural and telling.event_type is EventType.AGREEMENT
    if apart and set(telling.codes) != frame.codes:
        found.append("one against several")
    return found


def _is_another(telling: Telling, frame: Frame) -> bool:
    """Is it called another of its kind? ("Such a deal" of the same parties is the one told of.)"""
    like = telling.candidate.modifiers & ANOTHER
    return bool(like - {"such"} if set(telling.codes) == frame.codes else like)


def _is_said_of_it(candidate: Candidate) -> bool:
    """Is it what "it" is said to be ("It is the first pact of the kind")?"""
    token = candidate.trigger.token
    return token.dep_ == "attr" and any(c.lower_ in {"it", "this"} for c in children(token.head, "nsubj"))


def _place_in_text(telling: Telling, frame: Frame) -> list[str]:
    candidate = telling.candidate
    if in_headline(frame) and not candidate.reading.sentence.is_headline:
        return ["told in the headline"]
    gap = _gap(telling, frame)
    if candidate.reading.sentence.is_headline and gap > 0:
        return ["opens another item"]
    if gap == 1:
        return ["next sentence", *_drill_goes_on(telling, frame)]
    if gap != 0:
        return []
    beside = [t.candidate for t in frame.tellings if t.candidate.reading is candidate.reading]
    if any(are_one(b, candidate) for b in beside):
        return ["renamed beside it"]
    if candidate.indefinite and (candidate.trigger.token.dep_ == "conj" or telling.event_class is EventClass.EXERCISE):
        return ["side by side"]
    return ["same sentence"]


def _drill_goes_on(telling: Telling, frame: Frame) -> list[str]:
    """Does a sentence name the drill that the one before told of, or tell more of it ("The drills, hosted by …")?"""
    candidate = telling.candidate
    if telling.event_class is not EventClass.EXERCISE or candidate.trigger.referring:
        return []
    named = telling.name and not frame.name and candidate.trigger.token.dep_ in {"nsubj", "nsubjpass"}
    if named and frame.event_type is not EventType.PATROL:
        return ["named at last"]
    return ["the one just told"] if candidate.definite and not telling.name else []


def _kind(telling: Telling, frame: Frame) -> list[str]:
    if telling.event_class is EventClass.EXERCISE:
        patrols = [t.event_type is EventType.PATROL for t in frame.tellings]
        is_patrol = telling.event_type is EventType.PATROL
        return ["patrol or drill"] if (is_patrol and not any(patrols)) or (not is_patrol and all(patrols)) else []
    if telling.event_type is not frame.event_type:
        retold = in_headline(frame) and set(telling.codes) == frame.codes
        return ["another word in the headline" if retold else "another type"]
    return []


def _step(telling: Telling, frame: Frame) -> list[str]:
    candidate, found = telling.candidate, []
    instrument = telling.event_class is EventClass.PARTNERSHIP
    if dates_conflict(telling.when, frame.when):
        if candidate.trigger.attending:
            found.append("guests of another day")
        elif instrument and telling.predicate.status != frame.predicate.status:
            found.append("another step on another day")
        elif not (candidate.definite and frame.predicate.status is Status.POSTPONED):  # "It will now begin in May"
            found.append("dates conflict")
    if instrument:
        same = set(telling.codes) == frame.codes and not _is_another(telling, frame)
        ahead = telling.predicate.status in AHEAD and frame.predicate.status in AHEAD
        return [*found, "both still ahead"] if same and ahead else found
    if not candidate.definite and not in_headline(frame):
        if _places_differ(telling, frame):
            found.append("places differ")
        if (telling.predicate.status in AHEAD) != (frame.predicate.status in AHEAD):
            found.append("steps differ")
    return found


def in_headline(frame: Frame) -> bool:
    """Has only the headline told of it so far?"""
    return all(t.candidate.reading.sentence.is_headline for t in frame.tellings)


def is_other_edition(candidate: Candidate) -> bool:
    """Is another edition than the one in hand meant ("last year's exercise", "the next edition")?"""
    if candidate.event_type.event_class is not EventClass.EXERCISE:
        return False
    token = candidate.trigger.token
    own = [token, *children(token, "amod"), *children(token, "poss")]
    return any(w.lower_ in OTHER_EDITION for noun in own for w in (noun, *(noun.children if noun is not token else ())))


def _gap(telling: Telling, frame: Frame) -> int:
    """Sentences from the last telling of a frame to a telling."""
    return telling.candidate.reading.sentence.index - frame.tellings[-1].candidate.reading.sentence.index


def _places_differ(telling: Telling, frame: Frame) -> bool:
    places = {t.where.text for t in frame.tellings if t.where is not None}
    if telling.where is None or not places:
        return False
    return not any(telling.where.text in p or p in telling.where.text for p in places)
