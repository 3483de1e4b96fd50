"""Trigger words: every word of a parsed sentence that may tell of an event, with the kind of event it stands for.

Here: nouns and names. Not here: verbs (trigger_verbs.py), words that stand for an event told before (stand_ins.py), who
takes part (participants.py), which triggers are part of others (nesting.py).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.extract.candidates.dealing_triggers import only_beside, with_dealing
from pipeline.extract.candidates.editions import unknown_edition
from pipeline.extract.candidates.joint_work import of_several
from pipeline.extract.candidates.meetings import format_trigger, is_a_setting, is_standing
from pipeline.extract.candidates.membership import membership_trigger
from pipeline.extract.candidates.newcomers import newcomer_trigger
from pipeline.extract.candidates.roll_call import roll_call
from pipeline.extract.candidates.stand_ins import stand_in
from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.candidates.trigger_verbs import verb_trigger
from pipeline.extract.lexicon.acts import Act, Place, look_up
from pipeline.extract.lexicon.cues import contexts, triggers, word_sets
from pipeline.extract.mentions.exercise_words import is_named_as_exercise
from pipeline.extract.mentions.finder import InstrumentMention, SeriesMention
from pipeline.extract.sentences.governing import steps_above, steps_beside
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, children, governor, lemma_of, phrase_tokens
from pipeline.records import EXERCISE_TYPES, EventClass, EventType

MEANS = frozenset({"through", "by", "via"})
ATTRIBUTIVE = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})
NAME_LINKS = frozenset({"appos", "compound", "nmod", "oprd", "attr", "amod", "poss"})
WHERE = frozenset({"at", "in", "into", "inside", "on", "over", "near", "from", "around", "outside"})
FURTHER_NAME = re.compile(r"\s(?!Exercises?\b|Drills?\b|[IVX]+\b)[A-Z][a-z]+")  # "Pacific Partnership Strategy"
LAW = re.compile(r"(?:\s[A-Z]\w+){0,3}\s(?:Act|Bill)\b")  # "the Partnership for Peace Act"


def find_triggers(reading: Reading, last_type: EventType | None, *, drilled: bool = False) -> list[Trigger]:
    """All triggers of a sentence in no particular order; `last_type` is what a stand-in would stand for.

    `drilled`: the article has told of an exercise, so that forces that come and go are at it.
    """
    blocked = contexts().not_military.spans(reading.text)
    found: dict[int, Trigger] = {}
    for series in reading.series:
        if FURTHER_NAME.match(reading.text[series.end - reading.sentence.start :]):
            continue
        if series.series.needs_context and not _has_context(reading, series):
            continue
        token = reading.head_of(series.start, series.end)
        if token is not None:
            found[token.i] = Trigger(token, EventType.EXERCISE, name=series.text, series=True)
    for instrument in reading.instruments:
        if LAW.match(reading.text[instrument.end - reading.sentence.start :]):
            continue
        token = reading.head_of(instrument.start, instrument.end)
        if token is not None and token.i not in found and not is_a_setting(token):
            found[token.i] = Trigger(
                token,
                instrument.instrument.event_type,
                name=None if instrument.instrument.generic else instrument.text,
                instrument=True,
                members=instrument.instrument.members,
            )
    named: list[SeriesMention | InstrumentMention] = [*reading.series, *reading.instruments]
    inside_names = {t.i for m in named for t in reading.tokens(m.start, m.end)}
    for token in reading.doc:
        if token.i in found or token.i in inside_names or token.i in reading.actor_at:
            continue
        if any(s <= token.idx < e for s, e in blocked) or _is_a_faction(reading, token):
            continue
        trigger = (
            unknown_edition(reading, token)
            or _noun_trigger(reading, token)
            or format_trigger(token)
            or membership_trigger(reading, token)
            or newcomer_trigger(reading, token, last_type)
            or verb_trigger(reading, token)
            or stand_in(reading, token, last_type)
            or _another_word(token, last_type)
        )
        trigger = with_dealing(reading, token, trigger, drilled=drilled)
        if trigger is not None:
            found[token.i] = trigger
            if trigger.event_type is not EventType.TALKS and not trigger.stand_in:
                last_type = trigger.event_type
    found = {i: t for i, t in found.items() if not only_beside(found, t)}
    only_dealings = all(t.dealt is not None and not t.alone for t in found.values())
    called = roll_call(reading, last_type) if only_dealings else None
    return [called] if called is not None else _join_names(found)


def _has_context(reading: Reading, mention: SeriesMention) -> bool:
    """Is a name that is also an ordinary word ("Orion", "Milan") meant as an exercise here: is one named, or a year?"""
    words = mention.text.split()
    spelt_as_name = len(words) > 1 and all(w[0].isupper() for w in words)
    if mention.series.name in reading.established or (spelt_as_name and reading.on_defence):
        return True
    token = reading.head_of(mention.start, mention.end)
    verb = governor(token) if token is not None else None
    told_by = [verb, *children(token, "acl", "relcl")] if token is not None else []  # "Surya Kiran, held in Nepal"
    staged = any(v is not None and v.lemma_.lower() in word_sets()["staging"] for v in told_by)
    return staged or is_named_as_exercise(reading.text, mention.end - reading.sentence.start)


def _noun_trigger(reading: Reading, token: Token) -> Trigger | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    lemma = lemma_of(token)
    if lemma in triggers().referring_nouns:
        return Trigger(token, EventType.EXERCISE, referring=True)
    known = _longest_entry(token)
    if known is None and lemma not in word_sets()["papers"]:
        return None  # most nouns
    if lemma in word_sets()["standing_bodies"] and not is_standing(token):
        return None
    if token.dep_ == "dobj" and token.head.lemma_.lower() in word_sets()["addressing"]:
        return None  # "told a meeting of defence ministers": the setting of what is said
    if _is_the_text_itself(token) or is_a_setting(token) or _only_reports(token):
        return None
    if lemma == "talk" and not token.text.endswith("s"):
        return None  # gossip
    if lemma in word_sets()["posts"] and _is_whereabouts(token):
        return None
    if lemma in word_sets()["open_talks"] and token.dep_ == "pobj" and token.head.lower_ in MEANS:
        return None  # "a peaceful settlement through dialogue"
    if lemma == "training" and token.text[0].isupper() and token.i > 0:
        return None  # an office ("Plans and Training"), no event
    if lemma == "use" and not _of_a_facility(token):
        return None
    if lemma in word_sets()["papers"] and _is_signed(token):
        return Trigger(token, EventType.AGREEMENT)
    if known is None:
        return None
    words, event_type = known
    vocabulary = triggers().nouns
    inner = token.doc[token.i + 1 : token.head.i + 1]
    names = event_type in EXERCISE_TYPES and len(inner) > 0 and all(t.pos_ == "PROPN" for t in inner)
    if token.dep_ in ATTRIBUTIVE and token.head.i > token.i and not names:  # but "the air force exercise BARS"
        head = token.head.lemma_.lower()
        if (head,) not in vocabulary and head not in word_sets()["attributive_heads"]:
            return None
        if (head,) in vocabulary:
            return None
    several = event_type is EventType.JOINT_PROGRAM and of_several(reading, token)
    if event_type is EventType.JOINT_PROGRAM and lemma in word_sets()["units"] and not several:
        return None
    if "of" in words:
        token = token.doc[token.i - len(words) + 1]  # "a letter of intent on a missile": the matter hangs on the letter
    return Trigger(token, event_type, several=several)


def _longest_entry(noun: Token) -> tuple[tuple[str, ...], EventType] | None:
    """The longest entry of the vocabulary that ends with a noun ("letter of intent"), and the kind of event it is."""
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    words = (*(t.lower_ if t.pos_ == "VERB" else lemma_of(t) for t in before), lemma_of(noun))  # "working group"
    entries = (words[start:] for start in range(len(words)))
    return next(((entry, triggers().nouns[entry]) for entry in entries if entry in triggers().nouns), None)


def _another_word(token: Token, last_type: EventType | None) -> Trigger | None:
    """The trigger that a common word is which stands for the exercise told of last ("the two-day game ended")."""
    if last_type not in EXERCISE_TYPES or token.pos_ != "NOUN" or token.dep_ in ATTRIBUTIVE:
        return None
    said_of_it = any(c.lower_ in {"the", "this"} | word_sets()["joint"] for c in token.children)
    if lemma_of(token) not in triggers().exercise_nouns or not said_of_it:
        return None
    return Trigger(token, EventType.EXERCISE, referring=True)


def _is_signed(paper: Token) -> bool:
    """Is it signed, sealed, exchanged or brought into force, so that a mere paper is an instrument?"""
    if any(c.lower_ == "such" for c in paper.children):
        return False  # "the first such document": said of one that is named
    verb = governor(paper)
    clause = " ".join(t.text for t in (verb.subtree if verb is not None else ()))
    if contexts().other_fields.occurs_in(clause) and not contexts().is_defence(clause):
        return False
    steps = [*steps_above(paper), *(step for beside in steps_beside(paper) for step in beside)]
    return any(
        step.place is Place.OBJECT
        and look_up(EventClass.PARTNERSHIP, Place.OBJECT, step.ways) in {Act.SIGNED, Act.IN_FORCE}
        for step in steps
    )


def _of_a_facility(use: Token) -> bool:
    """ "The use of its port", "of four of its bases"."""
    things = [o for p in children(use, "prep") if p.lower_ == "of" for o in phrase_tokens(p)]
    return any(t.pos_ in {"NOUN", "PROPN"} and lemma_of(t) in word_sets()["facilities"] for t in things)


def _is_whereabouts(post: Token) -> bool:
    """Is a base only a place, by name ("Kenitra air base") or where something happens ("at the bases")?"""
    named = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in post.children)
    return named or (post.dep_ == "pobj" and post.head.lower_ in WHERE)


def _is_a_faction(reading: Reading, noun: Token) -> bool:
    """Is it a party or militia by its name ("the Northern Alliance"), none of states ("the U.S.-Japan Alliance")?"""
    if noun.text != "Alliance":
        return False
    named = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"} and c.text[:1].isupper()]
    return bool(named) and not any(t.i in reading.actor_at for c in named for t in c.subtree)


def _is_the_text_itself(noun: Token) -> bool:
    """Does a treaty speak of itself ("under this memorandum"), or is it the paper by which one is ratified?"""
    if any(o.lemma_ in {"ratification", "accession"} for p in children(noun, "prep") for o in children(p, "pobj")):
        return True
    own = noun.text[:1].isupper() or lemma_of(noun) == "memorandum"
    return own and any(c.lower_ == "this" for c in noun.children)


def _only_reports(paper: Token) -> bool:
    """Does a paper only say what happened ("an army communiqué says")?"""
    says = paper.dep_ == "nsubj" and paper.head.lemma_.lower() in word_sets()["reporting"]
    return says and lemma_of(paper) in {"communique", "communiqué", "declaration"} and bool(children(paper, "det"))


def _join_names(found: dict[int, Trigger]) -> list[Trigger]:
    """A name and the generic noun beside it are one trigger ("the RIMPAC exercise", "RIMPAC, the naval exercise")."""
    for named in [t for t in found.values() if t.name is not None]:
        for other in list(found.values()):
            if other.name is not None or other.event_type.event_class != named.event_type.event_class:
                continue
            if other.token.pos_ in VERBAL or named.token.i not in found or not _side_by_side(named.token, other.token):
                continue
            keep, drop = (other, named) if named.token.is_ancestor(other.token) is False else (named, other)
            keep.name, keep.series, keep.instrument = named.name, named.series, named.instrument
            keep.members = named.members
            found.pop(drop.token.i, None)
            break
    return list(found.values())


def _side_by_side(name: Token, noun: Token) -> bool:
    """Do a name and a generic noun belong to one phrase?"""
    if name.head.i == noun.i or noun.head.i == name.i:
        return bool({name.dep_, noun.dep_} & NAME_LINKS)
    if noun.dep_ == "appos" and name.i < noun.i and name.doc[name.i + 1].text == ",":
        return True  # "the invitation to RIMPAC, the naval exercise": the parse hangs it on the invitation
    between = name.doc[min(name.i, noun.i) + 1 : max(name.i, noun.i)]
    return len(between) <= 3 and all(
        t.pos_ in {"NUM", "PROPN", "ADJ", "NOUN", "PUNCT"} and t.text not in ",;" for t in between
    )
