"""The text as the extractor sees it: headline, dateline, paragraphs, sentences, all with offsets into the article.

Here: where a sentence begins and ends. Not here: what any of them says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.lexicon.words import word_list
from pipeline.extract.text.datelines import after_headline, dateline_length, place_line_length

BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
BULLET = re.compile(r"\s*(?:[-*•·–]|\d{1,2}[.)]|#{1,6})\s")
# Blanked out: words inside a link are no prose, and signs of emphasis stand between a name and its noun.
NO_PROSE = re.compile(r"\(?https?://[^\s)]+\)?|</?[a-zA-Z][^<>\n]{0,120}>|\*\*|__")
ODD_BLANKS = "\n\u00a0\u2007\u2009\u202f"
WRAP_WIDTH = 100  # characters; the usual hard wraps are at 65 to 80
BREAK = re.compile(r"([.!?…][\"”’')\]]*)(\s+)(?=[\"“‘'(\[]?[A-Z0-9À-Ý])")
WORD_BEFORE = re.compile(r"([\w.’'-]+)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline or list line: text == article[start:end], line breaks and addresses blanked."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    is_headline: bool


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences, without its dateline."""

    text: str
    sentences: tuple[Sentence, ...]
    dateline: str = ""

    @property
    def dateline_place(self) -> str:
        """Where the article was written, as a name in running text ("Mexico City"); empty where nothing says it."""
        place = re.split(r"\s*[,(/:\d–—]|\s+-", self.dateline, maxsplit=1)[0].strip()
        return place.title() if place.isupper() else place


def read_document(text: str) -> Document:
    """Cut an article's text into sentences; the headline is its first paragraph when that is no full sentence."""
    sentences: list[Sentence] = []
    dateline = ""
    flat = plain_prose(text)
    for number, (begin, end) in enumerate(paragraph_spans(text)):
        start = begin
        headline = number == 0 and _is_headline(flat[start:end], flat[end:])
        between = after_headline(flat[start:end], text[start:end])
        if between is not None:
            title = flat[start : start + between[0]].rstrip()
            sentences.append(Sentence(len(sentences), start, start + len(title), title, number, is_headline=True))
            dateline, headline = dateline or flat[start + between[0] : start + between[1]], False
            start += between[1]
        elif not headline:
            opening = dateline_length(flat[start:end]) if not dateline and number <= 2 else 0
            opening = opening or place_line_length(flat[start:end])
            dateline = dateline or flat[start : start + opening]
            start += opening
        for piece_start, piece_end in sentence_spans(flat[start:end]):
            piece = flat[start + piece_start : start + piece_end]
            sentences.append(
                Sentence(len(sentences), start + piece_start, start + piece_end, piece, number, is_headline=headline)
            )
    return Document(text, tuple(sentences), dateline)


def plain_prose(text: str) -> str:
    """Text of the same length with plain blanks for line breaks, odd blanks, links, tags and marks of emphasis."""
    text = NO_PROSE.sub(lambda m: " " * len(m.group()), text)
    for blank in ODD_BLANKS:
        text = text.replace(blank, " ")
    return text


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each paragraph: between blank lines, and each list item for itself.

    A single line break inside a block ends a paragraph only where the lines are long (one paragraph a line); short
    lines are text that was wrapped, as in mail, transcripts and Markdown.
    """
    spans: list[tuple[int, int]] = []
    for block in BLOCK.finditer(text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in re.finditer(r"[^\n]+", block.group())]
        wrapped = all(end - start <= WRAP_WIDTH for start, end in lines[:-1])
        current: tuple[int, int] | None = None
        for start, end in lines:
            if current is not None and wrapped and not BULLET.match(text[start:end]):
                current = (current[0], end)
                continue
            if current is not None:
                spans.append(current)
            current = (start, end)
        if current is not None:
            spans.append(current)
    return [(start, end) for start, end in spans if text[start:end].strip()]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of one paragraph, white space trimmed; abbreviations do not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in BREAK.finditer(text):
        stop = match.end(1)
        if match.group(1)[0] == "." and _is_abbreviation(text[start : match.start(1) + 1]):
            continue
        spans.append((start, stop))
        start = match.end(2)
    spans.append((start, len(text)))
    trimmed = []
    for begin, finish in spans:
        piece = text[begin:finish]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            trimmed.append((begin + lead, begin + len(piece.rstrip())))
    return trimmed


def _is_headline(paragraph: str, rest: str) -> bool:
    stripped = paragraph.strip()
    if not rest.strip() or len(stripped) > 160 or dateline_length(paragraph):
        return False
    return stripped[-1] not in '.!?"”' or (len(stripped) < 60 and stripped[-1] in '"”?!')


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(word_list("abbreviations.txt"))


def _is_abbreviation(text: str) -> bool:
    """Is the full stop at the end of `text` part of an abbreviation ("Lt. Gen. Smith", "U.S. forces", "J. Smith")?"""
    word = WORD_BEFORE.search(text)
    if word is None:
        return False
    letters = word.group(1)
    if len(letters) == 1 and letters.isupper():
        return True
    return letters in _abbreviations() or letters.rstrip(".") in _abbreviations()
