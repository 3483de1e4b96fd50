"""One clause that tells of several instruments: "pacts with Australia and Britain", "one with X and another with Y".

Here: a plural instrument made with each of several partners becomes one telling each, and so does one whose partners
stand apart ("with Japan and, separately, with Australia"). One thing with a list of partners ("a treaty with Britain
and Italy") stays one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.extract.candidates.absence import word_before
from pipeline.extract.candidates.candidate import Candidate
from pipeline.extract.candidates.stand_ins import by_newcomers
from pipeline.extract.clauses.closeness import closeness
from pipeline.extract.events.frames import Telling
from pipeline.extract.events.sameness import ANOTHER
from pipeline.extract.lexicon.cues import triggers, word_sets
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.sentences.focus import Focus
from pipeline.extract.sentences.phrases import phrase_actors
from pipeline.extract.sentences.reading import named_together
from pipeline.extract.sentences.tree import children
from pipeline.extract.times import ResolvedTime, TimeKind, resolve
from pipeline.records import EventClass, EventType

SEPARATE = frozenset({"separate", "individual", "parallel"})


def split_partners(telling: Telling, focus: Focus, published: date | None) -> list[Telling]:
    """The tellings of a clause: one per partner where a plural has several or they stand apart, else the one given."""
    candidate = telling.candidate
    roles = candidate.roles
    partners = roles.partners
    if telling.event_class is EventClass.EXERCISE:
        return [_with_own_side(telling, focus)]
    if telling.event_type is EventType.COOPERATION and _several_hosts(candidate):
        (own,) = {c for m in roles.subject for c in m.codes}
        hosts = _hosts(candidate)
        return [
            replace(telling, codes=tuple(sorted({own, *p.codes})), when=_own_time(telling, p, hosts, published))
            for p in hosts
        ]
    if candidate.trigger.membership:
        return _applicants(telling)
    if by_newcomers(candidate.trigger):
        return _newcomers(telling, focus, published)
    groups = _told_apart(candidate)
    if len(groups) > 1:
        side = set(telling.codes) - set(roles.partner_codes()) or set(candidate.speaker)
        return [
            replace(
                telling,
                codes=tuple(sorted({*side, *(c for m in group for c in m.codes)})),
                when=_own_time(telling, group[-1], [g[-1] for g in groups], published),
            )
            for group in groups
        ]
    if doers := _each_for_itself(candidate):
        others = set(roles.partner_codes())
        return [replace(telling, codes=tuple(sorted({*others, *doer.codes}))) for doer in doers]
    separate = bool(candidate.modifiers & SEPARATE)
    if telling.event_type is not EventType.AGREEMENT and not separate:
        return [_with_last_partner(telling, focus)]
    one_side = list(dict.fromkeys(c for m in (*roles.subject, *roles.inside) for c in m.codes))
    one_side = [c for c in one_side if c not in roles.partner_codes()]
    borrowed = not one_side and len(telling.codes) > 0 and bool(partners)
    if borrowed:
        one_side = list(candidate.speaker)
    if not (candidate.plural or separate) or len(partners) < 2 or len(one_side) != 1:
        told_of = set(candidate.speaker) - set(telling.codes)
        if borrowed and len(roles.partner_codes()) == 1 and told_of and not candidate.modifiers & ANOTHER:
            return [replace(telling, codes=tuple(sorted({*telling.codes, *told_of})))]
        return [_with_last_partner(telling, focus)]
    return [
        replace(
            telling,
            codes=tuple(sorted({*one_side, *partner.codes})),
            when=_own_time(telling, partner, partners, published),
        )
        for partner in partners
    ]


def _each_for_itself(candidate: Candidate) -> list[ActorMention]:
    """The doers that each do it for themselves ("Peru and Ecuador have each signed a pact with Chile"), or none."""
    doers = [m for m in candidate.roles.subject if len(m.codes) == 1]
    several = len({c for m in doers for c in m.codes}) > 1 and len(candidate.roles.partner_codes()) == 1
    told = candidate.verb is not None and any(c.lower_ == "each" for c in candidate.verb.children)
    return doers if several and told else []


def _several_hosts(candidate: Candidate) -> bool:
    """ "French troops left Mali, Burkina Faso and Niger": each is an end of its own."""
    verbs = triggers().verbs
    moved = candidate.trigger.token.lemma_.lower() in verbs["stationing"] | verbs["moving"] | verbs["posts"]
    subjects = {c for m in candidate.roles.subject for c in m.codes}
    hosts = _hosts(candidate)
    return moved and len(subjects) == 1 and len(hosts) > 1 and all(len(p.codes) == 1 for p in hosts)


def _hosts(candidate: Candidate) -> list[ActorMention]:
    """The partners that are not of the doer's own side ("American troops were sent to Poland")."""
    own = {c for m in candidate.roles.subject for c in m.codes}
    return [p for p in candidate.roles.partners if not own & set(p.codes)]


def _applicants(telling: Telling) -> list[Telling]:
    """ "Sweden and Finland applied to NATO", "NATO admitted Croatia and Albania": the way of each is its own."""
    bodies = set(telling.codes) & word_sets()["alliances"]
    states = set(telling.codes) - bodies
    if len(bodies) != 1 or len(states) < 2:
        return [telling]
    return [replace(telling, codes=tuple(sorted({*bodies, state}))) for state in sorted(states)]


