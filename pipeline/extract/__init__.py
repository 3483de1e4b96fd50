"""Article → event records. No Dagster, no database, no network.

Here: the interface every extractor has, and the one way to get one.
"""

from __future__ import annotations

from typing import Protocol

from pipeline.records import Article, EventRecord

EXTRACTORS = ("rules",)


class Extractor(Protocol):
    """What the pipeline asks of an extractor; `version` changes whenever its results may.

    `languages` are the ISO 639 codes it reads; articles in others are kept and not given to it.
    """

    name: str
    version: str
    languages: frozenset[str]

    def extract(self, article: Article) -> list[EventRecord]:
        """The events that an article tells of; an empty list is the usual answer."""


def get_extractor(name: str) -> Extractor:
    """The extractor of that name. Raises ValueError with the known names."""
    if name == "rules":
        # Loading the lexicon and the parser costs a second: only who extracts pays it.
        from pipeline.extract.rules import RulesExtractor  # noqa: PLC0415

        return RulesExtractor()
    raise ValueError(f"unknown extractor {name!r}; known are: {', '.join(EXTRACTORS)}")
