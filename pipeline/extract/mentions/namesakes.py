"""Names that several have: Brussels of Belgium and of the EU, the Pacific Fleet of Russia and of the United States.

Here: whose an article means. Not here: names that are always one actor's (finder.py).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.lexicon.cues import references
from pipeline.extract.mentions.finder import ActorMention


def seated_bodies(actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """The mentions with "Brussels" as the EU (or NATO) where the article names that body and never Belgium itself."""
    seats = references()["seats"]
    named = {code for a in actors if a.text not in seats for code in a.codes}
    moved = []
    for actor in actors:
        bodies = [b for b in seats.get(actor.text, []) if b in named]
        meant = bool(bodies) and not named & set(actor.codes)
        moved.append(replace(actor, codes=(bodies[0],)) if meant else actor)
    return tuple(moved)


def shared_names(actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """The mentions, those of a shared name with the owner last named before it, else the first named after it.

    Where the article names none of the owners, the name keeps the one that the lexicon gives it.
    """
    owners = references()["shared"]
    clear = [(a.start, code) for a in actors if a.text not in owners for code in a.codes if len(a.codes) == 1]
    return tuple(_of_its_owner(a, owners[a.text], clear) if a.text in owners else a for a in actors)


def _of_its_owner(actor: ActorMention, owners: list[str], clear: list[tuple[int, str]]) -> ActorMention:
    named = [(start, code) for start, code in clear if code in owners]
    before = [code for start, code in named if start < actor.start]
    meant = before[-1:] or [code for _, code in named[:1]]
    return replace(actor, codes=(meant[0],)) if meant else actor
