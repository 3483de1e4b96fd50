"""Who takes part in an event, by the way each is tied to it.

Here: the data. Not here: how it is read off a sentence (participants.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from pipeline.extract.mentions.finder import ActorMention


@dataclass(slots=True)
class Roles:
    """Actors of one candidate by the way they are tied to it, each in text order."""

    subject: list[ActorMention] = field(default_factory=list)
    partners: list[ActorMention] = field(default_factory=list)
    inside: list[ActorMention] = field(default_factory=list)

    def codes(self) -> list[str]:
        """All codes, each once, in order of appearance by role."""
        return list(dict.fromkeys(c for m in (*self.subject, *self.inside, *self.partners) for c in m.codes))

    def leave_out(self, gone: Collection[ActorMention]) -> None:
        """Take out the actors that some mentions stand for."""
        codes = {c for m in gone for c in m.codes if m.kind not in {"leader", "person"}}
        for role in (self.subject, self.partners, self.inside):
            role[:] = [m for m in role if m not in gone and not codes & set(m.codes)]

    def partner_codes(self) -> list[str]:
        """The partners' codes, each once, in text order."""
        return list(dict.fromkeys(c for m in self.partners for c in m.codes))