def _told_apart(candidate: Candidate) -> list[list[ActorMention]]:
    """The partners by the "with" that each stands after: "with France in May and with Italy in October" are two."""
    groups: list[list[ActorMention]] = []
    for partner in sorted(candidate.roles.partners, key=lambda m: m.start):
        tokens = candidate.reading.tokens(partner.start, partner.end)
        if not groups or (tokens and word_before(tokens[0]) == "with"):
            groups.append([partner])
        else:
            groups[-1].append(partner)
    return groups


def _newcomers(telling: Telling, focus: Focus, published: date | None) -> list[Telling]:
    """ "Britain and Canada followed last May and June": one each with whoever made the last of the kind.

    Who is a party to one already only does something more with it.
    """
    if len(telling.codes) > 1 and telling.candidate.roles.partners:
        return [telling]
    doers, start = telling.candidate.roles.subject, telling.candidate.start
    found = []
    if telling.candidate.trigger.joining:
        members = focus.group(start)
        codes = [tuple(sorted({*members, *doer.codes})) for doer in doers if not set(doer.codes) & set(members)]
        return [replace(telling, codes=c) for c in codes if members]
    for doer in doers:
        maker = focus.maker(doer.codes[0], start, as_partner=True)
        known = any(doer.codes[0] in codes and maker in codes for offset, codes in focus.acting if offset < start)
        if maker is not None and not known:
            own = _own_time(telling, doer, doers, published)
            found.append(replace(telling, codes=tuple(sorted({maker, *doer.codes})), when=own))
    return found


THREE = 3
NEAR = 600  # characters back: about three sentences


def _with_own_side(telling: Telling, focus: Focus) -> Telling:
    """An exercise "with U.S. Marines" is also the speaker's; one that names nobody is that of the last parties."""
    roles = telling.candidate.roles
    if telling.codes and telling.candidate.modifiers & word_sets()["three_sided"] and len(telling.codes) < THREE:
        return replace(telling, codes=focus.completing(telling.codes, THREE, telling.candidate.start))
    if telling.codes and roles.partners and not roles.subject and not roles.inside:
        side = _told_by(telling.candidate) or telling.candidate.speaker
        return replace(telling, codes=tuple(sorted({*telling.codes, *side})))
    candidate = telling.candidate
    if not telling.codes and not candidate.definite and candidate.about_defence == 2:
        lists = [codes for _, codes in named_together(candidate.reading.sentence.text, _local(candidate))]
        if lists:
            return replace(telling, codes=max(lists, key=len))
    if telling.event_type is EventType.PATROL and not candidate.modifiers & word_sets()["joint"]:
        return telling  # one's own
    unnamed = not telling.codes and not candidate.reading.actors and not candidate.trigger.referring
    opens = candidate.reading.sentence.is_headline  # a digest's headline tells of what follows it
    if unnamed and not opens and (candidate.indefinite or telling.name is not None):
        return replace(telling, codes=focus.group(candidate.start, within=NEAR))
    return telling


def _told_by(candidate: Candidate) -> tuple[str, ...]:
    """Who tells of an exercise in its own sentence ("Algeria has denied that any drill with Russian troops …")."""
    for verb in candidate.trigger.token.ancestors:
        if verb.lemma_.lower() in word_sets()["reporting"]:
            doers = children(verb, "nsubj")
            tellers = [a for s in doers for a in phrase_actors(candidate.reading, s, Focus())]
            seats = [o for s in doers for p in children(s, "prep") if p.lower_ == "in" for o in children(p, "pobj")]
            at = candidate.reading.actor_at
            tellers = tellers or [at[o.i] for o in seats if o.i in at]  # "officials in Dhaka"
            return tuple(c for teller in tellers for c in teller.codes)
    return ()


def _local(candidate: Candidate) -> list[ActorMention]:
    """The actors of the sentence before the trigger, with offsets into the sentence."""
    base = candidate.reading.sentence.start
    return [
        replace(a, start=a.start - base, end=a.end - base) for a in candidate.reading.actors if a.end <= candidate.start
    ]


def _with_last_partner(telling: Telling, focus: Focus) -> Telling:
    """A step of one party ("In 1999 Jakarta tore up a security pact") has the partner it was last told of with."""
    candidate = telling.candidate
    like_the_last = candidate.trigger.stand_in or bool(candidate.modifiers & ANOTHER)
    if len(telling.codes) != 1 or candidate.plural:
        return telling
    if not like_the_last and (candidate.definite or candidate.about_defence < 1):
        return telling
    others = {a for m in telling.candidate.reading.actors for a in m.codes} - set(telling.codes)
    if others and telling.event_type is not EventType.AGREEMENT:
        return telling
    code = telling.codes[0]
    pair = focus.group_with(code, telling.candidate.start)
    if not pair and like_the_last:
        hub = focus.maker(code, telling.candidate.start, as_partner=bool(telling.candidate.roles.partners))
        pair = tuple(sorted({code, hub})) if hub else ()
    return replace(telling, codes=pair) if pair else telling


def _own_time(
    telling: Telling, partner: ActorMention, partners: list[ActorMention], published: date | None
) -> ResolvedTime | None:
    """The time told between this partner and the next, or the n-th of as many times; else the common one."""
    times = [
        t
        for t in telling.candidate.reading.times
        if t.kind in {TimeKind.POINT, TimeKind.RANGE} and closeness(telling.candidate, t) > 0
    ]
    following = [p.start for p in partners if p.start > partner.start]
    limit = min(following, default=telling.candidate.reading.sentence.end)
    between = [t for t in times if partner.end <= t.start < limit]
    place = partners.index(partner)
    if len(times) == len(partners) and len(times) > 1:
        chosen = times[place]
    elif between:
        chosen = between[0]
    else:
        return telling.when
    return resolve(chosen, published, tense=telling.predicate.tense)
