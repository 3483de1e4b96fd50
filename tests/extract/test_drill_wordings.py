"""Ordinary sentences about drills whose parties or status hang on one word that is easily misread."""

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.records import Article


def told(text: str) -> list[str]:
    """Status and participants of every record of a text, in text order."""
    records = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    return [f"{r.status} {' '.join(r.actor_codes)}" for r in records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "exercise" is the noun here, whatever verb it is spelt like
        (
            "Finland and Norway have called off the Arctic field exercise that their soldiers were to hold in March.",
            "cancelled FIN NOR",
        ),
        ("Kenya and Uganda held their special forces exercise Nyota in Jinja last week.", "completed KEN UGA"),
        # ships by kind and name
        (
            "HMS Kent and her escorts, with the Dutch frigate Evertsen and the American destroyer Mason, exercised "
            "in the Philippine Sea with three Japanese destroyers on Sunday.",
            "completed GBR JPN NLD USA",
        ),
        ("Qatari fast boats and an Omani corvette completed a joint patrol on Wednesday.", "completed OMN QAT"),
        # who tells of it holds it
        (
            "The Ministry of Defence in Dhaka said that the army would hold a drill with India in November.",
            "planned BGD IND",
        ),
        # whose soldiers it involves, however the parse hangs them
        ("The exercise involves soldiers from Chile, Peru and Panama and started on Monday.", "ongoing CHL PAN PER"),
        (
            "Naval exercise Unitas began on Monday. The participants include Chile, Peru and Panama. "
            "Warships and helicopters will hunt a submarine.",
            "ongoing CHL PAN PER",
        ),
        ("Drill Steel Pike began on Monday. It brings together troops from Chile and Peru.", "ongoing CHL PER"),
        # forces kick off what has a name and a year
        ("Troops from Angola and Brazil kicked off PEGASO 2018 in Resende on Monday.", "ongoing AGO BRA"),
        ("The Guyana Defence Force will host Exercise Tradewinds in July.", "planned GUY"),
        # a date fixed is a plan
        ("Dates are fixed for the first command post exercise of the Malian and Nigerien armies.", "planned MLI NER"),
    ],
)
def test_a_drill_is_read_whole(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_a_trilateral_drill_with_one_is_also_that_of_the_two_told_of_before() -> None:
    text = (
        "South Korea and the United States began a naval exercise off Busan on Monday. "
        "A trilateral anti-submarine exercise with Japan is under consideration for next Friday."
    )
    assert told(text) == ["ongoing KOR USA", "planned JPN KOR USA"]


def test_soldiers_with_rifles_on_a_beach_are_on_no_joint_patrol() -> None:
    assert told("Brazilian soldiers with rifles patrol Copacabana, where a navy band played on Friday.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tehran answered with a military drill in Semnan the same day.", "completed IRN"),
        ("A French request to hold a naval drill with the Comoros was turned down in Moroni.", "rejected COM FRA"),
        ("Seoul said on Monday that it would suspend its military drills with the United States.", "postponed KOR USA"),
    ],
)
def test_an_answer_a_request_and_a_stop_announced_say_whose_drill_it_is(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_a_guest_that_comes_later_does_not_date_the_drill() -> None:
    text = (
        "Filipino and Vietnamese coast guards will stage a rescue drill in Manila Bay on September 20. "
        "A Vietnamese ship is to arrive on Monday."
    )
    records = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, date(2024, 9, 12)))
    assert [r.event_date for r in records] == [date(2024, 9, 20)]


def test_a_drill_of_two_states_counts_among_news_on_defence_whatever_is_drilled() -> None:
    text = (
        "The Malaysian navy launched a frigate on Monday. Malaysia and Indonesia held a search and rescue exercise "
        "off Batam on Tuesday. The troops of both armies met the press."
    )
    assert told(text) == ["completed IDN MYS"]
