"""Words that stand for another event of the kind told of before: "one with India", "the first", "Norway followed".

Here: which word of a sentence does so; its kind is the last one told of. Not here: whom it is with (split.py), nor what
it takes over from the event before it (inheriting.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.acts import Act, Place, look_up
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.sentences.governing import steps_above
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import children, governor, subject
from pipeline.records import EXERCISE_TYPES, EventClass, EventType

PARTNER = frozenset({"with", "between", "to"})
ARGUMENT = frozenset({"nsubj", "nsubjpass", "dobj"})


def stand_in(reading: Reading, token: Token, last_type: EventType | None) -> Trigger | None:
    """The trigger that a word is which stands for an event of the kind told of last; None where it stands for none."""
    if last_type is None or token.dep_ in {"det", "nummod", "mark"} or token.tag_ in {"WDT", "WP"}:
        return None
    if token.lower_ in triggers().stand_ins and _is_another(reading, token, last_type):
        return Trigger(token, last_type, stand_in=True)
    if last_type in EXERCISE_TYPES or _is_leg(token):
        return Trigger(token, EventType.EXERCISE, referring=True, in_a_row=True) if _is_edition(token) else None
    if last_type is EventType.AGREEMENT and _is_draft(token):
        return Trigger(token, last_type, referring=True, negotiated=True)
    if last_type is EventType.AGREEMENT and (_is_in_a_row(token) or _is_succession(reading, token)):
        return Trigger(token, last_type, stand_in=True)
    return None


def _is_another(reading: Reading, token: Token, last_type: EventType) -> bool:
    if token.lower_ == "own":
        return token.dep_ == "dobj"
    if token.lower_ == "something" and not any(t.lower_ in {"similar", "like", "comparable"} for t in token.children):
        return False
    if token.pos_ not in {"NUM", "PRON", "DET", "NOUN"}:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "on" and token.lower_ == "another":
        return True
    if any(c.lower_ in PARTNER and c.dep_ == "prep" for c in token.children) or _with_follows(reading, token):
        return True
    return token.lower_ in {"one", "theirs"} and last_type is EventType.AGREEMENT and _is_acted_on(token)


def _with_follows(reading: Reading, token: Token) -> bool:
    following = reading.doc[token.i + 1 : token.i + 7]
    if not any(t.lower_ == "with" or (t.lower_ == "to" and t.tag_ == "IN") for t in following):
        return False
    return any(t.i in reading.actor_at for t in reading.doc[token.i + 1 : token.i + 12])


def by_newcomers(trigger: Trigger) -> bool:
    """Does somebody new do as others did before ("Norway followed", "Japan and Canada having signed theirs")?"""
    return trigger.joining or (trigger.stand_in and (trigger.token.pos_ == "VERB" or trigger.token.lower_ == "theirs"))


def _is_acted_on(token: Token) -> bool:
    """Is done with it what one does with instruments ("which concluded one last week", "one that they signed")?"""
    if any(c.lower_ == "of" and not any(t.text.isdigit() for t in c.subtree) for c in token.children):
        return False  # "one of their soldiers", but "the one of 2007"
    verb = governor(token)
    own = [verb] if verb is not None and token.dep_ in ARGUMENT else []
    verbs = [*own, *children(token, "relcl", "acl")]
    return any(look_up(EventClass.PARTNERSHIP, Place.OBJECT, [v.lemma_.lower()]) is not None for v in verbs)


def _is_edition(token: Token) -> bool:
    """Is it an exercise by its place in a row ("the first was held at sea", "its predecessor", "the one before")?"""
    if token.dep_ not in ARGUMENT:
        return False
    if token.lemma_.lower() in word_sets()["other_edition"]:
        return any(c.dep_ == "poss" or c.lower_ == "the" for c in token.children)
    if _is_leg(token):
        return True
    if not any(c.lower_ == "the" for c in token.children) or children(token, "relcl", "amod", "compound"):
        return False
    if token.lower_ == "one":
        return any(c.lower_ in {"before", "after", "in", "of"} for c in token.children)
    return token.lower_ in word_sets()["in_a_row"] and not any(c.lower_ == "of" for c in token.children)


def _is_draft(token: Token) -> bool:
    """Is it the paper that an instrument told of before is worked out on ("Officials have exchanged drafts")?"""
    own = token.pos_ == "NOUN" and token.lemma_.lower() in word_sets()["drafts"] and token.dep_ in ARGUMENT
    if not own or children(token, "prep", "compound", "poss", "nmod"):
        return False
    done = [look_up(EventClass.PARTNERSHIP, step.place, step.ways) for step in steps_above(token)]
    worked_on = {None, Act.NEGOTIATING, Act.AGREED, Act.SIGNED}  # not "refused to publish the text"
    return any(done) and set(done) <= worked_on


def _is_leg(token: Token) -> bool:
    """Is it a part of an exercise ("its Atlantic phase will follow")?"""
    legs = word_sets()["legs"]
    return token.lemma_.lower() in legs and any(c.lower_ in {"its", "their"} for c in children(token, "poss"))


def _is_in_a_row(token: Token) -> bool:
    """Is it an instrument by its place in a row ("The first, with Britain, was signed in May")?"""
    if token.dep_ not in ARGUMENT or token.lower_ not in word_sets()["in_a_row"]:
        return False
    return any(c.dep_ == "prep" and c.lower_ == "with" for c in token.children)


def _is_succession(reading: Reading, verb: Token) -> bool:
    """Does somebody do as was told of another ("Norway followed in May", "Iceland hopes to sign within weeks")?"""
    if verb.pos_ != "VERB":
        return False
    lemma, objects = verb.lemma_.lower(), children(verb, "dobj", "xcomp", "ccomp")
    doer = subject(verb)
    if doer is None or doer.i not in reading.actor_at:
        return False
    if lemma in word_sets()["succession"]:
        return not [o for o in objects if o.lower_ not in {"suit", "example", "lead"}]
    if objects or children(verb, "prt"):
        return False
    if lemma in word_sets()["beginning"]:
        return any(c.lower_ == "with" and c.dep_ == "prep" for c in verb.children)
    return lemma in word_sets()["signing"]
