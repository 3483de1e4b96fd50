"""What one state does with another's forces, soil or missions: "Chad let in French troops", "the use of its port".

Here: which word tells of it, by the thing that it is done with (dealings.yaml). Not here: who takes part
(dealing_parties.py), verbs that need no such thing (trigger_verbs.py), status and date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from pipeline.extract.candidates.forces import is_designation
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.lexicon.dealings import Dealing, dealings
from pipeline.extract.mentions.exercise_words import EXERCISE_WORD
from pipeline.extract.sentences.governing import wordings
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, acted_on, children, crowd, governor, lemma_of, subject
from pipeline.records import EventType

OWNED = frozenset({"of", "for", "by", "from", "with", "to"})
BACKGROUND = frozenset({"since", "after", "before", "until", "when", "as"})  # "since Turkish troops landed in 1974"


@dataclass(frozen=True, slots=True)
class Dealt:
    """A dealing as a word of a sentence tells of it."""

    dealing: Dealing
    things: tuple[Token, ...]  # the nouns that it is done with
    strong: bool  # tells of it even where the sentence names but one side

    @property
    def event_type(self) -> EventType:
        """Its type; with a unit of several ("keep their mixed patrol") it is a joint programme."""
        mixed = any(c.lower_ in word_sets()["joint"] for n in self.things for c in n.children)
        return EventType.JOINT_PROGRAM if mixed and self.dealing.soil else self.dealing.event_type


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words with which the entries of all dealings begin."""
    return frozenset(entry.split()[0] for d in dealings() for entry in (*d.doing, *d.done, *d.nouns))


def dealt_by(reading: Reading, word: Token) -> Dealt | None:
    """The dealing that a word tells of in its sentence, None where it tells of none."""
    if not {word.lemma_.lower(), lemma_of(word)} & _first_words() or not reading.actors:
        return None  # most words
    if word.pos_ not in VERBAL | {"NOUN"} or word.dep_ in {"aux", "auxpass"}:
        return None
    clause = word.head if word.dep_ == "conj" and word.head.pos_ in VERBAL else word
    if clause.dep_ == "advcl" and any(c.lower_ in BACKGROUND for c in children(clause, "mark", "advmod", "prep")):
        return None
    ways = {word.lemma_.lower(), *wordings(word)} if word.pos_ in VERBAL else {lemma_of(word)}
    for dealing in dealings():
        things = tuple(n for n in _told_of(word, ways, dealing) if _is_thing(reading, n, dealing))
        if things and EXERCISE_WORD.search(reading.text_of(list(word.subtree))) is None:
            return Dealt(dealing, things, bool(ways & dealing.strong))
    return None


def _told_of(word: Token, ways: set[str], dealing: Dealing) -> list[Token]:
    """The nouns that may be its thing."""
    if word.pos_ not in VERBAL:
        return [*_hanging_nouns(word), *([] if dealing.soil else _doers(word))] if ways & dealing.nouns else []
    doer = subject(word)
    found = [doer] if doer is not None and _does_it_itself(word, ways & dealing.doing) else []
    if ways & dealing.done:
        found += acted_on(word)
        # "let ships dock"
        found += [d for c in children(word, "ccomp", "xcomp") for d in children(c, "nsubj", "nsubjpass")]
    reached = _ends_with_preposition(word, dealing.done)
    found += [o for p in _prepositions(word) if p.lower_ in reached for o in children(p, "pobj")]
    return [n for noun in found for n in crowd(noun)]


def _doers(noun: Token) -> list[Token]:
    """Who gives or takes what a noun tells of ("British soldiers gave lessons", "lessons given by …")."""
    verb = governor(noun)
    doer = subject(verb) if verb is not None else None
    by = [o for c in children(noun, "acl") for p in children(c, "agent") for o in children(p, "pobj")]
    return [*by, *([doer] if doer is not None and doer.i != noun.i else [])]


def _does_it_itself(verb: Token, ways: set[str]) -> bool:
    """Does the subject do it to nothing else ("left Mali", "pulled out"; not "pulled a boy out of the rubble")?"""
    places = word_sets()["ground"] | word_sets()["posts"] | {"country"} | {w for way in ways for w in way.split()}
    return bool(ways) and all(o.pos_ == "PROPN" or lemma_of(o) in places for o in children(verb, "dobj"))


def _ends_with_preposition(verb: Token, entries: frozenset[str]) -> set[str]:
    """The prepositions by which entries such as "take part in" reach their thing with this verb."""
    phrases = _phrases(entries).get(verb.lemma_.lower())
    if not phrases:
        return set()
    own = {c.lower_ for c in verb.children}
    near = {p.lower_ for p in _prepositions(verb)}
    return {words[-1] for words in phrases if words[-1] in near and all(w in own | near for w in words[1:-1])}


@lru_cache(maxsize=64)
def _phrases(entries: frozenset[str]) -> dict[str, list[list[str]]]:
    """Entries of several words, split, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for words in (entry.split() for entry in entries if " " in entry):
        found.setdefault(words[0], []).append(words)
    return found


def _prepositions(verb: Token) -> list[Token]:
    """Those of a verb with its object and particles ("take part in", "pull out of")."""
    particles = [c for c in verb.children if c.lower_ in {"out", "away", "up"}]
    return [p for v in (verb, *children(verb, "dobj", "advmod"), *particles) for p in children(v, "prep", "prt")]


def _hanging_nouns(noun: Token) -> list[Token]:
    """By which nouns a noun says whose it is ("withdrawal of troops", "troop withdrawal", "lessons for officers")."""
    inside = [o for p in children(noun, "prep", "agent") if p.lower_ in OWNED for o in children(p, "pobj")]
    return [n for o in (*inside, *children(noun, "compound", "nmod", "poss")) for n in crowd(o)]


def _is_thing(reading: Reading, noun: Token, dealing: Dealing) -> bool:
    """Is it the thing that the dealing needs, or people of a state ("1,000 Americans") where that is its forces?"""
    if any(c.lower_ == "own" for c in noun.children):
        return False  # "have shared their own data"
    if {lemma_of(noun), noun.lemma_.lower()} & dealing.things:
        return True
    if dealing.designations:
        return is_designation(noun)
    counted = noun.i in reading.actor_at and noun.text.endswith(("s", "men")) and children(noun, "nummod", "quantmod")
    return dealing.people and bool(counted)
