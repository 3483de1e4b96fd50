"""Who takes part in a dealing: whose the thing is, who does it, on whose soil, and who asks, lets or refuses.

Here: the places that a clause has for them, up to the verbs that govern it. Not here: which words tell of a dealing
(dealings.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from pipeline.extract.candidates.dealings import Dealt
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.focus import Focus
from pipeline.extract.sentences.phrases import extend, phrase_actors
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import NOMINAL, VERBAL, children, is_infinitive, lemma_of, subject

PARTNERS = frozenset({"with", "to", "of", "by", "from", "for", "alongside", "between"})
SOIL = frozenset({"in", "at", "on", "into", "within", "inside", "through", "from", "to", "of", "over", "above"})
CLIMB = 6


@dataclass(slots=True)
class Sides:
    """The two sides of a dealing."""

    own: list[ActorMention] = field(default_factory=list)  # whose the thing is, who does it
    others: list[ActorMention] = field(default_factory=list)  # with whom, on whose soil, by whose leave

    def codes(self) -> set[str]:
        """Everybody on either side."""
        return {c for m in (*self.own, *self.others) for c in m.codes}


def sides_of(reading: Reading, word: Token, dealt: Dealt, focus: Focus) -> Sides:
    """Both sides of what a word tells of."""
    sides = Sides()
    things = {n.i for n in dealt.things}
    for thing in dealt.things:
        extend(sides.own, phrase_actors(reading, thing, focus))
        extend(sides.others, _hosts_of_what_it_does(reading, thing, word, focus))
        grounds = [p for p in children(thing, "prep") if p.lower_ in SOIL] if dealt.dealing.soil else []
        for ground in (o for p in grounds for o in children(p, "pobj")):  # "troops in Chad"
            extend(sides.others, phrase_actors(reading, ground, focus))
        for clause in children(thing, "acl", "relcl"):  # "the coalition that Riyadh leads", "troops invited by Chad"
            extend(sides.others, _named_by(reading, clause, focus))
    # "train police officers in Samoa": they are Samoa's, as nothing else is said of them
    places = PARTNERS | SOIL if dealt.dealing.soil else PARTNERS if sides.own else PARTNERS | {"in"}
    path = (word, *_governing(word))
    apart = things | {at.i for at in path}
    for at in path:
        _take(reading, at, places, focus, sides, apart=apart)
    if dealt.dealing.soil and len(sides.codes()) < 2:
        _take_ground(reading, word, sides)
    return sides


def is_between_two(reading: Reading, sides: Sides, dealt: Dealt) -> bool:
    """Are both sides told, or one and a word that tells of it anyway?"""
    named = any(t.i in reading.actor_at for n in dealt.things for t in n.subtree)
    if dealt.dealing.owned and not named:
        return False  # "let their coast guards work together"
    return bool(sides.own) and (dealt.strong or len(sides.codes()) > 1)


def _governing(word: Token) -> list[Token]:
    """The verbs and nouns under which it is told: "asked Eritrea to let …", "turned down an offer to train …"."""
    found: list[Token] = []
    token = word
    while token.head.i != token.i and len(found) < CLIMB:
        head = token.head
        if head.pos_ in VERBAL:
            aside = token.dep_ in {"advcl", "parataxis", "conj", "relcl"} and not is_infinitive(token)
            if aside or head.lemma_.lower() in word_sets()["reporting"] | word_sets()["reacting"]:
                break
            found.append(head)
        elif head.pos_ in NOMINAL and token.dep_ in {"acl", "relcl", "prep", "pobj"}:
            found.append(head)
        token = head
    return found


def _hosts_of_what_it_does(reading: Reading, thing: Token, word: Token, focus: Focus) -> list[ActorMention]:
    """On whose soil it is let do something ("let American aircraft land in Aruba")."""
    if thing.head.i == word.i or not thing.head.is_ancestor(thing) or thing.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    preps = [p for p in children(thing.head, "prep") if p.lower_ in SOIL]
    return [a for p in preps for o in children(p, "pobj") for a in phrase_actors(reading, o, focus)]


def _named_by(reading: Reading, clause: Token, focus: Focus) -> list[ActorMention]:
    makers = [*children(clause, "nsubj"), *(o for p in children(clause, "agent") for o in children(p, "pobj"))]
    return [a for m in makers if m.tag_ not in {"WDT", "WP"} for a in phrase_actors(reading, m, focus)]


def _take(
    reading: Reading, word: Token, places: frozenset[str], focus: Focus, sides: Sides, *, apart: set[int]
) -> None:
    """Sort those who stand beside a word into the sides."""
    doer = subject(word) if word.pos_ in VERBAL else None
    subject_matter = word.lemma_ in {"lesson", "class"}  # "French lessons"
    kinds = ("poss",) if subject_matter else ("poss", "compound", "amod", "nmod")
    own = [doer] if doer is not None else children(word, *kinds)
    objects = children(word, "dobj", "nsubjpass", "dative", "attr")
    holders = [word, *objects]
    beside = [p for h in holders for p in children(h, "prep", "agent", "dative", "prt")]
    preps = [p for p in beside if p.lower_ in places or _to_a_school(p)]
    preps += [inner for p in preps for inner in children(p, "prep") if inner.lower_ in places]
    on = [o for h in holders for p in children(h, "prep") if p.lower_ == "on" for o in children(p, "pobj")]
    objects += [c for o in on if lemma_of(o) in word_sets()["ground"] for c in o.children]  # "on British soil"
    for noun in own:
        if noun.pos_ not in VERBAL and noun.i not in apart:
            extend(sides.own, phrase_actors(reading, noun, focus))
    for noun in (*objects, *(o for p in preps for o in children(p, "pobj"))):
        if noun.pos_ not in VERBAL and noun.i not in apart:
            extend(sides.others, phrase_actors(reading, noun, focus))


def _to_a_school(prep: Token) -> bool:
    """ "At a Royal Air Force school": whose it is teaches."""
    return any(lemma_of(o) in word_sets()["military_schools"] for o in children(prep, "pobj"))


def _take_ground(reading: Reading, word: Token, sides: Sides) -> None:
    """Whose soil a named place is, where no state is named beside it ("stationed at Incirlik")."""
    inside = {t.i for t in word.subtree}
    for place in reading.places:
        at = reading.head_of(place.start, place.end)
        if at is None or at.i not in inside or place.place.actor_code is None or at.i in reading.actor_at:
            continue
        sides.others.append(ActorMention(place.start, place.end, place.text, (place.place.actor_code,), "ground"))
        return
