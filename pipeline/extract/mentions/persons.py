"""Persons bound to a state within one article: "Philippine Defense Secretary Gilberto Teodoro … Teodoro".

Here: titles with a state beside them, known leaders, and the later mentions by surname alone.
Not here: names that the lexicon holds as they stand (finder.py finds those).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pipeline.extract.lexicon import Leader, load_lexicon
from pipeline.extract.lexicon.cues import references
from pipeline.extract.lexicon.words import word_list
from pipeline.extract.mentions.finder import ActorMention

NAME = r"[A-ZÀ-Ý][\w'’-]+(?:\s+(?:[A-Z]\.|(?:bin|al|el|de|van|von|da|den|der|ibn|dos)\b|[A-ZÀ-Ý][\w'’-]+)){0,4}"
MAX_TITLE_WORDS = 9


def bind_persons(text: str, actors: tuple[ActorMention, ...], published: date | None) -> list[ActorMention]:
    """Mentions of persons who stand for a state: titled ones, and everyone bound before who is named again.

    A leader known to the lexicon binds by surname only after the full name or a title, and only in office.
    """
    bound: dict[str, tuple[str, ...]] = {}
    taken = [(a.start, a.end) for a in actors]
    found: list[ActorMention] = []
    for actor in actors:
        if actor.kind == "leader":
            _remember(bound, actor.text, actor.codes)
            continue
        possessive = text[actor.end : actor.end + 2] in {"'s", "’s"}
        if actor.kind in {"name", "abbreviation", "demonym", "organisation"} or (
            actor.kind == "capital" and possessive
        ):
            span = _titled_name(text, actor)
            if span is not None:
                name = text[span[0] : span[1]]
                found.append(ActorMention(*span, name, actor.codes, "person"))
                _remember(bound, name, actor.codes)
    found.extend(_known_surnames(text, published, bound))
    for name, codes in bound.items():
        found.extend(ActorMention(*span, name, codes, "person") for span in _whole(name, text))
    return [m for m in _distinct(found) if not any(m.start < e and s < m.end for s, e in taken)]


def _whole(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text as whole words; the letters come first, as an expression seeks those fastest."""
    letters = re.escape(name)
    return (m.span() for m in re.finditer(rf"{letters}(?<![\w-]{letters})(?![\w-])", text))


def referred_bodies(text: str, actors: tuple[ActorMention, ...]) -> list[ActorMention]:
    """Mentions of a body by what it is ("the alliance", "the bloc"), after its name."""
    found = []
    for match in _body_words().finditer(text):
        possible = _bodies()[match.group(1).lower()]
        before = [a for a in actors if a.start < match.start() and len(a.codes) == 1 and a.codes[0] in possible]
        if before:
            found.append(ActorMention(*match.span(1), match.group(1), before[-1].codes, "organisation"))
    return found


OFFICE = (
    r"(?:Defen[cs]e|War|Army|Navy|Military|Air Force|Coast Guard)(?: and \w+)? (?:Minister|Secretary|Chief|Commander)s?"
    r"|(?:Secretary|Minister) (?:of|for) (?:National )?(?:Defen[cs]e|War)"
    r"|Chief of (?:Defen[cs]e|Staff|Naval Staff|Army Staff)"
    r"|(?:Lt\.?|Lieutenant|Maj\.?|Major|Brig\.?|Brigadier)?\s?(?:Gen\.|General)|(?:Vice |Rear )?(?:Adm\.|Admiral)"
    r"|(?:defen[cs]e|army|navy|military|air force|coast guard) (?:minister|secretary|chief|commander)"
)
OFFICIAL_BEFORE = re.compile(rf"\b(?:{OFFICE}),?\s+(?P<name>{NAME})")
OF_WHOM = r"(?:(?:the|his|her|its|their|who|as|\w+['’]s|[A-Z]\w+)\s+){0,3}"
OFFICIAL_AFTER = re.compile(rf"(?P<name>{NAME}),\s+{OF_WHOM}(?:{OFFICE})\b")


