"""The way into and out of an alliance, in an article that tells of little else."""

import pytest

from tests.extract.small_texts import events

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
    assert [f"{e.status} {' '.join(e.actor_codes)}" for e in events(text + BESIDE)] == [expected]
