"""The words that govern an event, from its trigger up to the verb of its clause, each with its possible wordings.

Here: structure only, over spaCy tokens: who governs whom, in which place, with which particles and objects.
Not here: what the words mean for an event (acts.py, compose.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from spacy.tokens import Token

from pipeline.extract.lexicon.acts import Place
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.sentences.clause_kinds import is_content, is_finite, is_its_object, shares_modals
from pipeline.extract.sentences.tree import MAX_CLIMB, NOMINAL, VERBAL, children, is_infinitive

PARTICLES = frozenset(
    "away apart out up off down back ahead over through forward home together aside on by under still no".split()
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
# Prepositions that make one thing of two nouns ("the text of the pact"); others only set one beside the other.
BINDING = frozenset({"of", "on", "for", "to", "about", "over", "towards", "toward", "from", "with", "in", "into"})
HANGING = frozenset({"relcl", "acl"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "attr", "oprd", "dative", "pobj", "ccomp", "xcomp"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acomp", "oprd", "dobj", "advcl"})


@dataclass(frozen=True, slots=True)
class Step:
    """A word that governs the event, the place the event has with it, and its wordings, the longest first."""

    word: Token
    place: Place
    ways: tuple[str, ...]
    link: str = ""  # the preposition by which the event hangs on a verb: "" when it is subject, object or clause
    finite: bool = False  # the clause that the word governs has a tense of its own

    @property
    def negated(self) -> bool:
        """Is the word negated by its own clause ("will not sign", "no plan to sign")?"""
        told = children(self.word, "prep", "acomp") if self.word.lemma_ == "be" else []
        subjects = children(self.word, "nsubj", "nsubjpass")  # "no such accord exists"
        inner = [c for t in told for c in t.lefts]  # "was not out of the question"
        return any(
            c.dep_ == "neg" or c.lower_ in NEGATIONS or (c.dep_ == "det" and c.lower_ == "no")
            for c in (*self.word.children, *inner, *(d for s in subjects for d in s.children))
        )

    @property
    def mark(self) -> str:
        """The conjunction that opens the word's clause ("once", "whether"), or ""."""
        return next((c.lower_ for c in self.word.children if c.dep_ in {"mark", "advmod"} and c.i < self.word.i), "")


def wordings(verb: Token) -> tuple[str, ...]:
    """How a verb may stand in the lexicon with what follows it: "team up", "join hand", "be on board", "join"."""
    return tuple(_ways(verb, None))


def is_among(verb: Token, entries: frozenset[str]) -> bool:
    """Is a verb, by itself or with what follows it, one of some entries of the lexicon?"""
    if not first_words(entries) & {verb.lemma_.lower(), "get"}:
        return False  # most verbs; an entry with "get" may be of any verb ("got thrown out")
    return not entries.isdisjoint({verb.lemma_.lower(), *wordings(verb)})


@lru_cache(maxsize=16)
def first_words(entries: frozenset[str]) -> frozenset[str]:
    """The words with which entries of the lexicon begin."""
    return frozenset(entry.split()[0] for entry in entries)


def steps_above(trigger: Token) -> list[Step]:
    """The governing words of a trigger, innermost first, up to the verb of its clause and who reports it."""
    own = [Step(trigger, Place.SELF, tuple(_ways(trigger, None)))] if trigger.pos_ in VERBAL else []
    return [*own, *_climb(trigger)]


def steps_beside(trigger: Token) -> list[list[Step]]:
    """What hangs on the trigger itself, each on its own: "the stalled pact", "a pact signed in May, which lapsed"."""
    beside: list[list[Step]] = []
    parties = list(_nouns_under(trigger))
    for noun in [trigger, *children(trigger, "appos"), *parties]:
        for child in noun.children:
            if noun in parties and not (child.dep_ == "relcl" and any(t.tag_ == "WDT" for t in child.children)):
                continue  # "the exercise of Chile and Peru, which began": the parse hangs it on the last party
            if is_infinitive(child) and noun.lower_ in word_sets()["in_a_row"]:
                continue  # "the talks, the first to be held since 2019"
            if child.dep_ in HANGING and child.pos_ in VERBAL:
                hanging = [child, *(c for c in children(child, "conj") if c.pos_ in VERBAL)]
                beside.extend([step] for step in map(_hanging, hanging) if step is not None)
            elif child.dep_ == "amod" and child.i < noun.i and not _is_plain(child):
                beside.append([Step(child, Place.OBJECT, (child.lemma_.lower(), child.lower_))])
    return beside


