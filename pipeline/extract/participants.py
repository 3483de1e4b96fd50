"""Who takes part in an event: read off the clause that tells of it.

Here: from a trigger in a parsed sentence to actors by role (subject, partner, inside the phrase). Targets, reporters and
places stay out because only the grammatical ways of taking part are followed.
Not here: which triggers there are, and what a document adds (frames.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from pipeline.extract.cues import triggers, word_sets
from pipeline.extract.mentions import ActorMention
from pipeline.extract.reading import Focus, Reading
from pipeline.extract.tree import MAX_CLIMB, NOMINAL, VERBAL, chain, children, conjuncts, governor, noun_path, subject

INSIDE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod", "advmod"})
LINKING = frozenset({"of", "from", "including", "and"})
OBJECT_TAKES_PART = frozenset(
    "involve include bring bind gather group see draw unite pair feature commit oblige link join invite host meet".split()
    + "accompany welcome attract receive comprise let admit train advise".split()
)
REFERRING = frozenset("the both two three four their these all its his our same".split())
PROVIDES = frozenset({"give", "allow", "let", "enable", "permit", "grant", "oblige", "commit", "bind", "open", "entitle"})
MAKERS = frozenset({"of", "from"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
WITHDRAWN = frozenset({"withdraw", "rescind", "cancel", "revoke", "retract"})
MEMBERSHIP = frozenset({"join", "enter", "leave", "quit"})
COMPANY = frozenset({"join", "accompany", "lead", "support", "follow", "assist", "flank", "back"})
TOWARDS = frozenset("offer extend propose bind grant give open".split())


@dataclass(slots=True)
class Roles:
    """Actors of one candidate by the way they are tied to it, each in text order."""

    subject: list[ActorMention] = field(default_factory=list)
    partners: list[ActorMention] = field(default_factory=list)
    inside: list[ActorMention] = field(default_factory=list)

    def codes(self) -> list[str]:
        """All codes, each once, in order of appearance by role."""
        return list(dict.fromkeys(c for m in (*self.subject, *self.inside, *self.partners) for c in m.codes))

    def partner_codes(self) -> list[str]:
        """The partners' codes, each once, in text order."""
        return list(dict.fromkeys(c for m in self.partners for c in m.codes))


def roles_of(reading: Reading, trigger: Token, focus: Focus, triggers_at: frozenset[int] = frozenset()) -> Roles:
    """The actors that take part in what a trigger (noun or verb) tells of.

    `triggers_at` are the positions of all triggers of the sentence: of two that share a verb, each has the prepositions
    that follow it ("has one in force with Australia and another with Britain").
    """
    reader = _RoleReader(reading, focus, Roles(), trigger.i, triggers_at | {trigger.i})
    if trigger.pos_ in VERBAL:
        reader.verb(trigger, trigger)
        if trigger.lemma_.lower() in triggers().verbs["stationing"]:
            reader.hosts(trigger)
        return reader.roles
    path = noun_path(trigger)
    if any(noun.lemma_.lower() in word_sets()["other_edition"] for noun in path[1:2]):
        return reader.roles
    coordinated = reacted = False
    for noun in path:
        if not coordinated:
            reader.noun(noun)
        coordinated = coordinated or noun.dep_ == "conj"
        reacted = link(noun) in word_sets()["reaction_prepositions"]
        if reacted:  # what follows only reacts to the event
            break
    verb = governor(trigger)
    if verb is not None and verb.lemma_ in {"call", "term", "dub"} and any(c.lower_ == "what" for c in verb.children):
        verb = verb.head if verb.head.pos_ in VERBAL else verb  # "carried out what they called a patrol"
    if verb is not None and not reacted:
        reader.verb(verb, path[-1])
    reader.further_partners(trigger)
    if len(reader.roles.codes()) < 2:
        reader.provisions(trigger)
    return reader.roles


