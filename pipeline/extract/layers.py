"""Which layers of the rules are at work: all of them, save where one is switched off to measure what it is worth.

Not here: the measuring (quality/ablation).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layers:
    """The switches of RulesExtractor; the pipeline never turns one off."""

    persons: bool = True  # leaders, officials and "the alliance" stand for their states and bodies
    closer_look: bool = True  # an article that tells of an event is read once more, in more of its sentences
    plausibility: bool = True  # questions, talk and standing facts are thrown out
    completion: bool = True  # a clause that names too few parties takes those of its sentence or article
    frames: bool = True  # what is told of one event across an article comes together


ALL = Layers()
