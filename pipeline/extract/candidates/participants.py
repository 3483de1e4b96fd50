"""Who takes part in an event: read off the clause that tells of it.

Here: from a trigger in a parsed sentence to actors by role (subject, partner, inside the phrase). Targets, reporters
and places stay out because only the grammatical ways of taking part are followed.
Not here: which triggers there are, and what a document adds (merging.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.candidates.hosting import hosts_of
from pipeline.extract.candidates.links import (
    goes_on,
    is_a_partner,
    link,
    makers,
    provides_under,
    receives_for,
    reports,
    says_between,
    shared_between,
)
from pipeline.extract.candidates.roles import Roles
from pipeline.extract.lexicon.cues import word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.focus import Focus
from pipeline.extract.sentences.phrases import INSIDE, extend, owner_of, phrase_actors
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.sentences.tree import NOMINAL, VERBAL, children, conjuncts, governor, noun_path, spoken, subject


def roles_of(reading: Reading, trigger: Token, focus: Focus, triggers_at: frozenset[int] = frozenset()) -> Roles:
    """The actors that take part in what a trigger (noun or verb) tells of.

    `triggers_at` are the positions of all triggers of the sentence: of two that share a verb, each has the prepositions
    that follow it ("has one in force with Australia and another with Britain").
    """
    reader = _RoleReader(reading, focus, Roles(), trigger.i, triggers_at | {trigger.i})
    if trigger.pos_ in VERBAL:
        reader.verb(trigger, trigger)
        for obj in children(trigger, "dobj"):  # "share intelligence with Japan"
            for prep in children(obj, "prep"):
                reader.preposition(prep, of_too=False)
        for host in hosts_of(trigger):
            extend(reader.roles.partners, phrase_actors(reading, host, focus))
        return reader.roles
    # "with Australia and another with Britain": the parse hangs "another" on Australia
    stands_in = trigger.dep_ == "conj" and trigger.pos_ in {"PRON", "NUM", "DET"}
    path = [trigger] if stands_in else noun_path(trigger)
    if any(noun.lemma_.lower() in word_sets()["other_edition"] for noun in path[1:2]):
        return reader.roles
    coordinated = reacted = False
    for noun in path:
        if not coordinated:
            reader.noun(noun)
            for prep in shared_between(noun):
                reader.preposition(prep, of_too=False)
        coordinated = coordinated or noun.dep_ == "conj"
        reacted = (
            not stands_in
            and link(noun) in word_sets()["reaction_prepositions"]
            and not (trigger.dep_ == "pobj" and is_a_partner(reading, noun))
            and not (link(noun) == "with" and noun.head.head.lemma_ in word_sets()["answering"])
        )
        if reacted:  # what follows only reacts to the event
            break
    if len(reader.roles.partner_codes()) > 1 and says_between(trigger):
        return reader.roles
    verb = governor(trigger)
    if verb is not None and verb.lemma_ in {"call", "term", "dub"} and any(c.lower_ == "what" for c in verb.children):
        verb = verb.head if verb.head.pos_ in VERBAL else verb  # "carried out what they called a patrol"
    if verb is not None and not reacted:
        reader.verb(verb, path[-1])
    reader.further_partners(trigger)
    reader.behind_the_name(trigger)
    reader.among_them(trigger)
    if len(reader.roles.codes()) < 2:
        reader.provisions(trigger)
    return reader.roles


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
        for host in hosts_of(noun):
            extend(self.roles.partners, self._actors(host))
        for child in noun.children:
            if child.tag_ == "WP$" and (owner := owner_of(noun)) is not None and owner.i in self.reading.actor_at:
                extend(self.roles.inside, [self.reading.actor_at[owner.i]])
        verb = governor(noun) if noun.lemma_ == "invitation" else None
        if verb is not None and verb.lemma_ in word_sets()["withdrawing"]:
            return
        for child in (*noun.children, *(p for a in children(noun, "amod") for p in children(a, "prep"))):
            if child.dep_ in INSIDE:
                if (
                    child.pos_ != "PRON"
                    or noun.lemma_.lower() not in word_sets()["other_edition"] | word_sets()["legs"]
                ):
                    extend(self.roles.inside, self._actors(child))  # "its predecessor" is that of the exercise
            elif child.dep_ in {"prep", "agent"}:
                self.preposition(child, of_too=True)
            elif child.dep_ in {"acl", "relcl"}:
                self._attached_clause(child)
            elif child.dep_ == "appos":
                self.noun(child)

    def verb(self, verb: Token, argument: Token) -> None:
        """Actors of the governing verbs: the subject, partners in prepositions, objects that take part."""
        for v in spoken(verb):
            for child in v.children:
                if child.dep_ in {"prep", "agent"} and not reports(v) and self._is_ours(child):
                    self.preposition(child, of_too=False)
                    if v.lemma_ in word_sets()["towards"] and child.lower_ == "to":
                        for obj in children(child, "pobj"):
                            extend(self.roles.partners, self._actors(obj))
                elif child.dep_ == "advmod" and child.lower_ in {"together", "alongside", "along"}:
                    for prep in children(child, "prep"):
                        self.preposition(prep, of_too=False)
                elif (
                    child.dep_ in {"dobj", "dative"}
                    and child.i != argument.i
                    and (
                        any(v.lemma_ in word_sets()[kind] for kind in ("object_takes_part", "membership", "towards"))
                        or (v.lemma_ in word_sets()["asking"] and link(argument) in {"for", "about", "to"})
                    )
                ):
                    extend(self.roles.partners, self._actors(child))
        doer = subject(verb)
        reacts = verb.lemma_.lower() in word_sets()["reacting"] and not receives_for(verb, argument)
        if reacts and not children(verb, "prt"):
            return  # "called it a threat", but not "called it off"
        if any(c.lemma_ == "observer" for c in children(verb, "dobj", "attr")):
            return
        if doer is not None and doer.i != argument.i and doer.pos_ in NOMINAL | {"ADJ", "DET", "NUM"}:
            extend(self.roles.subject, self._actors(doer))
            self._company(doer)
        elif doer is None:
            extend(self.roles.subject, self._list_before(verb))
            if verb.dep_ == "acl" and verb.head.lemma_.lower() in word_sets()["wished"]:
                for owner in children(verb.head, *INSIDE):
                    extend(self.roles.subject, self._actors(owner))

    def _list_before(self, verb: Token) -> list[ActorMention]:
        """The list that ends right before a verb, hung on a date ("on March 18, Chile, Peru and Brazil signed")."""
        last = self.reading.actor_at.get(verb.i - 1)
        if last is None or verb.tag_ not in {"VBD", "VBP", "VBZ"}:
            return []
        others = self.reading.list_of(last)
        return [*others, last] if others else []

    def preposition(self, prep: Token, *, of_too: bool) -> None:
        """Actors that a preposition brings in as partners ("with", "between"), or as makers ("of", "by")."""
        word = prep.lower_
        if word in word_sets()["partner_prepositions"] or (of_too and word in makers(prep)):
            target = self.roles.partners if word not in {"by", "of", "from", "for"} else self.roles.inside
            for obj in children(prep, "pobj"):
                extend(target, self._actors(obj))
            for inner in children(prep, "prep"):  # "together with", "along with"
                self.preposition(inner, of_too=False)
        if word == "along":
            for inner in children(prep, "prep"):
                self.preposition(inner, of_too=False)
        if word in {"in", "into", "on", "for", "of"}:  # "in force with Australia", "of understanding with Somalia"
            for obj in children(prep, "pobj"):
                for inner in children(obj, "prep"):
                    if inner.lower_ in {"with", "between"}:
                        self.preposition(inner, of_too=False)
        for other in children(prep, "conj"):  # "with New Zealand in April and with Canada in November"
            if other.pos_ in {"ADP", "SCONJ"}:
                self.preposition(other, of_too=of_too)

    def _attached_clause(self, verb: Token) -> None:
        """A clause that hangs on the trigger: "signed by X and Y", "involving X", "that X and Y signed"."""
        for own in children(verb, "nsubj", "nsubjpass"):
            if own.tag_ not in {"WDT", "WP"}:
                extend(self.roles.subject, self._actors(own))
        for child in (c for v in conjuncts(verb) for c in v.children):
            if child.dep_ in {"prep", "agent"}:
                self.preposition(child, of_too=False)
            elif child.dep_ == "dobj" and child.head.lemma_ in word_sets()["object_takes_part"]:
                extend(self.roles.partners, self._actors(child))

    def provisions(self, noun: Token) -> None:
        """Actors of what an instrument provides for ("gives American forces access to Philippine camps")."""
        for clause in children(noun, "relcl", "acl"):
            if provides_under(clause):  # "an arrangement under which Fijian officers trained in China"
                extend(
                    self.roles.partners,
                    [self.reading.actor_at[t.i] for t in clause.subtree if t.i in self.reading.actor_at],
                )
            if clause.lemma_ in word_sets()["provides_to"]:
                for child in clause.children:
                    if child.dep_ in {"dobj", "dative", "ccomp", "xcomp", "prep"}:
                        inside = [self.reading.actor_at[t.i] for t in child.subtree if t.i in self.reading.actor_at]
                        extend(self.roles.partners, inside)

    def among_them(self, noun: Token) -> None:
        """Those picked out of a crowd: "troops from 31 countries, among them the United States and Britain"."""
        for token in noun.doc[noun.i + 1 :]:
            if token.lower_ == "among" and any(c.lower_ in {"them", "which"} for c in children(token, "pobj")):
                extend(self.roles.partners, self._actors(token.head))

    def further_partners(self, noun: Token) -> None:
        """Partners that the parse loses: "agreements with New Zealand, signed in April, and with Canada"."""
        if noun.tag_ not in {"NNS", "NNPS"} or not self.roles.partners:
            return
        for token in noun.doc[noun.i + 1 :]:
            if token.lower_ == "with" and goes_on(noun.doc, token.i):
                for obj in children(token, "pobj"):
                    extend(self.roles.partners, self._actors(obj))

    def behind_the_name(self, noun: Token) -> None:
        """Partners that the parse hangs on the last word of a name ("a status of forces deal with Berlin")."""
        for named in self.reading.instruments:
            words = self.reading.tokens(named.start, named.end)
            if noun in words:
                for prep in children(words[-1], "prep"):
                    self.preposition(prep, of_too=False)

    def _company(self, doer: Token) -> None:
        """Who comes along with the subject: "warships, joined by others from the United States, sailed"."""
        for noun in conjuncts(doer):
            for clause in children(noun, "acl"):
                if clause.lemma_ in word_sets()["company"]:
                    for child in clause.children:
                        if child.dep_ in {"prep", "agent"}:
                            self.preposition(child, of_too=False)
            for prep in children(noun, "prep"):
                if prep.lower_ in {"with", "alongside", "together", "including"}:
                    self.preposition(prep, of_too=False)

    def _actors(self, noun: Token) -> list[ActorMention]:
        return phrase_actors(self.reading, noun, self.focus)
