"""A word of a sentence that may tell of an event: what those who find nouns, verbs and names hand on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates.dealings import Dealt
from pipeline.records import EventType


@dataclass(slots=True)
class Trigger:
    """A word of a sentence that may tell of an event."""

    token: Token
    event_type: EventType
    name: str | None = None
    series: bool = False  # an exercise series of the lexicon
    instrument: bool = False  # an instrument, forum or programme of the lexicon
    stand_in: bool = False  # "one", "another": type taken from what came before
    members: tuple[str, ...] = ()
    negotiated: bool = False  # governed by "talks on …"
    referring: bool = False  # a pronoun that stands for an instrument named before ("to sign it")
    membership: bool = False  # a way into or out of an alliance
    in_a_row: bool = False  # an edition told by its place in the row ("the first", "its predecessor", "the one before")
    serving: bool = False  # tells of forces that serve another state
    attending: bool = False  # tells who takes part in an exercise named before
    dealt: Dealt | None = None  # what a state does with another by it (dealings.yaml)
    several: bool = False  # a unit or programme called joint, or after two states
    alone: bool = False  # tells of it whatever it is done with
    joining: bool = False  # tells who gets, or wants, into an instrument told of before
    acting: bool = False  # tells what forces do, at an exercise only if one was told of just before
