"""Places that a sentence only points at: "here" (the dateline), "there", "the capital", "the town of that name".

Here: what such words stand for, from what the article named before. Not here: whether an event is there (where.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.mentions.finder import PlaceMention
from pipeline.extract.mentions.place_names import Pointer, capital_names, place_called, preposition_before
from pipeline.extract.text.document import Document, Sentence

REACH = 3  # sentences back in which "there" finds its place
WORDS = re.compile(
    r"\b(?P<here>(?<!from )here)\b|\b(?P<there>there)\b(?! (?:is|are|was|were|has|had|have|will|would|may|could)\b)"
    r"|\b(?P<same>the same (?:city|town|port|place|village))\b"
    r"|\bthe (?P<capital>capital)\b(?! (?:of|city of)\b)"
    r"|\b(?P<namesake>(?:town|city|port|village|island|district|base|province) of (?:that|the same) name)\b",
    re.IGNORECASE,
)
OWNING = frozenset({"'s", "’s"})
NAMED_AFTER = re.compile(
    r"\b(?P<name>[A-ZÀ-Ý][\w’'-]+)(?: (?:Security|Defen[cs]e|Joint|Peace))? "
    r"(?:Treaty|Declaration|Agreement|Accords?|Pact|Charter|Convention|Protocol|Compact|Statement|Process|Initiative)\b"
)


def pointers(
    sentence: Sentence, document: Document, places: Mapping[int, Sequence[PlaceMention]]
) -> tuple[Pointer, ...]:
    """The words of a sentence that point at a place which the article has named."""
    return tuple(_pointers(sentence, document, places))


def _pointers(
    sentence: Sentence, document: Document, places: Mapping[int, Sequence[PlaceMention]]
) -> Iterator[Pointer]:
    for match in WORDS.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if match["here"]:
            name = document.dateline_place
        elif match["there"]:
            name = _last_led_to(_before(sentence, start, document, places), document.text)
        elif match["same"]:
            name = _last_town(_before(sentence, start, document, places))
        elif match["capital"]:
            name = _last_capital(_before(sentence, start, document, places, reach=len(document.sentences)), document)
        else:
            after = NAMED_AFTER.search(sentence.text[: match.start()])
            name = after["name"] if after is not None else ""
        if name:
            yield Pointer(start, end, name, place_called(name))


def _before(
    sentence: Sentence,
    end: int,
    document: Document,
    places: Mapping[int, Sequence[PlaceMention]],
    reach: int = REACH,
) -> Iterator[PlaceMention]:
    """The places named before an offset, the last first."""
    for index in range(sentence.index, max(sentence.index - reach, 0) - 1, -1):
        yield from reversed([p for p in places.get(index, ()) if p.end <= end and index < len(document.sentences)])


def _last_led_to(before: Iterator[PlaceMention], text: str) -> str:
    led_to = (p for p in before if preposition_before(text[max(0, p.start - 80) : p.start]))
    return next((p.text for p in led_to if text[p.end : p.end + 2] not in OWNING), "")


def _last_town(before: Iterator[PlaceMention]) -> str:
    return next((p.text for p in before if p.place.kind == "city"), "")


def _last_capital(before: Iterator[PlaceMention], document: Document) -> str:
    known = capital_names()
    told = next((p.text for p in before if p.text in known), "")
    return told or (document.dateline_place if document.dateline_place in known else "")
