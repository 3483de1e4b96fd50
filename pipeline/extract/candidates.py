"""Candidates: every word that may tell of an event, with its clause, its parties and what marks it as old or new.

Here: finding triggers in a parsed sentence, and which of them are part of another ("a pact allowing joint drills").
Not here: status, dates, places (attributes.py), and what belongs together across sentences (frames.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.cues import contexts, triggers, word_sets
from pipeline.extract.participants import Roles, roles_of
from pipeline.extract.reading import Focus, Reading
from pipeline.extract.tree import VERBAL, chain, children, governor, noun_path, phrase_tokens
from pipeline.records import EXERCISE_TYPES, EventType

INDEFINITE = frozenset({"a", "an", "another", "new", "first", "separate", "similar", "second", "third", "further", "more"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})
ATTRIBUTIVE_HEADS_KEPT = frozenset({"signing", "signature", "ceremony", "text", "draft", "talk", "renewal", "extension"})
TYPE_ORDER = {
    EventType.AGREEMENT: 0,
    EventType.JOINT_PROGRAM: 1,
    EventType.TALKS: 2,
    EventType.COOPERATION: 3,
    EventType.PATROL: 0,
    EventType.EXERCISE: 1,
    EventType.TRAINING: 2,
}


@dataclass(slots=True)
class Trigger:
    """A word of a sentence that may tell of an event."""

    token: Token
    event_type: EventType
    name: str | None = None
    series: bool = False  # an exercise series of the lexicon
    instrument: bool = False  # an instrument, forum or programme of the lexicon
    stand_in: bool = False  # "one", "another": type taken from what came before
    members: tuple[str, ...] = ()
    negotiated: bool = False  # governed by "talks on …"
    apposed: Token | None = None  # the generic noun or name that stands beside it
    referring: bool = False  # a pronoun that stands for an instrument named before ("to sign it")


@dataclass(slots=True)
class Candidate:
    """A trigger with what its own sentence says of it."""

    reading: Reading
    trigger: Trigger
    verb: Token | None
    roles: Roles
    codes: tuple[str, ...]  # sorted
    definite: bool
    indefinite: bool
    plural: bool
    modifiers: frozenset[str]  # determiners, adjectives and numbers of the trigger, in lower case
    about_defence: int  # 2: its own phrase says so, 1: its sentence does, 0: nothing does, -1: another field

    @property
    def event_type(self) -> EventType:
        """The type that the trigger stands for."""
        return self.trigger.event_type

    @property
    def start(self) -> int:
        """Where the trigger begins in the article."""
        return self.reading.offset(self.trigger.token)


def find_candidates(reading: Reading, focus: Focus, last_type: EventType | None) -> list[Candidate]:
    """The candidates of a sentence in text order, without those that are part of another one."""
    found = _drop_nested(_triggers(reading, last_type))
    candidates: list[Candidate] = []
    positions = frozenset(t.token.i for t in found if not t.referring)
    for trigger in sorted(found, key=lambda t: t.token.i):
        if last_type is EventType.AGREEMENT and _are_its_negotiations(reading, trigger):
            trigger.event_type, trigger.negotiated, trigger.referring = EventType.AGREEMENT, True, True
        roles = roles_of(reading, trigger.token, focus, positions)
        if not _is_joint(trigger, roles) or _is_provision(trigger, last_type):
            continue
        codes = tuple(sorted(set(roles.codes()) | set(trigger.members)))
        if trigger.event_type in EXERCISE_TYPES and _is_hypothetical(trigger.token):
            codes = ()
        modifiers = {c.lower_ for c in trigger.token.children if c.dep_ in {"det", "amod", "poss", "nummod"}}
        if trigger.referring:
            modifiers = {"the"}
        candidate = Candidate(
            reading=reading,
            trigger=trigger,
            verb=trigger.token if trigger.token.pos_ in VERBAL else governor(trigger.token),
            roles=roles,
            codes=codes,
            definite=_is_definite(modifiers),
            indefinite=bool(modifiers & INDEFINITE) and not _is_definite(modifiers),
            plural=trigger.token.tag_ in {"NNS", "NNPS"} and not trigger.series,
            modifiers=frozenset(modifiers),
            about_defence=_about_defence(reading, trigger),
        )
        candidates.append(candidate)
        at = reading.offset(trigger.token)
        focus.note(at, [c for m in roles.subject for c in m.codes] or codes)
        if len(codes) >= 2 and candidate.about_defence > 0:
            focus.note(at, roles.codes())
    return candidates


JOINT_WORDS = frozenset("joint common combined multinational bilateral trilateral multilateral shared binational allied".split())


HELD = frozenset("hold conduct begin start complete stage open run take finish launch join host kick carry undergo wrap conclude".split())


def _is_joint(trigger: Trigger, roles: Roles) -> bool:
    """Does a programme or unit belong to several, and is a verb told as done and not as merely possible?"""
    token = trigger.token
    if _lemma(token) == "training" and token.pos_ == "NOUN" and trigger.event_type is EventType.TRAINING:
        verb = governor(token)
        return bool({c.lower_ for c in token.children} & JOINT_WORDS) or (verb is not None and verb.lemma_ in HELD)
    if token.pos_ in VERBAL:
        if trigger.event_type is EventType.JOINT_PROGRAM and len(roles.codes()) < 2:
            return False
        return not any(c.lower_ in {"should", "could", "may", "might", "can"} for c in token.children if c.dep_ == "aux")
    if trigger.event_type is not EventType.JOINT_PROGRAM or trigger.name is not None:
        return True
    modifiers = {c.lower_ for c in token.children}
    if modifiers & JOINT_WORDS:
        return True
    made_together = bool(roles.partners) or len({c for m in roles.inside for c in m.codes}) > 1
    return made_together and _lemma(token) not in word_sets()["units"]


def _are_its_negotiations(reading: Reading, trigger: Trigger) -> bool:
    """Bare "negotiations" after an instrument are those on it ("Negotiations opened in Paris in June")."""
    token = trigger.token
    if trigger.event_type is not EventType.TALKS or _lemma(token) not in {"negotiation", "talk"}:
        return False
    return not any(c.dep_ in {"prep", "amod", "compound", "poss"} for c in token.children)


def _is_definite(modifiers: set[str]) -> bool:
    """Does it mean one told of before: "such an agreement", "the new pact", but not "a", "another", "its first"?"""
    if "such" in modifiers:
        return True
    return bool(modifiers & DEFINITE) and not modifiers & (INDEFINITE - {"new"})


def _is_provision(trigger: Trigger, last_type: EventType | None) -> bool:
    """Is it part of the instrument told of before ("It gives US forces access to the bases")?"""
    if last_type is not EventType.AGREEMENT or trigger.event_type is EventType.AGREEMENT or trigger.token.pos_ in VERBAL:
        return False
    verb = governor(trigger.token)
    if verb is None or verb.lemma_.lower() not in word_sets()["providing"]:
        return False
    return any(c.lower_ in {"it", "this", "which", "that"} for c in children(verb, "nsubj"))


def _is_hypothetical(token: Token) -> bool:
    """Is it only possible ("could one day become participants in Balikatan")?"""
    verb = token if token.pos_ in VERBAL else governor(token)
    return verb is not None and any(
        c.lower_ in {"could", "might", "may"} for v in chain(verb) for c in v.children if c.dep_ == "aux"
    )


def _triggers(reading: Reading, last_type: EventType | None) -> list[Trigger]:
    blocked = [m.span() for m in contexts().not_military.finditer(reading.doc.text)]
    found: dict[int, Trigger] = {}
    for series in reading.series:
        token = reading.head_of(series.start, series.end)
        if token is not None:
            found[token.i] = Trigger(token, EventType.EXERCISE, name=series.text, series=True)
    for instrument in reading.instruments:
        token = reading.head_of(instrument.start, instrument.end)
        if token is not None and token.i not in found:
            found[token.i] = Trigger(
                token,
                instrument.instrument.event_type,
                name=instrument.text,
                instrument=True,
                members=instrument.instrument.members,
            )
    inside_names = {t.i for m in (*reading.series, *reading.instruments) for t in reading.tokens(m.start, m.end)}
    for token in reading.doc:
        if token.i in found or token.i in inside_names or token.i in reading.actor_at:
            continue
        if any(s <= token.idx < e for s, e in blocked):
            continue
        trigger = _noun_trigger(token) or _verb_trigger(reading, token) or _stand_in(reading, token, last_type)
        if trigger is not None:
            found[token.i] = trigger
    return _join_names(found)


def _noun_trigger(token: Token) -> Trigger | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    vocabulary = triggers().nouns
    words = [_lemma(token.doc[i]) for i in range(max(0, token.i - 2), token.i + 1)]
    for length in (3, 2, 1):
        if length <= len(words):
            event_type = vocabulary.get(tuple(words[-length:]))
            if event_type is not None:
                break
    else:
        return None
    if token.dep_ in {"compound", "nmod", "amod", "poss", "npadvmod"} and token.head.i > token.i:
        head = token.head.lemma_.lower()
        if (head,) not in vocabulary and head not in ATTRIBUTIVE_HEADS_KEPT:
            return None
        if (head,) in vocabulary:
            return None
    return Trigger(token, event_type)


def _lemma(token: Token) -> str:
    """The lemma in lower case; the plural of an acronym ("VFAs") loses its s, which the tagger leaves on."""
    text = token.text
    return text[:-1].lower() if text.endswith("s") and text[:-1].isupper() and len(text) > 2 else token.lemma_.lower()


def _verb_trigger(reading: Reading, token: Token) -> Trigger | None:
    if token.pos_ != "VERB":
        return None
    verbs = triggers().verbs
    lemma = token.lemma_.lower()
    together = any(c.lower_ in {"together", "jointly", "alongside", "with"} for c in token.children)
    objects = children(token, "dobj")
    if lemma in verbs["membership"] and objects and _is_body(reading, objects[0]):
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["exercise"] and not objects and (together or lemma in {"drill", "exercise"}):
        return Trigger(token, EventType.EXERCISE)
    if lemma in verbs["patrol"] and (together or _by_ships(token)):
        return Trigger(token, EventType.PATROL)
    if _takes_part(token, lemma):
        return Trigger(token, EventType.EXERCISE, referring=True)
    if lemma in verbs["update"]:
        pronouns = [c for c in children(token, "dobj", "nsubjpass") if c.lower_ in {"it", "them", "this", "both"}]
        if pronouns:
            return Trigger(token, EventType.AGREEMENT, referring=True)
    if lemma in verbs["training"] and not objects and together:
        return Trigger(token, EventType.TRAINING)
    if lemma in verbs["training_others"] and objects and _has_actor(reading, objects[0]):
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["cooperation"]:
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["sharing"] and objects and objects[0].lemma_.lower() in word_sets()["shared_goods"]:
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["stationing"] and _moves_troops(reading, token):
        return Trigger(token, EventType.COOPERATION)
    if lemma in verbs["joint_program"] and objects and contexts().capability.search(reading.text_of(list(objects[0].subtree))):
        return Trigger(token, EventType.JOINT_PROGRAM)
    return None


def _takes_part(verb: Token, lemma: str) -> bool:
    """Does the verb tell who takes part in an exercise named before ("joined by …", "are among the contributors")?"""
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    words = {c.lemma_.lower() for c in verb.children if c.dep_ in {"dobj", "attr"}}
    if lemma == "take":
        return "part" in words
    if any(c.lower_ in {"could", "may", "might", "can"} for c in verb.children):
        return False
    if lemma == "be":
        inside = {t.lemma_.lower() for p in children(verb, "prep") if p.lower_ == "among" for t in p.subtree}
        return bool(inside & {"participant", "contributor"}) or bool(words & {"participant", "contributor"})
    return lemma in triggers().verbs["taking_part"] and not words & {"observer"}


def _by_ships(verb: Token) -> bool:
    """Do ships of several sail ("ten warships of the two countries sailed through …")?"""
    doers = children(verb, "nsubj")
    return bool(doers) and doers[0].tag_ == "NNS" and doers[0].lemma_.lower() in {"warship", "ship", "vessel", "navy", "cutter"}


def _stand_in(reading: Reading, token: Token, last_type: EventType | None) -> Trigger | None:
    if last_type is None or token.lower_ not in {"one", "another", "that", "those", "own"} or token.dep_ in {"det", "nummod", "mark"}:
        return None
    if token.lower_ == "own":
        return Trigger(token, last_type, stand_in=True) if token.dep_ == "dobj" else None
    if token.pos_ not in {"NUM", "PRON", "DET", "NOUN"} or token.tag_ in {"WDT", "WP"}:
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "on" and token.lower_ == "another":
        return Trigger(token, last_type, stand_in=True)
    if any(c.lower_ in {"with", "between", "to"} and c.dep_ == "prep" for c in token.children) or _with_follows(reading, token):
        return Trigger(token, last_type, stand_in=True)
    return None


def _with_follows(reading: Reading, token: Token) -> bool:
    following = reading.doc[token.i + 1 : token.i + 7]
    if not any(t.lower_ in {"with", "to"} for t in following):
        return False
    return any(t.i in reading.actor_at for t in reading.doc[token.i + 1 : token.i + 12])


def _join_names(found: dict[int, Trigger]) -> list[Trigger]:
    """A name and the generic noun beside it are one trigger ("the RIMPAC exercise", "RIMPAC, the naval exercise")."""
    for named in [t for t in found.values() if t.name is not None]:
        for other in list(found.values()):
            if other.name is not None or other.event_type.event_class != named.event_type.event_class:
                continue
            if other.token.pos_ in VERBAL or named.token.i not in found or not _side_by_side(named.token, other.token):
                continue
            keep, drop = (other, named) if named.token.is_ancestor(other.token) is False else (named, other)
            keep.name, keep.series, keep.instrument = named.name, named.series, named.instrument
            keep.members = named.members
            keep.apposed = drop.token
            found.pop(drop.token.i, None)
            break
    return list(found.values())


def _side_by_side(name: Token, noun: Token) -> bool:
    """Do a name and a generic noun belong to one phrase?"""
    if name.head.i == noun.i or noun.head.i == name.i:
        return bool({name.dep_, noun.dep_} & {"appos", "compound", "nmod", "oprd", "attr", "amod", "poss"})
    between = name.doc[min(name.i, noun.i) + 1 : max(name.i, noun.i)]
    return len(between) <= 3 and all(t.pos_ in {"NUM", "PROPN", "ADJ", "NOUN", "PUNCT"} and t.text not in ",;" for t in between)


def _drop_nested(found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    if any(t.event_type in EXERCISE_TYPES and not t.referring for t in found):
        found = [t for t in found if not (t.referring and t.event_type in EXERCISE_TYPES)]
    by_depth = sorted(found, key=lambda t: (_depth(t.token), t.token.i))
    for trigger in by_depth:
        outer = next((k for k in kept if _covers(k.token, trigger.token)), None)
        if outer is None:
            kept.append(trigger)
        elif outer.event_type is EventType.TALKS and trigger.event_type is EventType.AGREEMENT:
            kept.remove(outer)
            trigger.negotiated = True
            kept.append(trigger)
    return kept


def _depth(token: Token) -> int:
    return len(list(token.ancestors))


def _covers(outer: Token, inner: Token) -> bool:
    if outer.i == inner.i:
        return False
    ancestors = {a.i for a in inner.ancestors}
    if outer.i in ancestors:
        between = [a for a in inner.ancestors if outer.i in {x.i for x in a.ancestors}]
        return not any(a.dep_ == "conj" and a.head.i == outer.i for a in [inner, *between])
    verb = governor(outer)
    if verb is None or outer.pos_ in VERBAL:
        return False
    if outer.dep_ in {"nsubj", "nsubjpass"} and governor(inner) is not None and verb.i in ancestors | {inner.i}:
        path = {a.i for a in inner.ancestors}
        return verb.lemma_.lower() in word_sets()["providing"] and verb.i in path
    purposes = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and any(g.tag_ == "TO" for g in c.children)]
    return any(p.i > outer.i and (p.i in ancestors or p.i == inner.i) for p in purposes)


def _about_defence(reading: Reading, trigger: Trigger) -> int:
    if trigger.series or trigger.instrument:
        return 2
    cues = contexts()
    if trigger.token.pos_ in VERBAL:
        text = reading.doc.text
        return 2 if cues.defence.search(text) else 0
    own = " ".join(t.text for noun in noun_path(trigger.token) for t in _own_words(noun))
    if _lemma(trigger.token) in {"game", "wargame", "war-game"}:
        return 2
    if cues.defence.search(own):
        return 2
    if trigger.event_type in EXERCISE_TYPES and trigger.event_type is EventType.PATROL:
        return 1
    if cues.other_fields.search(own):
        return -1
    return 1 if cues.defence.search(reading.doc.text) else 0


def _own_words(noun: Token) -> list[Token]:
    words = sorted(phrase_tokens(noun), key=lambda t: t.i)
    verb = governor(noun)
    if verb is not None:
        for child in verb.children:
            if child.dep_ in {"advcl", "xcomp"} and child.i > noun.i and any(g.tag_ == "TO" for g in child.children):
                words.extend(child.subtree)
    words.extend(t for c in noun.children if c.dep_ in {"relcl", "acl", "appos"} for t in c.subtree)
    return words


def _moves_troops(reading: Reading, verb: Token) -> bool:
    """Are troops of one state stationed in, or taken from, another that is named?"""
    nouns = [t for c in children(verb, "dobj", "nsubj", "nsubjpass") for t in c.subtree]
    troops = any(t.lemma_.lower() in word_sets()["stationed"] for t in nouns)
    named = {c for t in verb.subtree if t.i in reading.actor_at for c in reading.actor_at[t.i].codes}
    return troops and len(named) >= 2


def _has_actor(reading: Reading, noun: Token) -> bool:
    words = word_sets()
    return any(t.i in reading.actor_at for t in noun.subtree) and noun.lemma_.lower() in words["acting"]


def _is_body(reading: Reading, noun: Token) -> bool:
    mention = reading.actor_at.get(noun.i)
    return mention is not None and mention.codes[0] in {"NATO", "CSTO", "AES"}
