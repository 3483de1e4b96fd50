"""Who takes part in an exercise: guests of another clause or sentence do, who stays away or only looks on does not."""

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.records import Article


def parties(text: str) -> list[str]:
    """The participants of every exercise that a text tells of."""
    records = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    return sorted(" ".join(r.actor_codes) for r in records)


@pytest.mark.parametrize(
    "clause",
    [
        ", with troops from Norway and Spain taking part",
        ", joined by troops from Norway and Spain",
        "; Norway and Spain were asked to take part",
        ", with Norway and Spain sending ships for the first time",
    ],
)
def test_guests_in_a_clause_beside_the_exercise_take_part(clause: str) -> None:
    assert parties(f"The Portuguese navy opened a naval exercise off Sines on Monday{clause}.") == ["ESP NOR PRT"]


@pytest.mark.parametrize(
    "goes_on",
    [
        "Crews from Norway and Spain, along with those of Malta, will rehearse boarding a tanker.",
        "Some 900 soldiers from three countries, Norway, Spain and Malta, will spend the week at the range.",
        "Norwegian, Spanish and Maltese sailors fired at targets towed by a tug.",
        "Ships from Norway, Spain and Malta have arrived in the port.",
    ],
)
def test_what_forces_do_in_the_sentence_after_an_exercise_they_do_at_it(goes_on: str) -> None:
    assert parties(f"The Portuguese navy opened a naval exercise off Sines on Monday. {goes_on}") == ["ESP MLT NOR PRT"]


def test_forces_elsewhere_in_an_article_are_not_at_its_exercise() -> None:
    text = (
        "The Portuguese navy opened a naval exercise off Sines on Monday.\n\nThe price of fuel for the ships has risen "
        "by a third.\n\nShipowners have complained to the ministry.\n\nSpanish aircraft flew to Mali in May."
    )
    assert parties(text) == ["PRT"]


@pytest.mark.parametrize(
    "clause",
    [
        ", which Tunisia skipped",
        "; Tunisia was not invited",
        "; Tunisia, which had been asked, did not send ships",
        " without Tunisia",
        ", while Tunisia attended as an observer",
    ],
)
def test_who_stays_away_or_looks_on_takes_no_part(clause: str) -> None:
    assert parties(f"Algeria and Mauritania held a naval exercise off Oran last week{clause}.") == ["DZA MRT"]


def test_a_state_that_a_drill_angers_takes_no_part() -> None:
    text = "A naval drill in which 80 Chileans and 90 Peruvians took part last week prompted Bolivia to protest."
    assert parties(text) == ["CHL PER"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The war games are part of Gulf Watch, a drill in which Oman, Qatar and Kuwait hunt mines.", "KWT OMN QAT"),
        ("The fleet returned from the naval exercise Gulf Watch, to which Oman and Qatar had sent ships.", "OMN QAT"),
        ("Austrian paratroopers jumped alongside Slovenian soldiers near Graz on Friday.", "AUT SVN"),
        ("The navies of Ghana, Togo and Benin rehearsed the boarding of tankers on Thursday.", "BEN GHA TGO"),
        ("Omani and Qatari ships sailed together off Muscat on Friday, shadowed by an Iranian frigate.", "OMN QAT"),
        ("Austrian and Czech soldiers began patrolling the border jointly on Monday.", "AUT CZE"),
        ("Oman's navy denied that any drill with Qatari ships took place off Muscat last week.", "OMN QAT"),
    ],
)
def test_those_who_do_it_together_take_part(text: str, who: str) -> None:
    assert parties(text) == [who]


def test_an_exercise_that_shuts_somebody_out_is_without_them() -> None:
    text = "The navies of Oman and Qatar refused to let Iranian ships sail in their joint naval drill in May."
    assert parties(text) == ["OMN QAT"]


@pytest.mark.parametrize(
    "goes_on",
    ["Troops from NATO allies, among them Norway and Spain, are taking part.", "Norway and Spain have sent F-16s."],
)
def test_a_body_named_only_for_its_members_takes_no_part_and_forces_go_by_their_type(goes_on: str) -> None:
    assert parties(f"The Portuguese navy opened a naval exercise off Sines on Monday. {goes_on}") == ["ESP NOR PRT"]


def test_a_body_whose_states_are_not_named_takes_part_itself() -> None:
    assert parties("The ASEAN states will hold joint naval drills off Batam next week.") == ["ASEAN"]


def test_what_guests_bring_does_not_name_the_exercise() -> None:
    text = "The Portuguese navy opened a naval exercise off Sines on Monday. Spain sent two Eurofighter Typhoon jets."
    records = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    assert [r.event_name for r in records] == [None]


@pytest.mark.parametrize(
    "goes_on",
    [
        "Spain, which is host to the event, has put in two submarines, and Norway a dock ship.",
        "Norway and Spain are the co-hosts.",
        "Norway and Spain are among the contributors.",
    ],
)
def test_hosts_and_contributors_take_part(goes_on: str) -> None:
    assert parties(f"The Portuguese navy opened a naval exercise off Sines on Monday. {goes_on}") == ["ESP NOR PRT"]


def test_a_name_set_beside_the_word_for_it_is_one_exercise() -> None:
    text = "Mongolia opened Khaan Quest on Sunday, the peacekeeping exercise that its army holds with Nepal."
    assert len(parties(text)) == 1


def test_a_series_named_by_an_ordinary_word_counts_where_it_is_held() -> None:
    text = "The Indian army came home on Friday from Surya Kiran, held in May with the army of Nepal in Saljhandi."
    assert parties(text) == ["IND NPL"]


@pytest.mark.parametrize(
    "guests",
    [
        "Chilean ships came as well; Brazil has not.",
        "Chilean ships came as well, but Brazil has sent nobody.",
        "Chilean ships came as well. Brazil, which was invited, sent no ships.",
        "Chilean ships came as well, and Brazil has been invited but has yet to answer.",
        "Chilean ships came as well. Brazilian officers attended the planning, but their country sent no ship.",
    ],
)
def test_who_sends_nobody_or_has_not_answered_takes_no_part(guests: str) -> None:
    text = f"The Peruvian and French navies opened the naval exercise Southern Wave off Lima on Monday. {guests}"
    assert parties(text) == ["CHL FRA PER"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's army began a drill beside the border with Chile on Friday.",
        "Peru's army began a drill in the corridor between Chile and Bolivia on Friday.",
        "Peruvian ships began a naval exercise off Ilo on Friday, days after Lima accused the Chilean navy of theft.",
        "Peruvian soldiers began the army exercise Southern Wave at a camp beside the old American runway on Friday.",
    ],
)
def test_neighbours_and_forces_of_another_clause_are_at_no_exercise(text: str) -> None:
    assert parties(text) == ["PER"]
