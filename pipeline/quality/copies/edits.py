"""What outlets do to a report that they pass on, and what they do with a part of it: edits of a text, each documented.

Here: text → text, pure. A text is a headline (or none) and paragraphs. Not here: which edits make which pair (pairs.py,
data/gold/copies/pairs.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

SENTENCE_END = re.compile(r"(?<=[.!?”\"]) (?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way."""

    headline: str | None
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """As an article holds it."""
        return "\n\n".join((*([self.headline] if self.headline else []), *self.paragraphs))


Library = Callable[[str], Draft]  # the article of an id


def apply(draft: Draft, edits: Sequence[dict[str, Any]], article: Library) -> Draft:
    """The draft after all edits. Raises ValueError on an edit that is none, with the names of those that are."""
    for edit in edits:
        ((name, value),) = edit.items()
        if name not in EDITS:
            raise ValueError(f"no edit is called {name!r}; there are: {', '.join(EDITS)}")
        draft = EDITS[name](draft, value, article)
    return draft


def headline(draft: Draft, value: str, _: Library) -> Draft:
    """Another headline."""
    return replace(draft, headline=value)


def keep(draft: Draft, value: float, _: Library) -> Draft:
    """Cut from the end, at the end of the sentence in which this share of the words is reached."""
    limit = value * sum(len(p.split()) for p in draft.paragraphs)
    kept: list[str] = []
    count = 0
    for paragraph in draft.paragraphs:
        sentences: list[str] = []
        for sentence in SENTENCE_END.split(paragraph):
            if count < limit:
                sentences.append(sentence)
                count += len(sentence.split())
        if sentences:
            kept.append(" ".join(sentences))
    return replace(draft, paragraphs=tuple(kept))


def drop(draft: Draft, value: list[int], _: Library) -> Draft:
    """Leave paragraphs out, counted from 1."""
    return replace(draft, paragraphs=tuple(p for n, p in enumerate(draft.paragraphs, 1) if n not in value))


def order(draft: Draft, value: list[int], _: Library) -> Draft:
    """The paragraphs in another order; numbers that there are none of are passed over."""
    return replace(draft, paragraphs=tuple(draft.paragraphs[n - 1] for n in value if n <= len(draft.paragraphs)))


def prefix(draft: Draft, value: str, _: Library) -> Draft:
    """A note before the text."""
    return replace(draft, paragraphs=(value, *draft.paragraphs))


def suffix(draft: Draft, value: str, _: Library) -> Draft:
    """A note after the text."""
    return replace(draft, paragraphs=(*draft.paragraphs, value))


def between(draft: Draft, value: str, _: Library) -> Draft:
    """A note after every paragraph."""
    return replace(draft, paragraphs=tuple(p for paragraph in draft.paragraphs for p in (paragraph, value)))


def lead(draft: Draft, value: str, _: Library) -> Draft:
    """An own first paragraph before the text."""
    return prefix(draft, value, _)


def words(draft: Draft, value: list[list[str]], _: Library) -> Draft:
    """Words replaced everywhere, in this order."""
    paragraphs = draft.paragraphs
    for old, new in value:
        paragraphs = tuple("\n\n".join(paragraphs).replace(old, new).split("\n\n"))
    return replace(draft, paragraphs=paragraphs)


def background_under(draft: Draft, value: str, article: Library) -> Draft:
    """Another article's text, with the last paragraph of this one as its background: news of its own."""
    return replace(article(value), paragraphs=(*article(value).paragraphs, draft.paragraphs[-1]))


def digest(draft: Draft, value: list[str], article: Library) -> Draft:
    """The first paragraphs of several articles, this one's in the second place: a digest of the day."""
    first, *rest = [article(other).paragraphs[0] for other in value]
    return Draft("The day in brief", (first, draft.paragraphs[0], *rest))


def lead_of(draft: Draft, value: str, article: Library) -> Draft:
    """Another article under this one's first paragraph: the news taken over, the rest reported anew."""
    return replace(article(value), headline=None, paragraphs=(draft.paragraphs[0], *article(value).paragraphs[1:]))


def statement_in(draft: Draft, value: str, article: Library) -> Draft:
    """Another article that has the second paragraph of this one, as if both quoted it from one statement."""
    opening, *rest = article(value).paragraphs
    return replace(article(value), paragraphs=(opening, draft.paragraphs[1], *rest))


EDITS: dict[str, Callable[[Draft, Any, Library], Draft]] = {
    "headline": headline,
    "keep": keep,
    "drop": drop,
    "order": order,
    "prefix": prefix,
    "suffix": suffix,
    "between": between,
    "lead": lead,
    "replace": words,
    "background_under": background_under,
    "digest": digest,
    "lead_of": lead_of,
    "statement_in": statement_in,
}
