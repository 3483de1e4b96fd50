"""The expressions of statuses.yaml over what a verb or a clause says.

Here: which rule fits a text. Not here: which texts are looked at, and what decides before them (predicate.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.lexicon.cues import StatusRule, status_rules
from pipeline.extract.sentences.tense import tense_of
from pipeline.extract.sentences.tree import children, spoken
from pipeline.extract.times import Tense
from pipeline.records import EventType, Status

CORE = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "acomp", "dobj", "attr", "oprd", "xcomp", "prep", "dative"})


def status_told_by(verb: Token, event_type: EventType) -> Status | None:
    """The status that a verb with its own words tells of an event of that type, None when it tells none."""
    found = explicit([(core_text(verb), tense_of(verb))], event_type)
    return found[0].status if found else None


def explicit(texts: list[tuple[str, Tense]], event_type: EventType) -> tuple[StatusRule, Tense] | None:
    """The rule that fits the first of some texts, with that text's tense."""
    for text, tense in texts:
        rule = _first_fitting(text, tense, event_type)
        if rule is not None:
            return rule, tense
    return None


def core_text(verb: Token) -> str:
    """A verb with its auxiliaries, objects and prepositional phrases, without the clauses that hang on it."""
    tokens: dict[int, Token] = {}
    for v in spoken(verb):
        for token in _core_tokens(v):
            tokens[token.i] = token
    return " ".join(tokens[i].text for i in sorted(tokens))


def _core_tokens(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ in CORE:
            yield child
            if child.dep_ in {"dobj", "attr", "acomp", "oprd"}:
                yield from (c for c in child.children if c.dep_ in {"det", "poss", "amod", "neg", "compound"})
                for prep in children(child, "prep"):
                    if prep.lower_ in {"to", "of", "for", "in"}:
                        yield prep
            elif child.dep_ == "prep":
                yield from children(child, "pobj")


def _first_fitting(text: str, tense: Tense, event_type: EventType) -> StatusRule | None:
    for rule in status_rules()[event_type.event_class]:
        if rule.tenses and tense.value not in rule.tenses:
            continue
        if rule.types and event_type.value not in rule.types:
            continue
        if rule.pattern.search(text) and not (rule.unless and rule.unless.search(text)):
            return rule
    return None