def _is_plain(adjective: Token) -> bool:
    """Is it an adjective that is spelt like a verb ("close ties", "the closest partnership")?"""
    return adjective.tag_.startswith("JJ") and adjective.lemma_.lower() in word_sets()["spelt_like_verbs"]


def _nouns_under(noun: Token) -> Iterator[Token]:
    """The nouns that hang on a noun by prepositions, to any depth ("a drill for men of the two armies of …")."""
    for link in children(noun, "prep", "conj"):
        for inner in [link] if link.dep_ == "conj" else children(link, "pobj"):
            if inner.pos_ in NOMINAL and not (link.dep_ == "conj" and noun.dep_ != "pobj"):
                yield inner
                yield from _nouns_under(inner)


def _hanging(verb: Token) -> Step | None:
    """A clause that hangs on the event: the event is its subject or its object."""
    subjects = children(verb, "nsubj", "nsubjpass")
    near = {verb.i, *(c.i for c in verb.children)}
    relative = next((t for t in verb.subtree if t.tag_ in {"WDT", "WP"} and t.head.i in near), None)
    passive = bool(children(verb, "nsubjpass")) or (
        verb.tag_ in {"VBN", "VBD"} and not subjects and not any(c.lemma_ == "have" for c in children(verb, "aux"))
    )
    if relative is not None and relative.dep_ == "pobj":
        return Step(verb, Place.OBJECT, tuple(_ways(verb, relative.head, relative.head.lower_)), relative.head.lower_)
    if relative is not None and relative.dep_ == "nsubj" and relative.head.i == verb.i:
        return Step(verb, Place.SUBJECT, tuple(_ways(verb, relative)))
    if passive or relative is not None or subjects:
        return Step(verb, Place.OBJECT, tuple(_ways(verb, relative)))
    return Step(verb, Place.SUBJECT, tuple(_ways(verb, None))) if verb.tag_ == "VBG" else None


def _climb(trigger: Token) -> Iterator[Step]:
    token = trigger
    link = ""  # the preposition between the event (or the noun it hangs on) and the next word
    inner = ""  # that noun, with its own preposition: "name to" in "put their names to it"
    for _ in range(MAX_CLIMB):
        head, dep = token.head, token.dep_
        verbal = token.pos_ in VERBAL
        if head.i == token.i or (verbal and _is_parted(token, head)):
            return
        if verbal and dep in HANGING and not (is_infinitive(token) or is_content(token)):
            yield from _by_law(head)
            return
        if verbal and dep == "conj":
            if not shares_modals(token):
                return
        elif verbal and dep in HANGING:
            yield Step(head, Place.CLAUSE, (head.lemma_.lower(),), finite=not is_infinitive(token))
        elif verbal and dep == "advcl" and not is_infinitive(token) and not is_its_object(token):
            return
        elif head.pos_ in VERBAL | {"ADJ"} and (verbal or token.pos_ == "ADJ") and dep in COMPLEMENTS:
            ways = tuple(_ways(head, token)) if head.pos_ in VERBAL else (head.lower_, head.lemma_.lower())
            yield Step(head, Place.CLAUSE, ways, "purpose" if dep == "advcl" else "", finite=is_finite(token))
            link = inner = ""
        elif head.dep_ in {"prep", "agent"} or head.pos_ == "ADP":
            if verbal:  # "go on exchanging"
                above = head.head
                yield Step(above, Place.CLAUSE, (*_ways(above, head, head.lower_), *_ways(above, head)))
                head, link, inner = above, "", ""
            else:
                link = f"{head.lower_} {link}" if token.pos_ == "ADP" and link else link or head.lower_  # "out of"
        elif head.pos_ in VERBAL:
            raised = _raised(head) if dep in {"nsubj", "nsubjpass"} else []
            yield from raised
            if raised:
                yield Step(head, Place.CLAUSE, tuple(_ways(head, token)))
            else:
                place = Place.SUBJECT if dep in {"nsubj", "csubj"} else Place.OBJECT
                argument = bool(link) or dep in ARGUMENTS
                yield Step(head, place, tuple(_ways(head, token, link, inner)) if argument else (), link)
            link = inner = ""
        elif head.pos_ == "ADJ" and link:  # "keen on it"
            yield Step(head, Place.OBJECT, (f"{head.lower_} {link}",), link)
            inner = link = ""
        elif head.pos_ in NOMINAL and dep not in {"conj", "appos"}:
            binding = link or "of"
            if binding not in BINDING:
                return
            noun = head.lemma_.lower()
            yield Step(head, Place.OBJECT, (f"{noun} {binding}", *(() if link else (f"{noun} on", f"{noun} for"))))
            inner, link = f"{noun} {binding}", ""
        token = head


