"""The actors that a noun phrase stands for: by name, demonym, office, in a list, or by what it refers back to.

Here: one phrase at a time. Not here: which phrases take part in an event (participants.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.focus import Focus, states_of
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import MAX_CLIMB, VERBAL, children

INSIDE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod", "advmod"})
LINKING = frozenset({"of", "from", "including", "and"})
REFERRING = frozenset({"the", "both", "two", "three", "four", "their", "these", "all", "its", "his", "our", "same"})
NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}


def phrase_actors(reading: Reading, noun: Token, focus: Focus) -> list[ActorMention]:
    """The actors that a noun phrase stands for: by name, demonym, office, or by what it refers back to."""
    found: list[ActorMention] = []
    _collect(reading, noun, focus, found, set())
    for mention in list(found):
        extend(found, reading.list_of(mention))
    return found


def referred_codes(reading: Reading, noun: Token, focus: Focus) -> tuple[str, ...]:
    """Whom a pronoun or a phrase like "the two countries" stands for: the sentence's own subject, else the focus."""
    words = word_sets()
    lemma, low = noun.lemma_.lower(), noun.lower_
    if low in words["singular_reference"]:
        own = _governing_subject(reading, noun, focus)
        if noun.dep_ == "pobj" and noun.tag_ == "PRP" and noun.head.lower_ == "with":
            return _another_than(own, reading, noun, focus)
        return own if len(own) == 1 else _in_contrast(reading, focus) or focus.single
    if low in NUMBERS and _stands_alone(noun):  # "the two have signed", "ships of both"
        return _counted(reading, noun, NUMBERS[low], focus, states=False)
    if low in words["plural_pronouns"]:
        if noun.dep_ == "pobj" and noun.head.lower_ in {"among", "amongst"}:
            return ()  # "nine partners, among them Peru": the partners themselves
        own = _governing_subject(reading, noun, focus)
        if len(own) == 1 and _beside_a_pronoun(reading, noun):
            own = tuple(sorted({*own, *focus.single}))
        return own if len(own) > 1 or (own and _is_of_the_doers(noun)) else focus.group(reading.offset(noun))
    if noun.tag_ in {"NNS", "NNPS"} and lemma in words["plural_reference"]:
        modifiers = {
            c.lower_ for c in noun.children if c.dep_ in {"det", "nummod", "predet", "amod", "poss", "compound"}
        }
        if modifiers & REFERRING and not _are_others(noun):
            size = next((number for word, number in NUMBERS.items() if word in modifiers), None)
            if size is not None:
                return _counted(reading, noun, size, focus, states=lemma in words["of_states"])
            return focus.group(reading.offset(noun))
    return _pointed_at(reading, noun)


def _pointed_at(reading: Reading, noun: Token) -> tuple[str, ...]:
    """Whom "that country" or "the hosts" means: the state named last before it, or where the sentence places it all."""
    at = reading.offset(noun)
    determiners = {c.lower_ for c in noun.children if c.dep_ == "det"}
    if noun.lemma_.lower() in word_sets()["of_states"] and determiners & {"that"}:
        return next((a.codes for a in reversed(reading.actors) if a.end <= at), ())
    if noun.lemma_.lower() == "host" and determiners & {"the"}:
        acting = {a.start for a in reading.actors}
        states = {p.place.actor_code for p in reading.places if p.start not in acting} - {None}
        return tuple(str(s) for s in states) if len(states) == 1 else ()
    return ()


def _are_others(noun: Token) -> bool:
    """Are they unnamed others beside whom they belong to ("American forces and their partners")?"""
    owned = any(c.tag_ == "PRP$" for c in noun.children)
    return (
        owned and noun.dep_ == "conj" and noun.lemma_.lower() in {"ally", "partner", "friend", "neighbour", "neighbor"}
    )


def _beside_a_pronoun(reading: Reading, noun: Token) -> bool:
    """Does somebody act together with one named before ("it and Germany agreed that their navies would …")?"""
    pronouns = [t for t in reading.doc[: noun.i] if t.lower_ in {"it", "he", "she"} and t.dep_ == "nsubj"]
    return any(c.i < noun.i for t in pronouns for c in children(t, "conj"))


def _is_of_the_doers(pronoun: Token) -> bool:
    """Is it that of the plural subject of its own clause ("Malian soldiers will train with their French hosts")?"""
    verb = next((a for a in pronoun.ancestors if a.pos_ in VERBAL), None)
    doers = [c for c in children(verb, "nsubj", "nsubjpass") if c.i < pronoun.i] if verb is not None else []
    return pronoun.dep_ == "poss" and any(d.tag_ in {"NNS", "NNPS"} and not d.is_ancestor(pronoun) for d in doers)


def _in_contrast(reading: Reading, focus: Focus) -> tuple[str, ...]:
    """Whom the article is about, in a sentence that opens with another partner: "With India, it held …"."""
    first = reading.actors[0] if reading.actors else None
    if first is None or reading.doc[0].lower_ != "with" or reading.tokens(first.start, first.end)[0].i > 2:
        return ()
    return focus.unsaid(first.codes)


def _stands_alone(number: Token) -> bool:
    """Is a number a noun of its own ("the three agreed"), and does it count nothing that follows?"""
    if number.dep_ in {"nummod", "predet", "det", "preconj", "cc", "compound", "punct", "amod"}:
        return False
    return number.lower_ == "both" or any(c.lower_ in {"the", "all", "these"} for c in number.children)