def link(noun: Token) -> str | None:
    """The preposition by which a noun hangs on its verb, None for a subject or object."""
    token = noun
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head.lower_ if token.dep_ in {"pobj", "pcomp"} else None


def phrase_actors(reading: Reading, noun: Token, focus: Focus) -> list[ActorMention]:
    """The actors that a noun phrase stands for: by name, demonym, office, or by what it refers back to."""
    found: list[ActorMention] = []
    _collect(reading, noun, focus, found, set())
    for mention in list(found):
        _extend(found, reading.list_of(mention))
    return found


def referred_codes(reading: Reading, noun: Token, focus: Focus) -> tuple[str, ...]:
    """Whom a pronoun or a phrase like "the two countries" stands for: the sentence's own subject, else the focus."""
    words = word_sets()
    lemma, low = noun.lemma_.lower(), noun.lower_
    if low in words["singular_reference"]:
        own = _governing_subject(reading, noun)
        return own if len(own) == 1 else focus.single
    if low in words["plural_pronouns"]:
        own = _governing_subject(reading, noun)
        size = 2 if low == "both" else None
        return own if len(own) > 1 else focus.group(reading.offset(noun), size)
    if noun.tag_ in {"NNS", "NNPS"} and lemma in words["plural_reference"]:
        modifiers = {c.lower_ for c in noun.children if c.dep_ in {"det", "nummod", "predet", "amod", "poss", "compound"}}
        if modifiers & REFERRING:
            size = next((number for word, number in NUMBERS.items() if word in modifiers), None)
            return focus.group(reading.offset(noun), size)
    return ()


def _governing_subject(reading: Reading, pronoun: Token) -> tuple[str, ...]:
    """The codes of the subject that governs a pronoun's clause ("Japan said that it would …")."""
    token = pronoun
    seen_own = False
    for _ in range(MAX_CLIMB):
        head = token.head
        if head.i == token.i:
            return ()
        if head.pos_ in VERBAL:
            subjects = [c for c in children(head, "nsubj", "nsubjpass") if c.i < pronoun.i]
            if subjects and seen_own or (subjects and token.i != subjects[0].i):
                codes: list[str] = []
                for item in [t for s in subjects for t in (s, *s.subtree)]:
                    mention = reading.actor_at.get(item.i)
                    codes.extend(mention.codes if mention else ())
                if codes:
                    return tuple(sorted(set(codes)))
            seen_own = True
        token = head
    return ()


def _owner(noun: Token) -> Token | None:
    """Whom "whose" stands for: "China, whose own treaty with Pyongyang obliges it, …"."""
    clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def _collect(reading: Reading, noun: Token, focus: Focus, found: list[ActorMention], seen: set[int]) -> None:
    if noun.i in seen:
        return
    seen.add(noun.i)
    mention = reading.actor_at.get(noun.i)
    if mention is not None:
        _extend(found, [mention])
    elif noun.lemma_.lower() in word_sets()["not_acting"]:
        return
    before = len(found)
    for child in noun.children:
        if child.tag_ == "WP$":
            owner = _owner(noun)
            _extend(found, [reading.actor_at[owner.i]] if owner is not None and owner.i in reading.actor_at else [])
        elif child.dep_ in INSIDE or (child.dep_ == "conj" and child.pos_ not in VERBAL):
            _collect(reading, child, focus, found, seen)
        elif child.dep_ == "prep" and child.lower_ in LINKING:
            for obj in children(child, "pobj"):
                _collect(reading, obj, focus, found, seen)
    if mention is None and (len(found) == before or noun.pos_ == "PRON" or noun.lemma_ == "counterpart"):
        codes = referred_codes(reading, noun, focus)
        if noun.lemma_ == "counterpart" and found:
            codes = focus.group_with(found[0].codes[0], reading.offset(noun)) or codes
        if codes:
            _extend(found, [ActorMention(reading.offset(noun), reading.end(noun), noun.text, codes, "reference")])
    if not found:
        for child in children(noun, "appos"):
            _collect(reading, child, focus, found, seen)


