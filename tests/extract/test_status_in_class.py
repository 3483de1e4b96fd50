"""Whatever words gave a status, it is one that the event's class knows."""

from __future__ import annotations

import pytest

from pipeline.extract.clauses.predicate import Predicate
from pipeline.extract.clauses.seen import in_class
from pipeline.extract.times import Tense
from pipeline.records import EXERCISE_STATUSES, PARTNERSHIP_STATUSES, EventClass, Status


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_counterpart_in_the_other_class(status: Status) -> None:
    told = Predicate(Tense.PAST, status, rule="", explicit=True, governed=True, applied=False, clause="")
    assert in_class(told, EventClass.EXERCISE).status in EXERCISE_STATUSES
    assert in_class(told, EventClass.PARTNERSHIP).status in PARTNERSHIP_STATUSES