def _is_parted(verb: Token, head: Token) -> bool:
    """Does a semicolon stand between a clause and what the parse takes to govern it?"""
    return any(t.text == ";" for t in verb.doc[min(verb.i, head.i) : max(verb.i, head.i)])


def _raised(verb: Token) -> list[Step]:
    """The infinitive whose subject the event is ("is to be resumed", "is due to lapse", "has yet to be signed")."""
    adjectives = children(verb, "acomp", "oprd")
    for head in (verb, *adjectives):
        for inner in children(head, "xcomp"):
            if inner.pos_ in VERBAL and is_infinitive(inner):
                place = Place.OBJECT if children(inner, "auxpass") else Place.SUBJECT
                child = next(iter(children(verb, "nsubj", "nsubjpass")), None)
                steps = [Step(inner, place, tuple(_ways(inner, child)))]
                if head is not verb:
                    steps.append(Step(head, Place.CLAUSE, (head.lower_, head.lemma_.lower())))
                return steps
    return []


def _ways(verb: Token, child: Token | None, link: str = "", inner: str = "") -> Iterator[str]:
    """How a verb may stand in the lexicon, longest first: with its particle, its object, its prepositional phrase."""
    lemma = verb.lemma_.lower()
    others = [c for c in verb.children if child is None or c.i != child.i]
    particles = [
        c.lower_
        for c in verb.children
        if c.dep_ == "prt"
        or (c.lower_ in PARTICLES and c.dep_ == "advmod" and (c == child or _is_bare(c)))  # "walked back from it"
        or (c.lower_ in PARTICLES and c.dep_ == "prep" and c != child and _is_bare(c))
    ]
    starts = [*(f"{lemma} {p}" for p in particles), lemma]
    if any(c.lemma_ == "get" for c in children(verb, "aux", "auxpass")):
        starts.insert(0, f"get {verb.lower_}")
    has_object = bool(children(verb, "dobj")) and (child is None or child.dep_ in {"nsubj", "nsubjpass"})
    extras = [f"{m.lower_} {c.lower_}" for c in others if c.dep_ == "acomp" for m in children(c, "advmod")]
    extras += [
        word
        for c in others
        if c.dep_ in {"dobj", "attr", "acomp", "oprd", "xcomp", "advmod", "dative"}
        for word in dict.fromkeys((c.lemma_.lower(), c.lower_))
    ]
    phrases = [p for p in others if p.dep_ in {"prep", "agent"}]
    phrases += [inside for p in phrases for inside in children(p, "prep")]  # "out of"
    extras += [f"{p.lower_} {o.lemma_.lower()}" for p in phrases for o in children(p, "pobj", "pcomp")]
    extras += [f"by {s.lemma_.lower()}" for s in others if s.dep_ == "nsubj"]
    tail = f" {link}" if link else ""
    for start in starts:
        if inner:
            yield from (f"{start}{tail} {inner}", f"{start} {inner}") if link else (f"{start} {inner}",)
        yield from (f"{start} {extra}{tail}" for extra in extras)
        if not (child is not None and child.dep_ == "nsubj" and has_object):
            yield f"{start}{tail}"


def _is_bare(particle: Token) -> bool:
    """Does it hang on the verb alone, or with the "of" of "out of"?"""
    return all(c.lower_ == "of" for c in particle.children)


def _by_law(noun: Token) -> Iterator[Step]:
    """What is done to a law by which something is done to it ("threw out a bill that would have ratified it")."""
    if noun.lemma_.lower() in word_sets()["bills"]:
        yield from (replace(step, place=Place.CLAUSE, finite=False) for step in islice(_climb(noun), 1))