def defence_officials(text: str) -> frozenset[str]:
    """The surnames of those whom an article calls defence minister, army chief, general and the like."""
    found = (m.group("name") for pattern in (OFFICIAL_BEFORE, OFFICIAL_AFTER) for m in pattern.finditer(text))
    return frozenset(name.split()[-1] for name in found)


@lru_cache(maxsize=1)
def _bodies() -> dict[str, list[str]]:
    return references()["called"]


@lru_cache(maxsize=1)
def _body_words() -> re.Pattern[str]:
    return re.compile(r"\bthe (" + "|".join(_bodies()) + r")\b", re.IGNORECASE)


def _titled_name(text: str, actor: ActorMention) -> tuple[int, int] | None:
    """The name that follows "<State> <title …>" or "<State>'s <title …>,"."""
    tail = text[actor.end : actor.end + 120]
    match = _title_pattern().match(tail)
    if match is None or len(match.group("title").split()) > MAX_TITLE_WORDS:
        return None
    start = actor.end + match.start("name")
    return start, actor.end + match.end("name")


def _known_surnames(text: str, published: date | None, bound: dict[str, tuple[str, ...]]) -> list[ActorMention]:
    """Leaders in office who are named by title and surname only ("Prime Minister Kishida")."""
    found = []
    for match in _title_surname().finditer(text):
        surname = match.group("name")
        if surname in bound:
            continue
        leader = _in_office(surname, published)
        if leader is not None:
            bound[surname] = (leader.actor_code,)
            found.append(ActorMention(*match.span("name"), surname, (leader.actor_code,), "person"))
    return found


def _in_office(surname: str, published: date | None) -> Leader | None:
    candidates = _leaders_by_surname().get(surname, [])
    year = published.year if published else None
    candidates = [x for x in candidates if not x.needs_first_name]
    fitting = [x for x in candidates if year is None or x.from_year - 1 <= year <= (x.to_year or 9999) + 1]
    return fitting[0] if len({x.actor_code for x in fitting}) == 1 else None


def _remember(bound: dict[str, tuple[str, ...]], name: str, codes: tuple[str, ...]) -> None:
    words = [w for w in name.split() if len(w) > 2 and w[0].isupper()]
    if not words:
        return
    keys = {name, words[-1], words[0] if words[0] in _family_first() else words[-1]}
    for key in keys:
        if len(key) > 2 and key not in _title_words():
            bound.setdefault(key, codes)


def _distinct(mentions: list[ActorMention]) -> list[ActorMention]:
    kept: list[ActorMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    return frozenset(word_list("titles.txt"))


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(word_list("family_names_first.txt"))


@lru_cache(maxsize=1)
def _title_pattern() -> re.Pattern[str]:
    """What may stand between a state and a person's name: words of a title, no verb and no other phrase."""
    titles = "|".join(sorted(map(re.escape, _title_words()), key=len, reverse=True))
    inner = "|".join(map(re.escape, word_list("title_parts.txt")))
    words = rf"(?:(?:{inner}|[A-ZÀ-Ý][\w.’'-]+),?[ ]+){{0,8}}?"
    office = r"(?:[ ]+(?:for|of)[ ]+(?:[A-Z][\w’'-]+(?:[ ]+and[ ]+|,[ ]+|[ ]+)?){1,6}?)?"
    return re.compile(rf"(?:['’]s|['’])?[ ]+(?P<title>{words}(?:{titles}){office}),?[ ]+(?P<name>{NAME})")


@lru_cache(maxsize=1)
def _title_surname() -> re.Pattern[str]:
    titles = "|".join(sorted((re.escape(t) for t in _title_words() if t[0].isupper()), key=len, reverse=True))
    return re.compile(rf"\b(?:{titles})\s+(?P<name>[A-ZÀ-Ý][\w’'-]+)(?!\s+[A-ZÀ-Ý])")


@lru_cache(maxsize=1)
def _leaders_by_surname() -> dict[str, list[Leader]]:
    index: dict[str, list[Leader]] = {}
    for leader in load_lexicon().leaders:
        for surname in leader.surnames:
            index.setdefault(surname, []).append(leader)
    return index