def _counted(reading: Reading, noun: Token, size: int, focus: Focus, *, states: bool) -> tuple[str, ...]:
    """So many as the phrase says: those that the sentence names before it, if they are so many, else the focus."""
    at = reading.offset(noun)
    named = {c for a in reading.actors if a.end <= at for c in a.codes}
    here = states_of(named) if states else tuple(sorted(named))
    return here if len(here) == size else focus.counted(at, size, here, states=states)


def _another_than(own: tuple[str, ...], reading: Reading, pronoun: Token, focus: Focus) -> tuple[str, ...]:
    """Whom "with it" means: never the subject of its own clause ("Peru, a rival of Chile, signed a pact with it")."""
    before = [a.codes for a in reversed(reading.actors) if a.end <= reading.offset(pronoun)]
    others = [codes for codes in (*before, focus.single, focus.unsaid(own)) if codes and not set(codes) & set(own)]
    return others[0] if others else ()


def _governing_subject(reading: Reading, pronoun: Token, focus: Focus) -> tuple[str, ...]:
    """The codes of the subject that governs a pronoun's clause ("Japan said that it would …")."""
    token = pronoun
    seen_own = False
    for _ in range(MAX_CLIMB):
        head = token.head
        if head.i == token.i:
            return _subject_before(reading, pronoun)
        if head.pos_ in VERBAL:
            subjects = [c for c in children(head, "nsubj", "nsubjpass") if c.i < pronoun.i]
            if (subjects and seen_own) or (subjects and token.i != subjects[0].i):
                hung_on = [head.head] if subjects[0].tag_ == "WP" and head.dep_ == "relcl" else []  # "Milei, who …"
                codes = {c for doer in (*hung_on, *subjects) for c in _doing(reading, doer, pronoun, focus)}
                if codes:
                    return tuple(sorted(codes))
            seen_own = True
        token = head
    return ()


def _doing(reading: Reading, doer: Token, pronoun: Token, focus: Focus) -> set[str]:
    """The codes of a subject that a pronoun stands for: several where it is a plural, one where it is none."""
    named = [reading.actor_at[t.i] for t in (doer, *doer.subtree) if t.i < pronoun.i and t.i in reading.actor_at]
    codes = {c for actor in named for c in actor.codes}
    several = pronoun.lower_ in word_sets()["plural_pronouns"]
    if (len(codes) > 1) is several or doer.i == pronoun.i or doer.is_ancestor(pronoun):
        return codes
    # "Peru's president, due in Chile today, signed his …", "the two sides have ended their …"
    return {c for actor in phrase_actors(reading, doer, focus) for c in actor.codes} or codes


def _subject_before(reading: Reading, pronoun: Token) -> tuple[str, ...]:
    """The last subject of the sentence before a pronoun: "China objects; its navy held an exercise"."""
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.dep_ == "nsubj" and token.i in reading.actor_at and token.head.i < pronoun.i:
            return reading.actor_at[token.i].codes
    return ()


def owner_of(noun: Token) -> Token | None:
    """Whom "whose" stands for: "China, whose own treaty with Pyongyang obliges it, …"."""
    clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def _collect(reading: Reading, noun: Token, focus: Focus, found: list[ActorMention], seen: set[int]) -> None:
    if noun.i in seen:
        return
    seen.add(noun.i)
    mention = reading.actor_at.get(noun.i)
    if mention is not None:
        extend(found, [mention])
    elif (noun.lemma_.lower() in word_sets()["not_acting"] and not _is_armed(noun)) or _is_a_company(reading, noun):
        return
    before = len(found)
    for child in noun.children:
        if child.tag_ == "PRP$" and _are_others(noun):
            continue
        if child.tag_ == "WP$":
            owner = owner_of(noun)
            extend(found, [reading.actor_at[owner.i]] if owner is not None and owner.i in reading.actor_at else [])
        elif child.dep_ in INSIDE or (child.dep_ == "conj" and child.pos_ not in VERBAL):
            _collect(reading, child, focus, found, seen)
        elif child.dep_ == "prep" and child.lower_ in LINKING:
            for obj in children(child, "pobj"):
                _collect(reading, obj, focus, found, seen)
    if mention is None and (len(found) == before or noun.pos_ == "PRON" or noun.lemma_ == "counterpart"):
        codes = referred_codes(reading, noun, focus)
        if noun.lemma_ == "counterpart" and found:
            codes = focus.group_with(found[0].codes[0], reading.offset(noun)) or codes
        extend(found, _reference(reading, noun, codes))
    elif mention is None:
        extend(found, _reference(reading, noun, _pointed_at(reading, noun)))  # "soldiers of that country and Peru"
    if len(found) == before and mention is None:  # "its ally Peru"
        for child in children(noun, "appos"):
            _collect(reading, child, focus, found, seen)


def _reference(reading: Reading, noun: Token, codes: tuple[str, ...]) -> list[ActorMention]:
    return [ActorMention(reading.offset(noun), reading.end(noun), noun.text, codes, "reference")] if codes else []


def _is_armed(noun: Token) -> bool:
    """Is it a boat of a navy or coast guard ("Qatari fast boats"), and none of fishermen?"""
    return noun.lemma_ == "boat" and any(c.lower_ in word_sets()["armed_boats"] for c in noun.children)


def _is_a_company(reading: Reading, noun: Token) -> bool:
    """Is it somebody by name who only comes from a state ("Germany's Rheinmetall"), and does not act for it?"""
    if noun.pos_ != "PROPN" or noun.lower_ in word_sets()["acting"]:
        return False
    return any(c.i in reading.actor_at for c in children(noun, "poss"))


def extend(into: list[ActorMention], found: Iterable[ActorMention]) -> None:
    """Append the mentions that are not there yet."""
    into.extend(m for m in found if m not in into)
