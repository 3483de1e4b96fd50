"""The way into and out of an alliance, in an article that tells of little else."""

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.records import Article

BESIDE = " Soldiers, sailors and airmen paraded. A budget deal was late."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden became NATO's 32nd member on Thursday.", "active NATO SWE"),
        ("NATO admitted Sweden as its 32nd member.", "active NATO SWE"),
        ("Finland formally joined NATO on Tuesday.", "active FIN NATO"),
        ("Uzbekistan withdrew from the CSTO.", "ended CSTO UZB"),
        ("Armenia has left the CSTO.", "ended ARM CSTO"),
        ("Armenia suspended its membership of the CSTO.", "suspended ARM CSTO"),
        ("Ukraine applied for NATO membership.", "proposed NATO UKR"),
        ("Austria ruled out joining NATO.", "rejected AUT NATO"),
    ],
)
def test_an_alliance_gains_and_loses_members(text: str, expected: str) -> None:
    records = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text + BESIDE, date(2024, 9, 12)))

    assert [f"{r.status} {' '.join(r.actor_codes)}" for r in records] == [expected]
