"""Partners of a list that tells of each when: "pacts with Chad in May, Togo in June and Niger a month later".

Here: the partners that the parse ties to nothing, as each stands after the time of the one before. Not here: partners
by grammar (participants.py), and that each is an event of its own (split.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL

GOES_ON = re.compile(r"\s[^,;:()]{3,30}(?:,|,?\sand)\s(?:the\s)?")


def gapped(reading: Reading, partners: Sequence[ActorMention]) -> list[ActorMention]:
    """The actors that go on the list whose last one is a partner, each parted from the one before by its time."""
    if not partners:
        return []
    last, found = max(partners, key=lambda m: m.start), list[ActorMention]()
    for actor in reading.actors:
        if actor.start >= last.end and _goes_on(reading, last, actor):
            found.append(actor)
            last = actor
    return found


def _goes_on(reading: Reading, last: ActorMention, actor: ActorMention) -> bool:
    base = reading.sentence.start
    timed = any(last.end < t.start and t.end < actor.start for t in reading.times)
    # up to the word after it: "in May, and Peru signed one" goes on about something else
    first, after = reading.tokens(last.start, last.end)[-1].i + 1, reading.tokens(actor.start, actor.end)[-1].i + 2
    acts = any(t.pos_ in VERBAL for t in reading.doc[first:after])
    return timed and not acts and GOES_ON.fullmatch(reading.text[last.end - base : actor.start - base]) is not None
