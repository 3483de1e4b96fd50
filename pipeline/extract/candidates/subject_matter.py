"""What a trigger is about: defence, by its own words or its sentence's, or another field.

Here: how sure it is. Not here: the words of each field (contexts.yaml), nor what an article adds (standing.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.candidates.trigger import Trigger
from pipeline.extract.lexicon.cues import contexts, triggers, word_sets
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, children, governor, lemma_of, noun_path, phrase_tokens, subject
from pipeline.records import EXERCISE_TYPES, EventType


def about_defence(reading: Reading, trigger: Trigger) -> int:
    """2 when its own phrase speaks of defence, 1 when its sentence does, 0 when nothing does, -1 for another field."""
    cues = contexts()
    name = _proper_name(trigger.token) if trigger.event_type is not EventType.TALKS else _called(trigger.token)
    if trigger.event_type not in EXERCISE_TYPES and cues.other_fields.occurs_in(name) and not cues.is_defence(name):
        return -1  # "Food Security Dialogue", "Clean Energy Compact", "surrender talks"
    if trigger.series or (trigger.instrument and (trigger.members or cues.is_defence(trigger.token.doc.text))):
        return 2
    if trigger.event_type is EventType.TALKS and _is_occasion(trigger.token):
        return 2 if cues.is_defence(_subject_matter(trigger.token)) or _defence_officials_meet(reading) else 0
    if trigger.membership and (trigger.token.pos_ in VERBAL or children(trigger.token, "poss") or _is_sought(trigger)):
        return 2  # somebody's; not "support for membership of NATO"
    if trigger.dealt is not None:
        on_forces = cues.is_about_defence(reading.text) or cues.uniformed.occurs_in(reading.text)
        return 2 if on_forces or (reading.on_defence and not trigger.dealt.dealing.designations) else 0
    if trigger.token.pos_ in VERBAL:
        doer = subject(trigger.token)
        told = reading.text_of([*trigger.token.subtree, *(doer.subtree if doer is not None else ())])
        staff = trigger.event_type is EventType.COOPERATION and cues.uniformed.occurs_in(told)
        return 2 if staff or cues.is_defence(told) or cues.capability.occurs_in(told) else 0
    own = " ".join(t.text for noun in noun_path(trigger.token) for t in _own_words(noun)).replace(" - ", "-")
    if lemma_of(trigger.token) in {"game", "wargame", "war-game"}:
        return 2
    if cues.is_defence(own) or (trigger.event_type is EventType.JOINT_PROGRAM and cues.capability.occurs_in(own)):
        return 2
    if _is_run_by_forces(trigger):
        return 2
    if trigger.event_type is EventType.PATROL:
        return 1
    if cues.other_fields.occurs_in(own):
        return -1
    # In an article that speaks of defence throughout, "an agreement" is one on defence unless it says otherwise.
    throughout = reading.on_defence and trigger.event_type is EventType.AGREEMENT and trigger.token.tag_ != "NNS"
    return 1 if throughout or cues.is_defence(reading.text) else 0


def _is_sought(trigger: Trigger) -> bool:
    """Does a verb of membership govern it ("applied for NATO membership")?"""
    verb = governor(trigger.token)
    return verb is not None and verb.lemma_.lower() in triggers().verbs["membership"]


def _is_occasion(noun: Token) -> bool:
    """Is it a meeting or body, which is on defence only if it is called so? Not talks, nor cooperation discussed."""
    open_to_all = lemma_of(noun) in word_sets()["open_talks"]
    return not open_to_all and triggers().nouns.get((lemma_of(noun),)) is not EventType.COOPERATION


def _is_run_by_forces(trigger: Trigger) -> bool:
    """Do officers or police of several man what is called joint ("a joint centre to watch the truce")?"""
    verb = governor(trigger.token)
    doer = subject(verb) if verb is not None and trigger.event_type is EventType.JOINT_PROGRAM else None
    return doer is not None and lemma_of(doer) in word_sets()["trained"]


def _proper_name(noun: Token) -> str:
    """The capitalised words that make one name with a noun that is capitalised itself, else ""."""
    if not noun.text[:1].isupper() or noun.pos_ in VERBAL:
        return ""
    return " ".join(word for word in _called(noun).split() if word[:1].isupper())


def _called(noun: Token) -> str:
    """A noun with the words that say before it what kind it is."""
    kind = [t for c in noun.children if c.dep_ in {"compound", "nmod", "amod"} for t in c.subtree]
    return " ".join(t.text for t in (*kind, noun))


def _defence_officials_meet(reading: Reading) -> bool:
    """Are those who meet defence ministers, army chiefs and the like, by office or as the article named them before?"""
    if contexts().defence_officials.occurs_in(reading.text):
        return True
    return sum(a.text.split()[-1] in reading.officials for a in reading.actors) >= 2


def _subject_matter(noun: Token) -> str:
    """What a meeting is called and about, without who meets ("security talks on missiles")."""
    about = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"on", "about", "over", "regarding", "for"}]
    if noun.dep_ == "dobj":  # "set up a committee on maritime security": the parse hangs it on the verb
        about += [p for p in children(noun.head, "prep") if p.lower_ in {"on", "about"} and p.i > noun.i]
    if lemma_of(noun) in word_sets()["standing_bodies"] | {"group"}:
        about += children(noun, "relcl", "acl")  # "the steering group that guides their defence ties"
    named = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]
    return " ".join(t.text for part in (*named, *about) for t in part.subtree)


def _own_words(noun: Token) -> list[Token]:
    words = sorted(phrase_tokens(noun), key=lambda t: t.i)
    verb = governor(noun)
    if verb is not None:
        for child in verb.children:
            if child.dep_ in {"advcl", "xcomp"} and child.i > noun.i and any(g.tag_ == "TO" for g in child.children):
                words.extend(child.subtree)
    words.extend(t for c in noun.children if c.dep_ in {"relcl", "acl", "appos"} for t in c.subtree)
    return words