@dataclass(slots=True)
class _RoleReader:
    """Walks the ways of taking part that the grammar offers, and sorts the actors it meets into roles."""

    reading: Reading
    focus: Focus
    roles: Roles
    own: int  # position of the trigger
    all_triggers: frozenset[int]

    def _is_ours(self, prep: Token) -> bool:
        """Does a preposition of the verb follow this trigger, and no other?"""
        before = [i for i in self.all_triggers if i < prep.i]
        return not before or max(before) == self.own

    def noun(self, noun: Token) -> None:
        """Actors inside the trigger's phrase: modifiers, partners in prepositions, clauses that hang on it."""
        for child in noun.children:
            if child.tag_ == "WP$" and (owner := _owner(noun)) is not None and owner.i in self.reading.actor_at:
                _extend(self.roles.inside, [self.reading.actor_at[owner.i]])
        if noun.lemma_ == "invitation" and (verb := governor(noun)) is not None and verb.lemma_ in WITHDRAWN:
            return
        for child in noun.children:
            if child.dep_ in INSIDE:
                _extend(self.roles.inside, self._actors(child))
            elif child.dep_ in {"prep", "agent"}:
                self.preposition(child, of_too=True)
            elif child.dep_ in {"acl", "relcl"}:
                self._attached_clause(child)
            elif child.dep_ == "appos":
                self.noun(child)

    def verb(self, verb: Token, argument: Token) -> None:
        """Actors of the governing verbs: the subject, partners in prepositions, objects that take part."""
        for v in chain(verb):
            for child in v.children:
                if child.dep_ in {"prep", "agent"} and not _reports(v) and self._is_ours(child):
                    self.preposition(child, of_too=False)
                    if v.lemma_ in TOWARDS and child.lower_ == "to":
                        for obj in children(child, "pobj"):
                            _extend(self.roles.partners, self._actors(obj))
                elif child.dep_ == "advmod" and child.lower_ in {"together", "alongside", "along"}:
                    for prep in children(child, "prep"):
                        self.preposition(prep, of_too=False)
                elif child.dep_ in {"dobj", "dative"} and child.i != argument.i and v.lemma_ in OBJECT_TAKES_PART | MEMBERSHIP:
                    _extend(self.roles.partners, self._actors(child))
        doer = subject(verb)
        if verb.lemma_.lower() in word_sets()["reacting"]:
            return
        if any(c.lemma_ == "observer" for c in children(verb, "dobj", "attr")):
            return
        if doer is not None and doer.i != argument.i and doer.pos_ in NOMINAL | {"ADJ", "DET", "NUM"}:
            _extend(self.roles.subject, self._actors(doer))
            self._company(doer)

    def preposition(self, prep: Token, *, of_too: bool) -> None:
        """Actors that a preposition brings in as partners ("with", "between"), or as makers ("of", "by")."""
        word = prep.lower_
        if word in word_sets()["partner_prepositions"] or (of_too and word in self._makers(prep)):
            target = self.roles.partners if word not in {"by", "of", "from", "for"} else self.roles.inside
            for obj in children(prep, "pobj"):
                _extend(target, self._actors(obj))
            for inner in children(prep, "prep"):  # "together with", "along with"
                self.preposition(inner, of_too=False)
        elif word in {"in", "into", "on", "for"}:  # "has one in force with Australia"
            for obj in children(prep, "pobj"):
                for inner in children(obj, "prep"):
                    if inner.lower_ == "with":
                        self.preposition(inner, of_too=False)
        for other in children(prep, "conj"):  # "with New Zealand in April and with Canada in November"
            if other.pos_ in {"ADP", "SCONJ"}:
                self.preposition(other, of_too=of_too)

    @staticmethod
    def _makers(prep: Token) -> frozenset[str]:
        """Prepositions that bring in whose it is; a training programme is also "for" those who are trained."""
        return MAKERS | {"for"} if prep.head.lemma_.lower() in {"training", "programme", "program"} else MAKERS

    def _attached_clause(self, verb: Token) -> None:
        """A clause that hangs on the trigger: "signed by X and Y", "involving X", "that X and Y signed"."""
        for own in children(verb, "nsubj", "nsubjpass"):
            if own.tag_ not in {"WDT", "WP"}:
                _extend(self.roles.subject, self._actors(own))
        for child in (c for v in conjuncts(verb) for c in v.children):
            if child.dep_ in {"prep", "agent"}:
                self.preposition(child, of_too=False)
            elif child.dep_ == "dobj" and child.head.lemma_ in OBJECT_TAKES_PART:
                _extend(self.roles.partners, self._actors(child))

    def provisions(self, noun: Token) -> None:
        """Actors of what an instrument provides for ("an accord that gives American forces access to Philippine camps")."""
        for clause in children(noun, "relcl", "acl"):
            if _provides_under(clause):  # "an arrangement under which Fijian officers trained in China"
                _extend(self.roles.partners, [self.reading.actor_at[t.i] for t in clause.subtree if t.i in self.reading.actor_at])
            if clause.lemma_ in PROVIDES:
                for child in clause.children:
                    if child.dep_ in {"dobj", "dative", "ccomp", "xcomp", "prep"}:
                        inside = [self.reading.actor_at[t.i] for t in child.subtree if t.i in self.reading.actor_at]
                        _extend(self.roles.partners, inside)

    def hosts(self, verb: Token) -> None:
        """The states in which troops are stationed, or that they leave."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "from", "out", "on", "of"}:
                for obj in [o for p in (child, *children(child, "prep")) for o in children(p, "pobj")]:
                    _extend(self.roles.partners, self._actors(obj))
            elif child.dep_ in {"dobj", "nsubjpass"}:
                _extend(self.roles.partners, self._actors(child))
                for prep in children(child, "prep"):
                    if prep.lower_ in {"in", "from", "on"}:
                        for obj in children(prep, "pobj"):
                            _extend(self.roles.partners, self._actors(obj))

    def further_partners(self, noun: Token) -> None:
        """Partners that the parse loses: "agreements with New Zealand, signed in April, and with Canada"."""
        if noun.tag_ not in {"NNS", "NNPS"} or not self.roles.partners:
            return
        for token in noun.doc[noun.i + 1 :]:
            if token.lower_ == "with" and noun.doc[token.i - 1].lower_ in {"and", ","}:
                for obj in children(token, "pobj"):
                    _extend(self.roles.partners, self._actors(obj))

    def _company(self, doer: Token) -> None:
        """Who comes along with the subject: "warships, joined by others from the United States, sailed"."""
        for noun in conjuncts(doer):
            for clause in children(noun, "acl"):
                if clause.lemma_ in COMPANY:
                    for child in clause.children:
                        if child.dep_ in {"prep", "agent"}:
                            self.preposition(child, of_too=False)
            for prep in children(noun, "prep"):
                if prep.lower_ in {"with", "alongside", "together", "including"}:
                    self.preposition(prep, of_too=False)

    def _actors(self, noun: Token) -> list[ActorMention]:
        return phrase_actors(self.reading, noun, self.focus)


def _provides_under(clause: Token) -> bool:
    return any(
        obj.tag_ in {"WDT", "WP"} for prep in children(clause, "prep") if prep.lower_ in {"under", "in", "by"} for obj in children(prep, "pobj")
    )


def _reports(verb: Token) -> bool:
    return verb.lemma_ in word_sets()["reporting"] and bool(children(verb, "ccomp"))


def _extend(into: list[ActorMention], found: Iterable[ActorMention]) -> None:
    into.extend(m for m in found if m not in into)
