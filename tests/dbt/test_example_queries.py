"""examples/queries.sql on the sample articles, whose events are labelled by hand: the answers were read from data/raw.

Here: what each answer must hold, and where it is short, the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import duckdb
import pytest

from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.publish import publish

QUERIES = PROJECT_ROOT / "examples" / "queries.sql"
EXAMPLES = {
    int(number): (question, query)
    for number, question, query in re.findall(
        r"^-- (\d+)\. (.+)\n((?:(?!--).*\n)+?)(?=\n|\Z)", QUERIES.read_text("utf-8"), flags=re.MULTILINE
    )
}

Rows = list[dict[str, Any]]
Answer = Callable[[int], Rows]


def test_there_are_at_least_twenty_numbered_without_gaps() -> None:
    assert list(EXAMPLES) == list(range(1, len(EXAMPLES) + 1))
    assert len(EXAMPLES) >= 20
    assert QUERIES.read_text("utf-8").count(";") == len(EXAMPLES), "a query was not found by its question"


@pytest.fixture(scope="module")
def answer(sample: Settings) -> Iterator[Answer]:
    """The rows of a numbered example on the published copy of the sample, read-only."""
    with duckdb.connect(str(publish(sample).database), read_only=True) as copy:

        def rows(number: int) -> Rows:
            result = copy.execute(EXAMPLES[number][1])
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

        yield rows


def day(text: str) -> date:
    return date.fromisoformat(text)


def row(**values: Any) -> Mapping[str, Any]:
    return values


# Number → rows of which the named columns must be found in the answer.
HOLDS: dict[int, list[Mapping[str, Any]]] = {
    1: [  # harbour-wire/2024, straits-courier/2024/november.json, coastal-post/2024/philippine-senate-ratifies.md
        row(moved_on=day("2024-07-08"), name="Reciprocal Access Agreement", status="signed", partners=["PHL"]),
        row(moved_on=day("2024-11-01"), name="Security and Defence Partnership", status="agreed", partners=["EU"]),
        row(
            moved_on=day("2024-12-16"),
            name="Reciprocal Access Agreement",
            status="active",
            partners=["PHL"],
            publisher="Coastal Post",
            url="https://coastalpost.example/2024/12/senate-raa",
        ),
    ],
    2: [  # coastal-post/2026, pacific-reader, straits-courier/2025, meridian/2023/gcap-treaty.txt
        row(name="ACSA", participants=["JPN", "PHL"], status_date=day("2026-01-15")),
        row(name="Pukpuk treaty", participants=["AUS", "PNG"], status_date=day("2025-10-06")),
        row(participants=["AUS", "GBR"], status_date=day("2025-07-26")),
        row(participants=["GBR", "ITA", "JPN"], status_date=day("2023-12-14")),
        row(participants=["SWE", "USA"], status_date=day("2023-12-01")),  # nordic-observer/2023
        row(participants=["AUS", "PNG"], name=None, status_date=day("2023-12-01")),  # archive/blue-water
    ],
    3: [
        row(participants=["GBR", "POL"], last_reported_date=day("2025-01-18")),  # archive/blue-water
        row(participants=["CHN", "VUT"], last_reported_date=day("2025-10-12")),  # pacific-reader
    ],
    4: [
        row(actor_a="AUS", actor_b="JPN", exercises=3),  # Super Garuda Shield 2023, RIMPAC 2024, Malabar 2024
        row(actor_a="JPN", actor_b="KOR", exercises=4),  # Cobra Gold, RIMPAC, Freedom Edge 2024 and 2025
        row(actor_a="IND", actor_b="JPN", exercises=2),  # RIMPAC, Malabar
        row(actor_a="CAN", actor_b="PHL", exercises=2),  # RIMPAC, the sail of June 2024
    ],
    5: [row(actor_a="JPN", actor_b="PHL", year=2024, exercise_count=3, change=3)],  # RIMPAC, June sail, August patrol
    6: [
        row(domain="maritime", location="South China Sea", exercises=2, years=[2024]),
        row(domain="maritime", location="Hawaii", exercises=1, years=[2024]),
    ],
    7: [  # RIMPAC, as all reports together tell it
        row(year=2024, new_partner=code)
        for code in ("AUS", "CAN", "CHL", "DEU", "FRA", "GBR", "IND", "ISR", "JPN", "KOR", "NLD", "USA")
    ],
    8: [
        row(start_date=day("2024-02-12"), status="postponed", participants=["AUS", "MYS"]),  # straits-courier/2024
        row(start_date=day("2024-04-22"), status="cancelled", participants=["ESP", "MAR"]),  # meridian/2024
        row(what="Ulchi Freedom Shield", start_date=day("2025-08-18"), status="planned"),  # no report that it was held
        # Not the field drills put off until September: with these states, in that month, they count as Freedom Edge.
        row(start_date=day("2025-10-01"), status="planned", participants=["JPN", "PHL"]),  # relief work in Luzon
        row(start_date=day("2025-11-01"), status="cancelled", participants=["AUS", "IDN"]),  # harbour-wire/2025/talks
    ],
    # Tuesday 29 April 2025 to Thursday 15 January 2026 (coastal-post)
    9: [row(event_type="agreement", deals=1, median_days=261.0)],
    10: [
        row(participants=["EU", "JPN"], first_publisher="Harbour Wire", first_reported_date=day("2024-06-24")),
        row(participants=["JPN", "PHL"], first_publisher="Harbour Wire", first_reported_date=day("2024-07-08")),
    ],
    11: [
        row(actor_code="NOR", partner_count=2, clustering=1.0),  # Nordic Response: Finland and Sweden, tied as well
        row(actor_code="PRK", partner_count=1, clustering=None),  # Russia alone
    ],
    12: [
        row(step_number=1, status="proposed", status_date=day("2025-04-29"), reported_date=day("2025-04-30")),
        row(step_number=2, status="signed", status_date=day("2026-01-15"), reported_date=day("2026-01-16")),
    ],
    13: [row(name="Super Garuda Shield", participant_count=7), row(name="Cobra Gold", participant_count=7)],
    14: [
        row(name=None, start_date=day("2024-06-16"), end_date=day("2024-06-17"), location="South China Sea"),
        row(name=None, start_date=day("2024-08-01"), end_date=None, participants=["JPN", "PHL"]),
        row(name="RIMPAC", start_date=day("2024-06-27"), end_date=day("2024-08-01")),
        row(name="Malabar", start_date=day("2024-10-08"), end_date=day("2024-10-18"), location="Bay of Bengal"),
    ],
    15: [row(attribute="participant", value="CHL", is_chosen=True)],  # named by meridian/2024/rimpac-ends.md.gz only
    16: [row(name="Nakamal Agreement", status="suspended", participants=["AUS", "VUT"])],
    17: [row(actor_code="VUT", region="Melanesia", partnership_count=2, exercise_count=0)],
    18: [row(year=2023, actor_a="GBR", actor_b="JPN", partnership_count=1, exercise_count=1)],  # GCAP, Garuda Shield
    19: [row(month=day("2026-01-01"), status="signed", partnerships=1)],
    20: [row(area="mutual_defence", partnerships=2)],  # Russia and North Korea, Pukpuk
    21: [
        row(target_code="PRK", plover_code="COOPERATE", cameo_code="062", event_date=day("2024-12-04")),
        row(target_code="CHN", plover_code="COOPERATE", cameo_code="062", event_date=day("2025-08-01")),  # Joint Sea
        row(target_code="CHN", plover_code="COOPERATE", cameo_code="062", event_date=day("2025-08-08")),  # the patrol
    ],
    22: [row(reason=reason, documents=1) for reason in ("bad_json", "no_text", "not_a_page", "truncated")],
    23: [
        row(source_id="bw-3", original_id="raa-signed", published_date=day("2024-07-09")),
        row(source_id="neighbours-talk", original_id="talks", published_date=day("2025-10-15")),
    ],
    24: [row(source_id="raa-signed", stands_there=True)],
    25: [row(actor_code=code) for code in ("IDN", "MYS", "PHL", "SGP", "THA")],  # Cobra Gold; the South China Sea
    26: [
        *(row(actor_code=code, status="suspended", moved_on=day("2016-12-01")) for code in ("AUS", "IDN")),
        row(actor_code="FRA", partners=["TCD"], status="ended", moved_on=day("2024-11-01")),
        row(actor_code="AUS", partners=["VUT"], name="Nakamal Agreement", status="suspended"),
        row(actor_code="CHN", partners=["PNG"], status="rejected"),
        row(actor_code="TCD", partners=["FRA"], status="ended", moved_on=day("2024-11-01")),
        row(actor_code="VUT", partners=["AUS"], name="Nakamal Agreement", status="suspended"),
        row(actor_code="PNG", partners=["CHN"], status="rejected"),
    ],
}

# Number → rows that must not be found.
NEVER: dict[int, list[Mapping[str, Any]]] = {
    2: [row(name="Reciprocal Access Agreement"), row(participants=["FIN", "USA"]), row(participants=["PRK", "RUS"])],
    3: [row(participants=["JPN", "PHL"])],  # signed since
    7: [row(year=2025, new_partner="JPN")],  # tied in 2024 already
    8: [row(what="RIMPAC"), row(what="Malabar")],
    14: [row(name="Freedom Edge")],  # in 2025
    16: [row(name="Reciprocal Access Agreement")],
    24: [row(stands_there=False)],
    25: [row(actor_code="TLS"), row(actor_code="VNM")],
    26: [row(actor_code="JPN")],
}

COMPLETE = {2, 3, 6, 7, 8, 9, 12, 14, 21, 22, 23, 25, 26}  # the rows of HOLDS are the whole answer


def test_every_question_has_its_answer() -> None:
    assert set(HOLDS) == set(EXAMPLES)


@pytest.mark.parametrize("number", EXAMPLES, ids=[f"{n}. {question}" for n, (question, _) in EXAMPLES.items()])
def test_the_answer_is_what_the_articles_say(answer: Answer, number: int) -> None:
    rows = answer(number)

    def found(expected: Mapping[str, Any]) -> bool:
        return any(all(got[name] == value for name, value in expected.items()) for got in rows)

    assert [e for e in HOLDS[number] if not found(e)] == [], rows
    assert [e for e in NEVER.get(number, []) if found(e)] == [], rows
    if number in COMPLETE:
        assert len(rows) == len(HOLDS[number]), rows
