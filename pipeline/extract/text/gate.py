"""The gate: an article or sentence without any trigger word costs next to nothing.

Here: one multi-pattern pass over lower-cased text. Not here: whether a trigger means an event.
"""

from __future__ import annotations

from functools import lru_cache

import ahocorasick_rs

from pipeline.extract.lexicon import load_lexicon
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.lexicon.dealings import dealings

# Kinds of verbs that tell of an event by themselves; "join", "send" or "buy" do so only beside other words.
TELLING_VERBS = frozenset({"cooperation", "training_others", "sharing", "exercise", "patrol", "training", "stationing"})
# Kinds of verbs too common for a sentence to be read for them alone ("go home", "make together").
COMMON_VERBS = frozenset(
    {
        "membership",
        "going",
        "moving",
        "seconding",
        "serving",
        "resizing",
        "teaching",
        "joint_if_together",
        "facing_together",
    }
)


def tells(text: str) -> bool:
    """Does a word that tells of an event by itself, or the name of a series, occur in an article or sentence?"""
    return bool(_matcher(TELLING_VERBS).find_matches_as_indexes(text.lower())) or deals(text)


def deals(text: str) -> bool:
    """Do a word of a dealing and the thing that it is done with both occur ("send" and "soldiers")?"""
    lowered = text.lower()
    return all(matcher.find_matches_as_indexes(lowered) for matcher in _dealing_matchers())


def enters(text: str) -> bool:
    """Does a word for a way into or out of an alliance occur in a sentence that names one?"""
    return bool(_membership_matcher().find_matches_as_indexes(text.lower()))


def has_trigger(sentence: str) -> bool:
    """Does any trigger, or the name of a series, occur in a sentence?"""
    return bool(_matcher(frozenset(triggers().verbs) - COMMON_VERBS).find_matches_as_indexes(sentence.lower()))


def refers_back(sentence: str) -> bool:
    """Does a sentence go on about an exercise by a noun too common to open an article ("this year's edition")?"""
    lowered = sentence.lower()
    return any(noun in lowered for noun in triggers().referring_nouns)


@lru_cache(maxsize=1)
def _dealing_matchers() -> tuple[ahocorasick_rs.AhoCorasick, ...]:
    words = {w.split()[0] for d in dealings() for w in (*d.doing, *d.done, *d.nouns)} | word_sets()["past_of_dealings"]
    common = {thing for d in dealings() if d.common for thing in d.things}
    things = {f" {thing}" for d in dealings() for thing in d.things - common}
    stems = {f" {_stem(word)}" for word in words}
    return ahocorasick_rs.AhoCorasick(sorted(things)), ahocorasick_rs.AhoCorasick(sorted(stems))


@lru_cache(maxsize=1)
def _membership_matcher() -> ahocorasick_rs.AhoCorasick:
    words = triggers().verbs["membership"] | word_sets()["membership_nouns"] | word_sets()["past_of_membership"]
    return ahocorasick_rs.AhoCorasick(sorted({f" {_stem(word)}" for word in words}))


@lru_cache(maxsize=2)
def _matcher(kinds: frozenset[str]) -> ahocorasick_rs.AhoCorasick:
    vocabulary = triggers()
    words = {" ".join(key) for key in vocabulary.nouns} - word_sets()["common_triggers"]
    words |= {form for kind in kinds for lemma in vocabulary.verbs[kind] for form in _forms(lemma)}
    words |= vocabulary.past_forms if "supplying" in kinds else set()
    words |= {name.lower() for series in load_lexicon().series for name in series.names if len(name) > 3}
    return ahocorasick_rs.AhoCorasick(sorted({_stem(word) for word in words}))


def _stem(word: str) -> str:
    """What all forms of a word begin with ("supply" without its last letter, as in "supplied")."""
    return word[:-1] if word.endswith(("y", "e")) and len(word) > 4 else word


def _forms(verb: str) -> set[str]:
    """What a verb with words after it is spelt like in a text ("work together": "working together"); else itself."""
    first, _, rest = verb.partition(" ")
    stem = first.removesuffix("e")
    return {f"{form} {rest}" for form in (first, f"{first}s", f"{stem}ed", f"{stem}ing")} if rest else {verb}
