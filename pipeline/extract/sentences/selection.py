"""Which sentences are parsed: parsing is what costs, and most articles of a corpus tell of no event.

Here: a glance at every article, a closer look at those that tell of something. Not here: the words that open an article
at all (gate.py).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.cues import contexts, word_sets
from pipeline.extract.mentions.exercise_words import EXERCISE_WORD
from pipeline.extract.sentences.layout import Layout
from pipeline.extract.text.document import Sentence
from pipeline.extract.text.gate import deals, enters, has_trigger, refers_back, tells

STANDS_IN = re.compile(
    r"\b(?:one|another|those|own|theirs|it|sign(?:ed|s|ing)?|ratif\w+|similar|follow(?:ed|s)?|first|second|third|next|last"
    r"|latest|previous|phase|leg|predecessor|successor|forerunner|began|drafts?|text|join(?:ed|s|ing)?|part of)\b",
    re.IGNORECASE,
)


def worth_a_glance(layout: Layout) -> list[Sentence]:
    """The sentences that are parsed of any article: those that tell of somebody and of defence by a telling word."""
    cues = contexts()
    return [
        s
        for s in layout.document.sentences
        if s.index in layout.series
        or ((s.index in layout.actors or s.is_headline) and tells(s.text) and cues.is_about_defence(s.text))
        or (s.index in layout.instruments and s.index in layout.actors)
        or (_of_an_alliance(layout, s) and enters(s.text))
        or (_of_several(layout, s) and deals(s.text) and _on_forces(s.text))
    ]


def _on_forces(text: str) -> bool:
    """Is a sentence on defence, or on people in uniform?"""
    return contexts().is_about_defence(text) or contexts().uniformed.occurs_in(text)


def _of_an_alliance(layout: Layout, sentence: Sentence) -> bool:
    """Does a sentence name an alliance and somebody else?"""
    named = {code for actor in layout.actors.get(sentence.index, []) for code in actor.codes}
    return len(named) > 1 and not named.isdisjoint(word_sets()["alliances"])


def _of_several(layout: Layout, sentence: Sentence) -> bool:
    """Does a sentence name several actors?"""
    return len({code for actor in layout.actors.get(sentence.index, []) for code in actor.codes}) > 1


def worth_a_closer_look(layout: Layout) -> list[Sentence]:
    """The sentences that are parsed of an article that tells of an event, or speaks of defence throughout.

    They hold a trigger or a name of the lexicon, go on about what came before ("Seoul has offered one to China too"),
    or speak of somebody and of defence ("Divers and staff officers came from Japan").
    """
    cues = contexts()
    known = layout.series.keys() | layout.instruments.keys()
    chosen: list[Sentence] = []
    for s in layout.document.sentences:
        told = s.index in known or has_trigger(s.text) or refers_back(s.text)
        follows = bool(chosen) and chosen[-1].index == s.index - 1
        goes_on = follows and (STANDS_IN.search(s.text) is not None or _calls_the_roll(layout, s, chosen[-1]))
        if told or goes_on or (s.index in layout.actors and cues.is_defence(s.text)):
            chosen.append(s)
    return chosen


def _calls_the_roll(layout: Layout, sentence: Sentence, before: Sentence) -> bool:
    """Does a sentence name several after one that tells of an exercise, so that it may say who takes part?"""
    told = before.index in layout.series or EXERCISE_WORD.search(before.text) is not None
    return told and _of_several(layout, sentence)
