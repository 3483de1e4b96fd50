"""What the parser gets wrong again and again in such texts, put right.

Here: the noun of an event taken for a verb ("held its staff exercise Nyota") is reread with a noun of the same length
that no verb is spelt like; whose forces are, hung on the verb ("involves soldiers from Chile"), hangs on the forces.
Not here: the parser itself (parse.py).
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from pipeline.extract.lexicon.cues import word_sets

# The words that are verbs as well, and what is read in their stead; both are of one length, so that offsets stay.
READ_AS = {
    "exercise": "ceremony",
    "exercises": "workshops",
    "drill": "event",
    "drills": "events",
    "manoeuvre": "programme",
    "manoeuvres": "ceremonies",
    "maneuvers": "workshops",
    "policing": "security",
}
ALWAYS_NOUN_AFTER = {"policing": "air"}  # "have taken over air policing": no verb whatever stands around it
PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
OPENS_A_PHRASE = frozenset({"DT", "PRP$", "POS", "CD"})


def with_origins(doc: Doc) -> Doc:
    """The parse, in which "from Chile" tells whose soldiers an exercise involves or brings together."""
    for prep in doc[1:]:
        if prep.lower_ != "from" or prep.dep_ != "prep" or prep.head.lemma_ not in word_sets()["object_takes_part"]:
            continue
        noun = prep.nbor(-1)
        if noun.tag_ == "NNS" and noun.dep_ == "dobj" and noun.head.i == prep.head.i:  # not "drew fire from Chile"
            prep.head = noun
    return doc


def is_misread(doc: Doc) -> bool:
    """Does a parse take the last noun of a phrase for a verb?"""
    lowered = doc.text.lower()
    return any(word in lowered for word in READ_AS) and any(_is_misread(token) for token in doc)


def mended(doc: Doc, parse: Callable[[str], Doc]) -> Doc:
    """The parse of a sentence in which its misread nouns are nouns; the one given where that cannot be."""
    text = "".join((READ_AS[t.lower_] if _is_misread(t) else t.text) + t.whitespace_ for t in doc)
    read = parse(text)
    if [t.idx for t in read] != [t.idx for t in doc]:
        return doc
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in read],
        pos=[t.pos_ for t in read],
        morphs=[str(t.morph) for t in read],
        lemmas=[r.lemma_ if r.text == t.text else t.lower_.removesuffix("s") for t, r in zip(doc, read, strict=True)],
        heads=[t.head.i for t in read],
        deps=[t.dep_ for t in read],
    )


def _is_misread(token: Token) -> bool:
    """Is it read as a verb of no clause of its own, behind the words of a noun phrase ("its staff exercise")?"""
    if token.lower_ not in READ_AS or token.pos_ != "VERB" or token.dep_ == "ROOT":
        return False
    if token.lower_ in ALWAYS_NOUN_AFTER:
        return token.i > 0 and token.nbor(-1).lower_ == ALWAYS_NOUN_AFTER[token.lower_]
    if any(c.dep_ in {"aux", "mark", "neg"} for c in token.children):
        return False
    before = token.i - 1
    while before >= 0 and token.doc[before].pos_ in PHRASE and token.doc[before].tag_ not in OPENS_A_PHRASE:
        before -= 1
    return before >= 0 and before < token.i - 1 and token.doc[before].tag_ in OPENS_A_PHRASE
