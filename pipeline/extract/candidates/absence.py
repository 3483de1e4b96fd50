"""Who is named in a sentence about an exercise and takes no part: who stays away, is left out or only looks on.

Here: actors that the words around them keep out of an exercise. Not here: who takes part
(participants.py, attendance.py).
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from pipeline.extract.lexicon import load_lexicon
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.mentions.exercise_words import EXERCISE_WORD
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import VERBAL, chain, children, subject

ENDING = frozenset({"neg", "punct"})
PRESENT = frozenset({"present", "there", "among", "represented", "involved", "aboard"})
FORCE_LINKS = frozenset({"amod", "compound", "nmod", "poss", "conj", "pobj", "prep"})


def absent(reading: Reading, codes: Collection[str], exercise: Token | None = None) -> list[ActorMention]:
    """Those of a sentence that take no part; a body that is named for its members does where nobody else is named."""
    lending = [a for a in reading.actors if only_lends_its_name(reading, a)]
    others = set(codes) - {c for a in lending for c in a.codes}
    return [*away(reading, exercise), *(lending if others else ())]


def away(reading: Reading, exercise: Token | None = None) -> list[ActorMention]:
    """The actors of a sentence that take no part in an exercise: one that it names, or one named before.

    "Armenia skipped the drill", "China was not invited", "without Russia or China", "excluding Turkey".
    """
    out = set[int]()
    for verb in (t for t in reading.doc if t.pos_ in VERBAL):
        if verb.lemma_.lower() in word_sets()["shutting_out"] or _turns_away(verb):
            out |= {t.i for t in children(verb, "dobj", "nsubjpass")}
            clauses = [c for c in children(verb, "ccomp", "xcomp") if c.lemma_.lower() not in word_sets()["staging"]]
            out |= {t.i for clause in clauses for t in children(clause, "nsubj")}
        doer = subject(verb)
        if doer is not None and (_stays_away(verb, exercise) or _is_undecided(verb)):
            out |= {doer.i, *(t.i for t in _stands_for(doer))}
    return [a for a in reading.actors if _is_in(reading, a, out) or _is_beyond_a_border(reading, a)]


def _stands_for(doer: Token) -> list[Token]:
    """The subject before that a pronoun goes back to ("Peruvian officers planned it, but their navy stayed away")."""
    clause = doer.head
    again = doer.tag_ == "PRP" or any(c.tag_ == "PRP$" for c in doer.children)
    return children(clause.head, "nsubj", "nsubjpass") if again and clause.dep_ in {"conj", "ccomp"} else []


def _is_beyond_a_border(reading: Reading, actor: ActorMention) -> bool:
    """Does an actor only say where a place lies ("beside the border with Iran", "wedged between Iran and Armenia")?"""
    head = reading.head_of(actor.start, actor.end)
    if head is None:
        return False
    while head.dep_ == "conj":
        head = head.head
    prep = head.head
    if prep.lower_ not in {"with", "between"} or prep.i == 0:
        return False
    ground = {prep.head.lemma_.lower(), prep.doc[prep.i - 1].lemma_.lower()} & word_sets()["lying_between"]
    again = any(set(a.codes) & set(actor.codes) for a in reading.actors if a is not actor)
    return bool(ground) and not again


def only_lends_its_name(reading: Reading, actor: ActorMention) -> bool:
    """Is a body named for its members, or as the organiser ("NATO allies", "members of the EU", "run by NATO")?"""
    head = reading.head_of(actor.start, actor.end)
    if head is None or all(load_lexicon().actors[c].actor_type == "state" for c in actor.codes):
        return False
    noun = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    if head.dep_ in {"compound", "amod", "nmod", "poss", "pobj"} and noun.lemma_.lower() in word_sets()["members"]:
        return noun.tag_ in {"NNS", "NNPS"}
    top = phrase_top(head)
    return top.head.lower_ == "by" and top.head.head.lemma_.lower() in word_sets()["organising"]


def _is_in(reading: Reading, actor: ActorMention, out: Collection[int]) -> bool:
    head = reading.head_of(actor.start, actor.end)
    if head is None:
        return False
    top = phrase_top(head)
    first = top.doc[min(top.left_edge.i, head.i)]
    if top.i in out or {word_before(first), top.head.lower_} & word_sets()["excepting"]:
        return True
    phrase = [t for t in (head, *head.ancestors) if t.i == top.i or top.is_ancestor(t)]
    if any(t.lemma_.lower() in word_sets()["onlookers"] for t in phrase):
        return True
    by = top.head if top.dep_ == "pobj" and top.head.lower_ == "by" else None
    return by is not None and by.head.lemma_.lower() in word_sets()["watching"]


def _stays_away(verb: Token, exercise: Token | None) -> bool:
    """Does a verb say of its subject that it stays away from an exercise, or only looks on?"""
    words = word_sets()
    lemma = verb.lemma_.lower()
    after = {f"{lemma} {c.lower_}" for c in verb.children if c.i > verb.i and c.dep_ in {"prt", "advmod", "prep"}}
    if ({lemma} | after) & words["staying_away"]:
        of_it = exercise is not None and (verb.is_ancestor(exercise) or verb.head.i == exercise.i)
        return of_it and not _is_negated(verb)
    if lemma in words["watching"] and verb.tag_ != "VBN":
        return exercise is not None and (not verb.is_ancestor(exercise) or exercise.head.i == verb.i)
    if verb.lemma_ in {"have", "do"} and _is_negated(verb) and all(c.dep_ in ENDING for c in verb.rights):
        return True  # "Peru has sent ships; Chile has not"
    if not _comes(verb):
        return False
    if any(o.lemma_.lower() in {"observer"} | words["excuses"] for o in _complements(verb)):
        return True
    if exercise is not None and not verb.is_ancestor(exercise) and _is_at_another(verb):
        return False  # "refused to join UNITAS, but its ships would sail in a regional drill"
    there = lemma != "be" or any(c.lower_ in PRESENT for c in children(verb, "acomp", "advmod", "prep"))
    return (there and _is_negated(verb)) or any(v.lemma_.lower() in words["declining"] for v in chain(verb)[1:])


def _is_at_another(verb: Token) -> bool:
    """Does a verb name an exercise of its own?"""
    return any(t.tag_ == "NNP" or EXERCISE_WORD.fullmatch(t.text) for p in children(verb, "prep") for t in p.subtree)


def _turns_away(verb: Token) -> bool:
    """Is what the verb lets in refused ("refused to let Israeli jets fly", "did not invite China")?"""
    words = word_sets()
    if verb.lemma_.lower() not in words["letting_in"]:
        return False
    refusal = verb.dep_ == "acl" and verb.head.lemma_.lower() in words["declining"]
    return refusal or _is_negated(verb) or any(v.lemma_.lower() in words["declining"] for v in chain(verb)[1:])


def _comes(verb: Token) -> bool:
    """Does a verb tell that its subject takes part, sends forces or is asked to?"""
    lemma = verb.lemma_.lower()
    if lemma == "take":
        return any(c.lower_ == "part" for c in children(verb, "dobj"))
    asked = lemma in {"invite", "include", "ask"} and bool(children(verb, "auxpass"))
    return asked or lemma in triggers().verbs["taking_part"] | triggers().verbs["supplying"] | {"be", "attend"}


def _complements(verb: Token) -> list[Token]:
    """What a verb's subject is, sends or comes as."""
    return [*children(verb, "dobj", "attr"), *(o for p in children(verb, "prep") for o in children(p, "pobj"))]


