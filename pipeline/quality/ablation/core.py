"""The core without a parser: an event is a trigger word about defence in a sentence, its parties are whom that names.

It is what the parse has to beat, built from the same words and rules. Not here: anything that the pipeline runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.extract.lexicon.cues import contexts, status_rules, triggers
from pipeline.extract.mentions.finder import Mentions, mention_finder
from pipeline.extract.sentences.reading import by_sentence
from pipeline.extract.text.document import Sentence, read_document
from pipeline.records import Article, EventClass, EventRecord, EventType, Evidence, Participant, Status


class CoreExtractor:
    """Article → events, by gazetteer and words alone. Dates, places and names are left out."""

    name = "core"
    version = "1"
    languages = frozenset({"en"})

    def extract(self, article: Article) -> list[EventRecord]:
        """The events in text order, one per class and set of parties."""
        document = read_document(article.text)
        mentions = mention_finder().find(article.text)
        actors = by_sentence(document, mentions.actors)
        found: dict[tuple[EventClass, tuple[str, ...]], EventRecord] = {}
        for sentence in document.sentences:
            codes = tuple(sorted({c for a in actors.get(sentence.index, []) for c in a.codes}))
            for event_type in _types(sentence, mentions):
                least = 2 if event_type.event_class is EventClass.PARTNERSHIP else 1
                if len(codes) >= least:
                    found.setdefault((event_type.event_class, codes), _record(sentence, event_type, codes))
        return list(found.values())


def _types(sentence: Sentence, mentions: Mentions) -> Iterator[EventType]:
    inside = (m for m in mentions.series if sentence.start <= m.start < sentence.end)
    if next(inside, None) is not None:
        yield EventType.EXERCISE
    yield from (m.instrument.event_type for m in mentions.instruments if sentence.start <= m.start < sentence.end)
    if contexts().is_defence(sentence.text):
        for match in _words().finditer(sentence.text.lower()):
            yield triggers().nouns[tuple(match.group(1).split())]


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """The trigger nouns, longest first, in the singular or plural."""
    words: Iterable[str] = sorted((" ".join(key) for key in triggers().nouns), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")s?\b")


def _record(sentence: Sentence, event_type: EventType, codes: tuple[str, ...]) -> EventRecord:
    return EventRecord(
        event_type=event_type,
        status=_status(sentence.text, event_type),
        participants=tuple(map(Participant, codes)),
        evidence=(Evidence(sentence.start, sentence.end, sentence.text),),
    )


def _status(text: str, event_type: EventType) -> Status:
    """By the first rule of statuses.yaml that fits the sentence, of whatever tense; else what is usual."""
    for rule in status_rules()[event_type.event_class]:
        of_type = not rule.types or event_type.value in rule.types
        if of_type and rule.pattern.search(text) and not (rule.unless and rule.unless.search(text)):
            return rule.status
    return Status.ACTIVE if event_type.event_class is EventClass.PARTNERSHIP else Status.COMPLETED
