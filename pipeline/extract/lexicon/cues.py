"""The cue words of the lexicon (YAML), compiled: triggers, contexts, status rules, verb lists.

Here: reading and checking the cue files. Not here: what is done with a cue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pipeline.extract.lexicon import load_lexicon
from pipeline.extract.lexicon.any_of import AnyOf, whole_words
from pipeline.extract.lexicon.words import FOLDER
from pipeline.extract.lexicon.yaml_file import fail, load_yaml
from pipeline.extract.times.model import Tense
from pipeline.records import EventClass, EventType, Status

# A blank without a quantifier of its own; what stands in brackets or looks behind (group 1) is left as it is.
BLANK = re.compile(r"(\[[^\]]*\]|\(\?<[!=][^)]*\))| (?![?*+{])")


@dataclass(frozen=True, slots=True)
class Triggers:
    """Trigger lemmas by what they stand for; phrases are tuples of lemmas."""

    nouns: dict[tuple[str, ...], EventType]
    verbs: dict[str, frozenset[str]]  # kind of verb trigger → lemmas
    stand_ins: frozenset[str]
    referring_nouns: frozenset[str]
    exercise_nouns: frozenset[str]  # those that refer to an exercise only right after one
    past_forms: frozenset[str]  # of verbs whose past the lemma does not begin


@dataclass(frozen=True, slots=True)
class Contexts:
    """Expressions that decide whether words are about defence."""

    defence: AnyOf
    look_alikes: re.Pattern[str]
    other_fields: AnyOf
    not_military: AnyOf
    capability: AnyOf  # what a joint programme makes or runs
    defence_officials: AnyOf  # who meets, when a meeting is one on defence
    uniformed: AnyOf  # whom an agreement is on, in an article that is on defence

    def is_defence(self, text: str) -> bool:
        """Do the words of a text speak of defence or security, look-alikes ("food security") taken out?"""
        return self.defence.occurs_in(text) and self.defence.occurs_in(self.look_alikes.sub(" ", text))

    def is_about_defence(self, text: str) -> bool:
        """The same, or do they name a capability that one makes, buys or runs ("frigates")?"""
        return self.is_defence(text) or self.capability.occurs_in(text)


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One line of statuses.yaml: when the expression fits the clause, and the tense the predicate, the status holds."""

    status: Status
    pattern: re.Pattern[str]
    tenses: frozenset[str]  # empty: any
    types: frozenset[str]  # empty: any of the class
    unless: re.Pattern[str] | None
    name: str  # "signed: sign(?:ed|…)" shortened, for explanations


def read_yaml(name: str) -> Any:
    """The content of a YAML file of the lexicon folder. Raises CueError when it is no YAML or has a fault."""
    return load_yaml(FOLDER / name)


@lru_cache(maxsize=1)
def references() -> dict[str, dict[str, list[str]]]:
    """references.yaml: by kind of reference, a name and the actor codes that it may mean. Raises CueError."""
    data: dict[str, dict[str, list[str]]] = read_yaml("references.yaml")
    for code in (c for words in data.values() for codes in words.values() for c in codes):
        if code not in load_lexicon().actors:
            fail(FOLDER / "references.yaml", code, f"unknown actor code {code!r}", "use a code of actors.csv")
    return data


@lru_cache(maxsize=1)
def triggers() -> Triggers:
    """triggers.yaml, checked: a word may stand for one kind of event only."""
    data = read_yaml("triggers.yaml")
    nouns: dict[tuple[str, ...], EventType] = {}
    for kind, words in data["nouns"].items():
        for word in words:
            key = tuple(str(word).split())
            if key in nouns:
                fault = f"{word!r} stands under {nouns[key]} and under {kind}"
                fail(FOLDER / "triggers.yaml", word, fault, "keep one", place=-1)
            nouns[key] = EventType(_one_of(kind, EventType, "triggers.yaml"))
    verbs = {kind: frozenset(map(str, words)) for kind, words in data["verbs"].items()}
    return Triggers(
        nouns,
        verbs,
        frozenset(map(str, data["stand_ins"])),
        frozenset(data["referring_nouns"]),
        frozenset(data["exercise_nouns"]),
        frozenset(data["past_forms"]),
    )


