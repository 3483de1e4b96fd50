"""What an analyst relies on, one cause a line: class, type, status and parties of small texts written for this test."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.extract import get_extractor
from pipeline.extract.version import extractor_version
from pipeline.records import Article, EventRecord

PUBLISHED = date(2024, 9, 12)  # a Thursday


def events(text: str, published: date = PUBLISHED) -> list[EventRecord]:
    return get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, published))


def told(text: str) -> set[tuple[str, str, str]]:
    return {(str(e.event_type), str(e.status), " ".join(e.actor_codes)) for e in events(text)}


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        ("plain", "Chile and Peru signed a defence agreement in Lima on Monday.", {("agreement", "signed", "CHL PER")}),
        ("passive", "A military pact was signed by Ghana and Togo on Tuesday.", {("agreement", "signed", "GHA TGO")}),
        (
            "one treaty with a list of partners",
            "Last year, Brasilia signed a defence treaty with Chile and Peru.",
            {("agreement", "signed", "BRA CHL PER")},
        ),
        (
            "plural instruments split",
            "Norway is seeking security partnerships with Canada and Iceland.",
            {("agreement", "proposed", "CAN NOR"), ("agreement", "proposed", "ISL NOR")},
        ),
        (
            "staff posted to a partner",
            "Chile has agreed to post two police officers to Peru next month.",
            {("cooperation", "agreed", "CHL PER")},
        ),
        (
            "forces that go home",
            "The Norwegian soldiers stationed in Latvia went home in May.",
            {("cooperation", "ended", "LVA NOR")},
        ),
        (
            "the use of bases granted",
            "Kenya has granted Ugandan forces the use of two of its military bases.",
            {("cooperation", "agreed", "KEN UGA")},
        ),
        (
            "what is done under a pact is of the pact",
            "Norwegian troops are stationed in Latvia under a defence pact that the two signed in 2020.",
            {("agreement", "active", "LVA NOR")},
        ),
        (
            "a base where something is said is no basing",
            "Chilean officers met Peruvian officers at an air base near Iquique.",
            set(),
        ),
        (
            "the way into an alliance is each applicant's own",
            "Sweden and Finland have applied to NATO, the alliance said.",
            {("cooperation", "proposed", "FIN NATO"), ("cooperation", "proposed", "NATO SWE")},
        ),
        (
            "whom an alliance takes in",
            "NATO, a military alliance, admitted Croatia and Albania in 2009.",
            {("cooperation", "active", "ALB NATO"), ("cooperation", "active", "HRV NATO")},
        ),
        (
            "opinion on membership is none",
            "Support for membership of NATO, the military alliance, has risen to 51 percent among Swedes.",
            set(),
        ),
        (
            "staff sent to a partner's headquarters",
            "Chile is to send a liaison officer to Peru's naval command next year.",
            {("cooperation", "agreed", "CHL PER")},
        ),
        (
            "made together",
            "Kenya and Uganda have decided to make patrol boats together.",
            {("joint_program", "agreed", "KEN UGA")},
        ),
        (
            "made by one alone",
            "Kenya has decided to make patrol boats, and Uganda to buy tanks.",
            set(),
        ),
        (
            "a partner's skies guarded",
            "Italian and Spanish fighters have guarded the airspace of Latvia since May.",
            {("joint_program", "active", "ESP ITA LVA")},
        ),
        (
            "bases given back where they lie",
            "Chile gave back its last two army bases in Peru on Monday.",
            {("cooperation", "ended", "CHL PER")},
        ),
        (
            "a base on a partner's soil",
            "Kenya has ruled out a Ugandan military base on Kenyan soil.",
            {("cooperation", "rejected", "KEN UGA")},
        ),
        (
            "elided instruments",
            "Norway has a military pact in force with Canada and another with Iceland.",
            {("agreement", "active", "CAN NOR"), ("agreement", "active", "ISL NOR")},
        ),
        (
            "what a pact provides for is part of it",
            "Kenya signed a defence pact with Uganda that allows joint drills.",
            {("agreement", "signed", "KEN UGA")},
        ),
        (
            "talks on an instrument are that instrument, negotiating",
            "Sweden is in talks with Latvia on a military agreement.",
            {("agreement", "negotiating", "LVA SWE")},
        ),
        (
            "targets stay out",
            "Estonia and Latvia held a naval exercise in the Baltic Sea aimed at deterring Russia.",
            {("exercise", "completed", "EST LVA")},
        ),
        (
            "reporters and reactions stay out",
            "Beijing condemned the joint military exercise that Estonia and Latvia held last month.",
            {("exercise", "completed", "EST LVA")},
        ),
        (
            "both sides stand for the pair told of",
            "Oman and Qatar opened defence talks on Monday. The two countries signed a military agreement on Tuesday.",
            {("talks", "active", "OMN QAT"), ("agreement", "signed", "OMN QAT")},
        ),
        (
            "its own",
            "Peruvian warships sailed together with Chilean frigates off Callao in May.",
            {("patrol", "completed", "CHL PER")},
        ),
        (
            "planned",
            "The armies of Ghana and Togo will hold a joint exercise in November.",
            {("exercise", "planned", "GHA TGO")},
        ),
        (
            "cancelled",
            "Ghana and Togo called off a joint military exercise planned for May.",
            {("exercise", "cancelled", "GHA TGO")},
        ),
        (
            "postponed",
            "Ghana on Monday put off a defence pact with Togo.",
            {("agreement", "suspended", "GHA TGO")},
        ),
        ("ended", "Togo scrapped its military pact with Ghana in June.", {("agreement", "ended", "GHA TGO")}),
        (
            "rejected",
            "Togo turned down an offer from Ghana of a security agreement.",
            {("agreement", "rejected", "GHA TGO")},
        ),
        (
            "groupings stand for their members",
            "The AUKUS partners held a joint naval exercise off Darwin last week.",
            {("exercise", "completed", "AUS GBR USA")},
        ),
        (
            "a war game is an exercise",
            "Kuwait has cancelled war games with Oman that were to be held in March.",
            {("exercise", "cancelled", "KWT OMN")},
        ),
        (
            "those picked out of a crowd",
            "Exercise Trident Juncture got under way with troops from 31 countries, among them Britain and Germany.",
            {("exercise", "ongoing", "DEU GBR")},
        ),
        (
            "making a thing together",
            "Sweden and Ukraine will produce an armoured vehicle jointly.",
            {("joint_program", "agreed", "SWE UKR")},
        ),
        (
            "troops ordered out",
            "Niger ordered French troops to leave the country in July.",
            {("cooperation", "ended", "FRA NER")},
        ),
        (
            "buying arms is no order to troops",
            "Jakarta ordered 42 fighters from France in 2022.",
            set(),
        ),
        (
            "access granted",
            "The Philippines granted U.S. forces access to four more bases in February.",
            {("cooperation", "agreed", "PHL USA")},
        ),
        (
            "two-plus-two",
            "Tokyo and Canberra held their fourth 2+2 meeting in Melbourne on Friday.",
            {("talks", "active", "AUS JPN")},
        ),
        (
            "ruled out joining",
            "South Korea ruled out joining a trilateral military alliance with Japan and the United States.",
            {("agreement", "rejected", "JPN KOR USA")},
        ),
        ("trade", "Chile and Peru signed a free-trade agreement in Lima on Monday.", set()),
        ("restraint", "Ghana urged Togo to exercise restraint at the border.", set()),
        ("peace between belligerents", "Armenia and Azerbaijan signed a peace treaty on Friday.", set()),
        ("companies", "Nissan and Honda announced a strategic partnership on Friday.", set()),
    ],
)
def test_class_type_status_and_parties(cause: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected, cause


def test_evidence_is_verbatim_and_has_offsets() -> None:
    text = "Chile and Peru signed a defence agreement in Lima on Monday. It lets their troops train together."
    found = events(text)
    assert found
    for record in found:
        for evidence in record.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_date_and_place_come_from_the_clause() -> None:
    (event,) = events("Chile and Peru signed a defence agreement in Lima on Monday.")
    assert (event.event_date, event.date_precision, event.location) == (date(2024, 9, 9), "day", "Lima")
    assert event.latitude is not None and round(event.latitude) == -12


def test_an_article_without_a_trigger_gives_nothing() -> None:
    assert events("The striker scored twice as the visitors won 3-1 on Sunday.") == []


def test_the_version_names_code_and_lexicon(tmp_path: Path) -> None:
    assert get_extractor("rules").version == get_extractor("rules").version != ""
    versions = set()
    for name, content in (("rules.py", "x = 1"), ("words.yaml", "a: [b]"), ("words.yaml", "a: [c]")):
        (tmp_path / name).write_text(content)
        extractor_version.cache_clear()
        versions.add(extractor_version(tmp_path))
    assert len(versions) == 3


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(ValueError, match="unknown extractor 'gpt'; known are: rules"):
        get_extractor("gpt")


def test_a_letter_of_intent_on_a_named_programme_is_an_agreement_of_that_name_and_of_its_members() -> None:
    text = "Finland on Thursday added its signature to the letter of intent on the Global Combat Air Programme."
    found = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    assert [(str(e.event_type), str(e.status), e.event_name) for e in found] == [
        ("agreement", "signed", "Global Combat Air Programme")
    ]
    assert found[0].actor_codes == ("FIN", "GBR", "ITA", "JPN")
