"""The gate: an article or sentence without any trigger word costs next to nothing.

Here: one multi-pattern pass over lower-cased text. Not here: whether a trigger means an event.
"""

from __future__ import annotations

from functools import lru_cache

import ahocorasick_rs

from pipeline.extract.cues import triggers
from pipeline.extract.lexicon import load_lexicon


def opens(text: str) -> bool:
    """May the article tell of an event at all: does a trigger or the name of a series or instrument occur in it?"""
    return bool(_matcher().find_matches_as_indexes(text.lower()))


def has_trigger(sentence: str) -> bool:
    """Does a trigger, or the name of a series, occur in a sentence?"""
    return bool(_matcher().find_matches_as_indexes(sentence.lower()))


@lru_cache(maxsize=1)
def _matcher() -> ahocorasick_rs.AhoCorasick:
    vocabulary = triggers()
    words = {" ".join(key) for key in vocabulary.nouns}
    words |= {lemma for lemmas in vocabulary.verbs.values() for lemma in lemmas}
    words |= {name.lower() for series in load_lexicon().series for name in series.names if len(name) > 3}
    stems = {w[:-1] if w.endswith(("y", "e")) and len(w) > 4 else w for w in words}
    return ahocorasick_rs.AhoCorasick(sorted(stems))