@lru_cache(maxsize=1)
def contexts() -> Contexts:
    """contexts.yaml, each list compiled into one. Raises CueError on a wrong expression."""
    data = read_yaml("contexts.yaml")
    return Contexts(
        defence=AnyOf(_checked("contexts.yaml", data["defence"])),
        look_alikes=_any_of("contexts.yaml", data["defence_look_alikes"]),
        other_fields=AnyOf(_checked("contexts.yaml", data["other_fields"])),
        not_military=AnyOf(_checked("contexts.yaml", data["not_military"])),
        capability=AnyOf(_checked("contexts.yaml", data["capability"])),
        uniformed=AnyOf(_checked("contexts.yaml", data["uniformed"])),
        defence_officials=AnyOf(_checked("contexts.yaml", data["defence_officials"])),
    )


@lru_cache(maxsize=1)
def status_rules() -> dict[EventClass, tuple[StatusRule, ...]]:
    """statuses.yaml: per class the rules in the order in which they are tried."""
    data = read_yaml("statuses.yaml")
    rules: dict[EventClass, tuple[StatusRule, ...]] = {}
    for name, entries in data.items():
        event_class = EventClass(_one_of(name, EventClass, "statuses.yaml"))
        rules[event_class] = tuple(_status_rule(entry, "statuses.yaml") for entry in entries)
    return rules


@lru_cache(maxsize=1)
def alliance_members() -> dict[str, frozenset[str]]:
    """references.yaml: alliances that are founded by a pact of the same name, with their members."""
    return {body: frozenset(codes) for body, codes in references()["pacts"].items()}


@lru_cache(maxsize=1)
def adversaries() -> frozenset[frozenset[str]]:
    """references.yaml: pairs between whom nothing is a partnership."""
    return frozenset(map(frozenset, references()["adversaries"].values()))


@lru_cache(maxsize=1)
def afterwards_rules() -> tuple[StatusRule, ...]:
    """afterwards.yaml: what the rest of a sentence may tell of an instrument that it says was signed."""
    return tuple(_status_rule(entry, "afterwards.yaml") for entry in read_yaml("afterwards.yaml")["partnership"])


@lru_cache(maxsize=1)
def word_sets() -> dict[str, frozenset[str]]:
    """words.yaml: named sets of lemmas (reporting verbs, planning verbs, heads that act for no state, ...)."""
    return {name: frozenset(map(str, words)) for name, words in read_yaml("words.yaml").items()}


@lru_cache
def patterns(file: str) -> dict[str, re.Pattern[str]]:
    """A YAML file of named lists of expressions, each list compiled into one. Raises CueError on a wrong one."""
    return {name: _any_of(file, entries) for name, entries in read_yaml(file).items()}


def _status_rule(entry: dict[str, Any], file: str) -> StatusRule:
    patterns = entry["match"]
    return StatusRule(
        status=Status(_one_of(entry["status"], Status, file)),
        pattern=_any_of(file, patterns),
        tenses=frozenset(_one_of(t, Tense, file) for t in entry.get("tense", ())),
        types=frozenset(_one_of(t, EventType, file) for t in entry.get("types", ())),
        unless=_any_of(file, entry["unless"]) if "unless" in entry else None,
        name=f"{entry['status']}: {entry.get('name', str(patterns[0]))}"[:80],
    )


def _one_of(value: Any, allowed: type[StrEnum], file: str) -> str:
    if value not in set(allowed):
        fail(FOLDER / file, value, f"{value!r} is unknown", f"use one of: {', '.join(allowed)}")
    return str(value)


def _any_of(file: str, patterns: list[str]) -> re.Pattern[str]:
    return whole_words(_checked(file, patterns))


def _checked(file: str, patterns: list[str]) -> list[str]:
    """Expressions of a file with their blanks widened. Raises CueError on a wrong one."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            fail(FOLDER / file, pattern, f"{pattern!r} is no regular expression ({error})", "mend it")
    return [_over_wraps(pattern) for pattern in patterns]


def _over_wraps(pattern: str) -> str:
    """A blank of a pattern as one or more: a line that was wrapped and indented leaves several in a sentence."""
    return BLANK.sub(lambda m: m[1] or " +", pattern)