def _is_negated(verb: Token) -> bool:
    """Is it denied by its adverb or by its object ("has not sent", "sent nobody", "will send no troops")?"""
    objects = [n for o in children(verb, "dobj") for n in (o, *children(o, "det"))]
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children) or any(
        n.lower_ in {"no", "nobody", "none", "nothing", "noone"} for n in objects
    )


def _is_undecided(verb: Token) -> bool:
    """Is somebody invited who has not said yes ("has been invited but has yet to answer")?"""
    if verb.lemma_.lower() not in {"invite", "ask"} or not children(verb, "auxpass"):
        return False
    return any(_is_negated(c) or any(t.lower_ == "yet" for t in c.subtree) for c in children(verb, "conj"))


def phrase_top(noun: Token) -> Token:
    """The noun that a noun's phrase is about: "troops" for "Italy" in "troops from France and Italy"."""
    top = noun
    while top.dep_ in FORCE_LINKS and top.head.i != top.i and top.head.pos_ not in VERBAL:
        if top.head.head.pos_ in VERBAL and top.dep_ == "pobj":
            break
        top = top.head
    return top


def word_before(token: Token) -> str:
    """The word before a phrase in lower case, its determiners and adjectives left out; '' at the beginning."""
    for place in range(token.i - 1, max(-1, token.i - 4), -1):
        word = token.doc[place]
        if word.pos_ not in {"DET", "ADJ"}:
            return str(word.lower_)
    return ""
