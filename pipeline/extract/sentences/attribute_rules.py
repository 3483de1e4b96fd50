"""The model's rules from tags, forms and dependencies to parts of speech, asked by table and not all for every word.

Most of these rules look at one word only, so that its form or its tag says which of them can hold; spaCy's matcher
tries each of them on each word, which takes a fifth of a parse. Here: that table. Not here: the rules themselves, which
stay the model's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

ASKED = ("LOWER", "TAG", "DEP")


@dataclass(frozen=True, slots=True)
class OneWord:
    """A rule on one word: what it has to be, by spaCy's numbers for words; an empty set allows anything."""

    rule: int
    forms: frozenset[int]
    tags: frozenset[int]
    deps: frozenset[int]

    def holds(self, token: Token) -> bool:
        """Does it hold for a word that has one of its forms, or none is asked for?"""
        return (not self.tags or token.tag in self.tags) and (not self.deps or token.dep in self.deps)


class RuleTable:
    """Finds what spaCy's matcher finds of an attribute ruler's rules; stands in its place in the ruler."""

    def __init__(self, vocab: Vocab, rules: Sequence[dict[str, Any]]) -> None:
        """Sort the rules by form or else by tag; those on several words or with other conditions stay with spaCy."""
        self._others = Matcher(vocab)
        self._by_form: dict[int, list[OneWord]] = {}
        self._by_tag: dict[int, list[OneWord]] = {}
        for number, rule in enumerate(rules):
            name = vocab.strings.add(str(number))  # as the ruler itself names them
            simple = [_one_word(vocab, name, pattern) for pattern in rule["patterns"]]
            tabled = [s for s in simple if s is not None]
            if len(tabled) < len(simple):
                self._others.add(name, rule["patterns"])
                continue
            for one in tabled:
                place, keys = (self._by_form, one.forms) if one.forms else (self._by_tag, one.tags)
                for key in keys:
                    place.setdefault(key, []).append(one)

    def __call__(self, doc: Doc, **_options: bool) -> list[tuple[int, int, int]]:
        """(rule, first token, token after the last) of everything that holds, in no particular order."""
        found = list(self._others(doc, allow_missing=True))
        for token in doc:
            for one in (*self._by_form.get(token.lower, ()), *self._by_tag.get(token.tag, ())):
                if one.holds(token):
                    found.append((one.rule, token.i, token.i + 1))
        return found


def _one_word(vocab: Vocab, rule: int, pattern: list[dict[str, Any]]) -> OneWord | None:
    """A pattern as one for the table; None where it asks for several words or more than form, tag and dependency."""
    if len(pattern) != 1 or not pattern[0].keys() <= set(ASKED):
        return None
    allowed = [_allowed(pattern[0].get(attribute, [])) for attribute in ASKED]
    if None in allowed or not (allowed[0] or allowed[1]):
        return None
    forms, tags, deps = (frozenset(map(vocab.strings.add, words or [])) for words in allowed)
    return OneWord(rule, forms, tags, deps)


def _allowed(condition: Any) -> list[str] | None:
    """The words that a condition allows; None where it is no list of them (a regular expression, "not in")."""
    if isinstance(condition, dict):
        return condition["IN"] if condition.keys() == {"IN"} else None
    return [condition] if isinstance(condition, str) else condition
