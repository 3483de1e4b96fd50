"""The explanation as a page: the sentences with their mentions, what was made of them, the records.

Here: layout only. What the article says is never taken as markup, nor its control characters sent to a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pipeline.explain.fates import Fate, fates, unheard
from pipeline.extract.mentions.finder import ActorMention
from pipeline.extract.rules import RulesExtractor, Trace
from pipeline.extract.sentences.reading import Reading
from pipeline.extract.text.document import Sentence
from pipeline.extract.text.gate import tells
from pipeline.records import Article, EventRecord

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STYLES = {"actor": "bold cyan", "place": "green", "series": "magenta", "instrument": "yellow", "time": "blue"}
DEFENCE = {2: "its own words", 1: "its sentence", 0: "nothing", -1: "another field"}

Mark = tuple[int, int, str, str]  # from, to (in the article), kind, what it stands for


def explain(article: Article, extractor: RulesExtractor | None = None) -> RenderableType:
    """Everything that the extractor sees in an article, for a rich console."""
    extractor = extractor or RulesExtractor()
    trace = extractor.trace(article)
    told = fates(trace)
    readings = {r.sentence.index: r for r in trace.readings}
    parts: list[RenderableType] = [_head(article, extractor), _title("Sentences (► parsed)"), _legend()]
    for sentence in trace.document.sentences:
        reading = readings.get(sentence.index)
        parts.append(_sentence(sentence, trace, reading))
        if reading is not None:
            parts += [Padding(part, (0, 0, 0, 7)) for part in _of_reading(reading, trace, told)]
    parts.append(_title(f"Records ({len(trace.records)})"))
    parts += [_record(number, record) for number, record in enumerate(trace.records, start=1)]
    return Group(*parts)


def _head(article: Article, extractor: RulesExtractor) -> Text:
    lines = [
        f"{article.source_uri}, record {article.record_number}",
        f"published {article.published_date or 'on no known day'}, language {article.language or 'unknown'}",
        f"{extractor.name} {extractor.version}",
    ]
    if not tells(article.text):
        lines.append("Gate: no word here tells of an event (gate.py). A run stops at this point and finds nothing.")
    if article.language is not None and article.language not in extractor.languages:
        lines.append(f"A run leaves this article alone: the extractor reads {', '.join(sorted(extractor.languages))}.")
    return Text(_plain("\n".join(lines)))


def _legend() -> Text:
    return Text("  ").join(Text(kind, style) for kind, style in STYLES.items())


def _sentence(sentence: Sentence, trace: Trace, reading: Reading | None) -> Text:
    line = Text(f"{'►' if reading else ' '} {sentence.index:>3}  ", style="" if reading else "dim")
    at = sentence.start
    marks = (m for m in _marks(trace, reading) if sentence.start <= m[0] and m[1] <= sentence.end)
    for start, end, kind, meaning in _apart(marks):
        line.append(_flat(trace.document.text[at:start]))
        line.append(_flat(trace.document.text[start:end]), STYLES[kind])
        line.append(f"{{{meaning}}}", "dim")
        at = end
    line.append(_flat(trace.document.text[at : sentence.end]))
    return line


def _marks(trace: Trace, reading: Reading | None) -> Iterator[Mark]:
    found = trace.mentions
    for actor in trace.actors:
        yield actor.start, actor.end, "actor", " ".join(actor.codes)
    for series in found.series:
        yield series.start, series.end, "series", f"series {series.series.name}"
    for instrument in found.instruments:
        yield instrument.start, instrument.end, "instrument", f"instrument {instrument.instrument.name}"
    for place in found.places:
        yield place.start, place.end, "place", "place"
    for time in reading.times if reading else ():
        yield time.start, time.end, "time", "time"


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that lie within or across another; of one and the same span the first kind counts."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1])):
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
        elif mark[:2] == kept[-1][:2] and mark[3] not in kept[-1][3]:
            kept[-1] = (*kept[-1][:3], f"{kept[-1][3]}, {mark[3]}")
    return kept


def _of_reading(reading: Reading, trace: Trace, told: list[Fate]) -> list[RenderableType]:
    lines: list[RenderableType] = [_fate(f) for f in told if f.telling.candidate.reading is reading]
    for trigger, rule in unheard(trace, reading):
        word = _plain(trigger.token.text)
        lines.append(Text.assemble("• ", (word, "bold"), f" ({trigger.event_type})\n  ", (f"dropped: {rule}", "red")))
    return lines


def _fate(fate: Fate) -> Text:
    telling = fate.telling
    candidate, roles = telling.candidate, telling.candidate.roles
    by_role = [("subject", roles.subject), ("inside", roles.inside), ("partners", roles.partners)]
    parties = f"parties {_codes(telling.codes)}"
    if any(mentions for _, mentions in by_role):
        parties += f" ({'; '.join(f'{role} {_mentioned(found)}' for role, found in by_role if found)})"
    if telling.completed:
        parties += f", if need be {_codes(telling.completed)} (completion.py)"
    when = telling.when
    dated = [str(d) for d in (when.date, when.date_end) if d] if when else []
    details = [
        parties,
        f"status {telling.predicate.status}, by the rule “{telling.predicate.rule}”",
        f"about defence: {DEFENCE[candidate.about_defence]} ({candidate.about_defence})",
        *([f"name {telling.name}"] if telling.name else []),
        *([f"date {' to '.join(dated)}"] if dated else []),
        *([f"place {telling.where.text}"] if telling.where else []),
    ]
    text = Text.assemble("• ", (_plain(candidate.trigger.token.text), "bold"), f" ({telling.event_type})")
    text.append(_plain("".join(f"\n  {detail}" for detail in details)))
    if fate.event is None:
        return text.append(f"\n  dropped: {fate.rule}", "red")
    return text.append(f"\n  → {fate.rule}", "bold green")


def _mentioned(found: list[ActorMention]) -> str:
    return ", ".join(f"{m.text} = {_codes(m.codes)}" for m in found)


def _codes(codes: Iterable[str]) -> str:
    return " ".join(codes) or "none"


def _record(number: int, record: EventRecord) -> Text:
    days = [str(d) for d in (record.event_date, record.event_date_end) if d]
    facts = [
        record.event_name,
        f"domain {record.domain}" if record.domain else None,
        f"{' to '.join(days)} ({record.date_precision})" if days else None,
        f"at {record.location}" if record.location else None,
        f"areas {', '.join(record.areas)}" if record.areas else None,
        f"confidence {record.confidence}",
        *record.rules,
    ]
    text = Text.assemble(
        (f"{number}  {record.event_class}: {record.event_type}, {record.status}: ", "bold green"),
        (_codes(record.actor_codes), STYLES["actor"]),
        "\n   ",
        _plain("; ".join(fact for fact in facts if fact)),
    )
    for evidence in record.evidence:
        text.append(f"\n   “{_flat(evidence.quote)}”", "italic")
    return text


def _title(words: str) -> Text:
    return Text(f"\n{words}", "bold underline")


def _plain(text: str) -> str:
    """Text without what a terminal would obey."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _flat(text: str) -> str:
    """The same on one line."""
    return _plain(text).replace("\n", " ")
