"""Reading a dependency parse: who governs a noun, who is a verb's subject, where a phrase ends.

Here: structure only, over spaCy tokens. Not here: what words mean for an event.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SHARING = 3  # how near verbs with one object stand ("train, arm and equip")
MAX_CLIMB = 12  # no sentence needs more steps; guards against a parse that is not a tree


def children(token: Token, *deps: str) -> list[Token]:
    """Children with one of the given dependencies, left to right."""
    return [c for c in token.children if c.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it, left to right."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def acted_on(verb: Token) -> list[Token]:
    """What is done to by a verb: its object, the subject of its passive, or what it shares ("train and equip men")."""
    own = children(verb, "dobj", "nsubjpass")
    next_verb = next((c for c in children(verb, "conj") if c.pos_ in VERBAL), None)
    shares = not own and next_verb is not None and next_verb.i - verb.i <= SHARING
    return children(next_verb, "dobj") if shares and next_verb is not None else own


def crowd(noun: Token) -> list[Token]:
    """A noun, what is listed with it, and those of whom it is a number ("thousands of soldiers and police")."""
    own = conjuncts(noun)
    return [*own, *(o for n in own for p in children(n, "prep") if p.lower_ == "of" for o in children(p, "pobj"))]


def governor(noun: Token) -> Token | None:
    """The verb that a noun is an argument of, through prepositions, `of`-phrases and coordination."""
    token = noun
    for _ in range(MAX_CLIMB):
        head = token.head
        if head.i == token.i:
            return token if token.pos_ in VERBAL else None
        if head.pos_ in VERBAL and token.dep_ not in {"mark"}:
            return head
        token = head
    return None


def noun_path(noun: Token) -> list[Token]:
    """The nouns between a noun and its verb, itself first: "talks" for "a pact" in "began talks on a pact"."""
    path = [noun]
    token = noun
    for _ in range(MAX_CLIMB):
        head = token.head
        if head.i == token.i or head.pos_ in VERBAL:
            break
        if head.pos_ in NOMINAL:
            path.append(head)
        token = head
    return path


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or the one it shares by control, coordination or a relative clause."""
    token = verb
    for _ in range(MAX_CLIMB):
        token = ranked_by(token) or token
        own = children(token, "nsubj", "nsubjpass")
        if own:
            first = own[0]
            if first.tag_ in {"WDT", "WP"} and token.dep_ in {"relcl", "ccomp", "acl"}:
                return token.head if token.head.i != token.i else first
            return first
        if token.dep_ == "xcomp" and token.head.i != token.i:
            objects = children(token.head, "dobj", "dative")
            if objects and token.head.lemma_ in OBJECT_CONTROL:
                return objects[0]
            token = token.head
        elif token.dep_ in {"conj", "advcl", "pcomp", "ccomp", "aux", "prep", "parataxis", "dep", "oprd", "acomp"}:
            token = token.head
        elif token.dep_ in {"acl", "relcl"}:
            if token.tag_ == "VBG" or token.dep_ == "relcl":
                return token.head
            return None
        elif token.pos_ not in VERBAL and token.dep_ in {"pobj", "dobj", "attr"}:
            token = token.head
        else:
            return None
        if token.pos_ in NOMINAL:
            return token
    return None


def ranked_by(verb: Token) -> Token | None:
    """The "was" of "was the first (country) to sign": whoever is the first has signed."""
    rank = verb.head
    if verb.dep_ not in {"relcl", "acl"} or rank.dep_ != "attr" or not is_infinitive(verb):
        return None
    ranked = any(w.lower_ in RANKS for w in (rank, *children(rank, "amod")))
    return rank.head if ranked and rank.head.pos_ in VERBAL else None


def relative_clause(word: Token) -> Token | None:
    """The verb of the relative clause that a word stands in or is; what that hangs on is its head."""
    return next((a for a in (word, *word.ancestors) if a.dep_ == "relcl"), None)


RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest only next".split())
OBJECT_CONTROL = frozenset(
    {"ask", "invite", "allow", "let", "urge", "enable", "permit", "want", "help", "force", "press", "oblige", "call"}
)


def chain(verb: Token) -> list[Token]:
    """The verb and the verbs that govern it without a subject of its own between ("is seeking to establish")."""
    verbs = [verb]
    token = verb
    for _ in range(MAX_CLIMB):
        if token.dep_ not in {"xcomp", "pcomp", "prep", "dobj", "pobj", "advcl", "acomp"} or token.head.i == token.i:
            break
        if token.dep_ == "advcl" and not is_infinitive(token):
            break
        if token.i != verb.i and children(token, "nsubj", "nsubjpass") and token.pos_ in VERBAL:
            break
        token = token.head
        if token.pos_ in VERBAL:
            verbs.append(token)
    return verbs


def spoken(verb: Token) -> list[Token]:
    """The chain of a verb with the infinitive it only introduces ("are to be held", "is due to take part")."""
    verbs = chain(verb)
    if verb.lemma_ == "be":
        verbs = [*(c for c in children(verb, "xcomp") if c.pos_ in VERBAL and is_infinitive(c)), *verbs]
    return verbs


def is_infinitive(verb: Token) -> bool:
    """Is it an infinitive with its marker ("to sign")?"""
    return any(c.tag_ == "TO" for c in verb.children)


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries, negations and the infinitive marker of a verb, left to right."""
    return [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}]


def clause_tokens(verb: Token) -> Iterator[Token]:
    """The tokens of a verb's own clause: its subtree without coordinated and reported clauses."""
    yield verb
    for child in verb.children:
        apart = child.dep_ in {"conj", "ccomp", "parataxis", "advcl", "relcl"} and child.pos_ in VERBAL
        if apart and (child.dep_ in {"conj", "ccomp", "parataxis"} or children(child, "nsubj", "nsubjpass")):
            continue
        yield from child.subtree


def lemma_of(token: Token) -> str:
    """The lemma in lower case, mended where the tagger errs: "VFAs", "Defence Policy Talks", "bases" (no basis)."""
    text = token.text
    if token.tag_ in {"NNP", "NNPS"} and text.endswith("s") and not text.endswith("ss"):
        return text[:-1].lower()
    if text.endswith("s") and text[:-1].isupper() and len(text) > 2:
        return text[:-1].lower()
    return "base" if text.lower() == "bases" else token.lemma_.lower()


def phrase_tokens(noun: Token) -> Iterator[Token]:
    """The tokens of a noun phrase, without finite clauses that hang on it."""
    yield noun
    for child in noun.children:
        if child.dep_ in {"relcl", "parataxis", "appos", "cc", "conj", "punct", "advcl"}:
            continue
        yield from child.subtree
