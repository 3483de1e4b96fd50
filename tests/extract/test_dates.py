"""Which date is an event's: one cause a line, in small texts written for this test."""

import pytest

from pipeline.records import EventRecord
from tests.extract.small_texts import events, first_event


def dates(event: EventRecord) -> tuple[str, str, str]:
    return (str(event.event_date or ""), str(event.event_date_end or ""), str(event.date_precision or ""))


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "the verb a day hangs on gives the tense, not the clause that says what will be",
            "Chile and Peru signed a defence pact on Saturday under which their armies will train together.",
            ("2024-09-07", "", "day"),
        ),
        (
            "first and last day in one relative clause, before the year of the edition",
            "Ghana and Togo are holding the military exercise Desert Hawk 2024, which opened on Monday and is to end "
            "on September 20.",
            ("2024-09-09", "2024-09-20", "day"),
        ),
        (
            "the last day by counting weeks from a weekday",
            "Ghana and Togo will hold joint military drills for two weeks starting on Monday.",
            ("2024-09-16", "2024-09-29", "day"),
        ),
        (
            "the last day by counting days from a date",
            "Ghana and Togo will hold joint military drills for ten days from October 3.",
            ("2024-10-03", "2024-10-12", "day"),
        ),
        (
            "first and last day in two sentences",
            "Ghana and Togo began a joint military exercise on Monday. It will end on September 20.",
            ("2024-09-09", "2024-09-20", "day"),
        ),
        (
            "what is set for a day lies ahead",
            "Ghana and Togo will hold a military exercise, set for November 18-25.",
            ("2024-11-18", "2024-11-25", "day"),
        ),
        (
            "the month in which it ended is when it was held",
            "A military exercise of Ghana and Togo concluded last month.",
            ("2024-08-01", "", "month"),
        ),
        (
            "the step told of, not an earlier one",
            "A defence treaty between Chile and Peru, signed in June, entered into force on Wednesday.",
            ("2024-09-11", "", "day"),
        ),
        (
            "an earlier step where no other is dated",
            "Chile has been negotiating with Peru on renewing the defence treaty that the two signed in June 2014.",
            ("2014-06-01", "", "month"),
        ),
        (
            "a day after the event",
            "The minister spoke on Wednesday, a day after Chile and Peru signed a defence treaty.",
            ("2024-09-10", "", "day"),
        ),
        (
            "the scene of a clause with where",
            "In January the minister went to Lima, where Chile and Peru signed a defence treaty.",
            ("2024-01-01", "", "month"),
        ),
        (
            "the year before a clause with when",
            "The quarrel dates from 2022, when Chile signed a defence treaty with Peru.",
            ("2022-01-01", "", "year"),
        ),
        (
            "the day of the report is not the event's",
            "Ghana and Togo have begun a joint military exercise, the ministry said on Wednesday.",
            ("", "", ""),
        ),
        (
            "what is refused is refused by being said",
            "Togo said on Tuesday that it will not join a military alliance with Ghana.",
            ("2024-09-10", "", "day"),
        ),
        (
            "signed, in the words of the next sentence",
            "Chile and Peru have signed a defence treaty. The ministers put pen to paper on Monday.",
            ("2024-09-09", "", "day"),
        ),
        (
            "the day it was declared, in the next sentence, and not an earlier step",
            "Togo has scrapped a military pact with Ghana, signed in 2012. A spokesman announced on Saturday that it "
            "was void.",
            ("2024-09-07", "", "day"),
        ),
        (
            "new dates of what is put off",
            "Ghana postponed a joint military exercise with Togo until November 4.",
            ("2024-11-04", "", "day"),
        ),
        (
            "a new season of what is put off, not the first day it had",
            "A joint naval exercise of Ghana and Togo, due to start on Monday, has been postponed to the autumn.",
            ("2024-01-01", "", "year"),
        ),
        (
            "the month for which it is planned, not the day on which that was agreed",
            "Ghana and Togo agreed on Sunday to hold a joint naval exercise in November.",
            ("2024-11-01", "", "month"),
        ),
        (
            "no date where only the day of the decision is told",
            "Ghana and Togo agreed on Sunday to hold a joint naval exercise.",
            ("", "", ""),
        ),
        (
            "when it was to be held, not when it was put off",
            "This month Ghana put off a naval exercise it was to have held with Togo from September 25 to October 6.",
            ("2024-09-25", "2024-10-06", "day"),
        ),
        (
            "what is planned lies ahead: the day of the decision is not its date",
            "Ghana and Togo agreed on Monday to hold a naval exercise this autumn.",
            ("2024-01-01", "", "year"),
        ),
        (
            "a participle with will has the tense of will",
            "Officers met last week to prepare a naval exercise of Ghana and Togo, which will be held in November.",
            ("2024-11-01", "", "month"),
        ),
        (
            "a clause that hangs on the name of a town dates the town's fate",
            "Chile and Peru this month signed a defence pact in the town of Tacna, which Peru regained in August.",
            ("2024-09-01", "", "month"),
        ),
        (
            "the day of another occurrence is not the event's",
            "Military cooperation between Chile and Peru, frozen since the coup of 2021, was resumed.",
            ("", "", ""),
        ),
        (
            "the day of the decision that ends a pact, not its year",
            "In May the cabinet of Chile decided not to renew a military accord of 2019 with Peru.",
            ("2024-05-01", "", "month"),
        ),
        (
            "the verb over the offer, not a clause beside it",
            "An offer by Chile to train the soldiers of Peru, made in April, was turned down in July.",
            ("2024-07-01", "", "month"),
        ),
        (
            "how old a pact is tells nothing of its end",
            "Chile announced on Saturday that its military agreement with Peru, which dates from 2012, was revoked.",
            ("2024-09-07", "", "day"),
        ),
        (
            "a month at the head of a row of clauses is that of them all",
            "In June 2023 the president fell, the army took the palace, and Ghana and Togo held a naval exercise.",
            ("2023-06-01", "", "month"),
        ),
        (
            "what has gone on since a day began on it",
            "Marines of Ghana and Togo have been practising landings in a joint exercise since Monday.",
            ("2024-09-09", "", "day"),
        ),
        (
            "an infinitive under a present be lies ahead",
            "A defence dialogue of Chile and Peru, paused for a year, is to be resumed in March.",
            ("2025-03-01", "", "month"),
        ),
        (
            "the clause behind a month and a comma",
            "In July, when Chile gave up its 1996 defence accord with Peru, few took notice.",
            ("2024-07-01", "", "month"),
        ),
        (
            "a programme that has gone on since, whatever stands between",
            "Officers of Chile and Peru have manned a joint military centre for watching the border since May.",
            ("2024-05-01", "", "month"),
        ),
        (
            "years ago, to the month",
            "Chile and Peru signed a defence pact three years ago this month.",
            ("2021-09-01", "", "month"),
        ),
        (
            "what came before is not counted from what lies ahead",
            "A frigate is to be handed over in December. A week earlier Chile and Peru had signed a defence pact.",
            ("2024-09-01", "", "month"),
        ),
        (
            "days in the name of an exercise are those nearest to publication, whatever the tense",
            "Ghana and Togo sent out a list of guests for the November 4-8 naval exercise.",
            ("2024-11-04", "2024-11-08", "day"),
        ),
        (
            "what is moved from one month to another is held in the second",
            "Ghana and Togo have postponed a joint naval exercise from October to November 12.",
            ("2024-11-12", "", "day"),
        ),
        (
            "the day of a decision on what will be done",
            "Chile's government agreed with Peru in Lima last month that Chilean cadets would be taught at Peru's "
            "military academies.",
            ("2024-08-01", "", "month"),
        ),
        (
            "the day of the first of two things done together",
            "Chile and Peru held defence talks on Tuesday and signed a military logistics agreement.",
            ("2024-09-10", "", "day"),
        ),
        (
            "a stop has lasted since its day",
            "Military cooperation between Chile and Peru has been frozen since 2019.",
            ("2019-01-01", "", "year"),
        ),
        (
            "an exercise under way since a day",
            "A naval exercise of Ghana and Togo has been under way since Sunday.",
            ("2024-09-08", "", "day"),
        ),
        (
            "an end in whatever words dates the last day",
            "The joint naval exercise of Ghana and Togo came to an end on Tuesday.",
            ("", "2024-09-10", "day"),
        ),
        (
            "days of a week told by both",
            "Ghana and Togo held a joint naval exercise from Tuesday to Thursday last week.",
            ("2024-09-03", "2024-09-05", "day"),
        ),
        (
            "days told in a clause of their own are closer than the month",
            "Soldiers of Ghana flew to Togo in August for Desert Hawk, a military exercise that lasted from "
            "August 12 to 20.",
            ("2024-08-12", "2024-08-20", "day"),
        ),
        (
            "the last day is told beside the day",
            "Ghana and Togo held a parade on Friday on the final day of their joint naval exercise.",
            ("", "2024-09-06", "day"),
        ),
    ],
)
def test_the_date_of_an_event(cause: str, text: str, expected: tuple[str, str, str]) -> None:
    assert dates(first_event(text)) == expected, cause


def test_what_is_signed_at_the_same_table_has_the_same_day_and_place() -> None:
    text = (
        "Chile and Peru signed a defence treaty in Lima on Monday. "
        "At the same ceremony the two ministers signed a memorandum on military aircraft."
    )
    found = events(text)
    assert [(dates(e), e.location) for e in found] == [(("2024-09-09", "", "day"), "Lima")] * 2
