"""The figures on articles small enough to count by hand, and what holds for any."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.quality.evaluation.breakdown import Confusion, slices, status_confusions
from pipeline.quality.evaluation.clusters import bcubed
from pipeline.quality.evaluation.figures import score
from pipeline.quality.evaluation.findings import findings
from pipeline.quality.evaluation.matching import match
from pipeline.quality.evaluation.resolution import as_record, resolution_figures
from pipeline.records import EventClass, EventLink, EventRecord, EventType, Evidence, Participant, Status
from tests.quality.evaluation.strategies import TEXT, evaluations, parsed


def gold_event(**labels: Any) -> dict[str, Any]:
    event = {
        "event_class": "partnership", "event_type": "agreement", "status": "signed", "participants": ["AUS", "JPN"],
        "name": "", "domain": "", "date": "", "date_end": "", "date_precision": "", "location": "",
        "evidence": [TEXT],
    }  # fmt: skip
    return event | labels


def gold(*events: dict[str, Any], article_id: str = "dev-001") -> dict[str, Any]:
    return {"id": article_id, "article": TEXT, "published_date": "2024-07-08", "events": list(events)}


def found(
    participants: str = "AUS JPN", kind: EventType = EventType.AGREEMENT, status: Status = Status.SIGNED, **rest: Any
) -> EventRecord:
    return EventRecord(kind, status, tuple(map(Participant, participants.split())), (Evidence(0, 5, "Japan"),), **rest)


def test_a_set_with_one_hit_one_near_hit_one_miss_and_one_false_event() -> None:
    articles = parsed(
        [
            gold(
                gold_event(),
                gold_event(participants=["AUS", "JPN", "USA"], event_type="talks", status="active"),
                gold_event(participants=["FRA", "PHL"]),
            ),
            gold(article_id="dev-002"),
        ]
    )
    predictions = {
        "dev-001": [found(), found("AUS JPN", EventType.TALKS, Status.PROPOSED)],
        "dev-002": [found("CHN RUS", EventType.PATROL, Status.ONGOING)],
    }
    figures = score(articles, predictions)
    assert figures["strict_p"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["strict_r"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["record_f1"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["lenient_f1"] == pytest.approx(2 / 3, abs=1e-4)
    # Gold pairs: AUS-JPN (told by two events, counted once), AUS-USA, JPN-USA, FRA-PHL; found: AUS-JPN, CHN-RUS.
    assert (figures["dyad_p"], figures["dyad_r"]) == (0.5, 0.25)
    assert (figures["type_acc"], figures["status_acc"], figures["status_n"]) == (1.0, 0.5, 2)
    assert figures["false_alarm"] == 1.0
    assert figures["exercise_strict_f1"] == 0.0
    assert figures["domain_acc"] is None


def test_attributes_count_only_where_one_side_speaks_of_them() -> None:
    labels = {"date": "2024-07-01", "date_precision": "month", "location": "Subic Bay|Manila", "name": "RAA|"}
    (article,) = parsed([gold(gold_event(**labels))])
    (pair,) = match(article.events, [found(event_date=date(2024, 7, 1), location="off Manila")])
    assert pair.attributes() == {"type": True, "status": True, "name": True, "date": True, "location": True}
    (pair,) = match(article.events, [found(event_name="SOFA", event_date=date(2024, 7, 2))])
    assert pair.attributes() == {"type": True, "status": True, "name": False, "date": False, "location": False}
    (silent,) = parsed([gold(gold_event())])
    (pair,) = match(silent.events, [found()])
    assert pair.attributes() == {"type": True, "status": True}


def test_a_better_match_wins_over_an_earlier_one() -> None:
    (article,) = parsed([gold(gold_event(participants=["AUS", "JPN", "USA"]), gold_event())])
    pairs = match(article.events, [found("AUS JPN")])
    assert [(p.gold_index, p.is_strict) for p in pairs] == [(1, True)]


def test_break_downs_and_confusions() -> None:
    articles = parsed([gold(gold_event(), gold_event(status="active", participants=["PHL", "USA"]))])
    predictions = {"dev-001": [found(status=Status.ACTIVE), found("PHL USA", status=Status.ACTIVE)]}
    by_status = {
        s.value: (s.rates.hits, s.rates.predicted, s.rates.gold) for s in slices(articles, predictions, "status")
    }
    assert by_status == {"signed": (0, 0, 1), "active": (1, 2, 1)}
    (by_class,) = slices(articles, predictions, "class")
    assert (by_class.value, by_class.rates.f1) == ("partnership", 1.0)
    assert status_confusions(articles, predictions) == [
        Confusion(EventClass.PARTNERSHIP, Status.SIGNED, Status.ACTIVE, 1),
        Confusion(EventClass.PARTNERSHIP, Status.ACTIVE, Status.ACTIVE, 1),
    ]


def test_findings_say_article_both_sides_and_quote() -> None:
    articles = parsed([gold(gold_event(), gold_event(participants=["FRA", "PHL"]))])
    faults = findings(articles, {"dev-001": [found(status=Status.ACTIVE), found("CHN", EventType.EXERCISE)]})
    assert [(f.kind, f.article_id, f.message) for f in faults] == [
        ("missed", "dev-001", f"agreement signed FRA PHL “{TEXT}”"),
        ("false", "dev-001", "exercise signed CHN “Japan”"),
        ("status", "dev-001", f"gold signed / found active [agreement signed AUS JPN] “{TEXT}”"),
    ]


def test_bcubed_of_a_split_and_a_merge() -> None:
    items = [("a", "1"), ("a", "1"), ("a", "2"), ("b", "2")]
    # precision: 1, 1, 1/2, 1/2; recall: 2/3, 2/3, 1/3, 1
    assert bcubed(items) == {"clustered_mentions": 4, "bcubed_p": 0.75, "bcubed_r": 0.6667, "bcubed_f1": 0.7059}
    assert bcubed([]) == {}


def test_resolution_is_measured_given_gold_and_end_to_end() -> None:
    same = {"cluster": "raa"}
    articles = parsed([gold(gold_event(**same)), gold(gold_event(**same), article_id="dev-002")])
    by_participants = lambda mentions: [  # noqa: E731
        EventLink(m.mention_id, " ".join(m.event.actor_codes), "participants") for m in mentions
    ]
    predictions = {"dev-001": [found("CHN RUS"), found("AUS JPN USA")], "dev-002": [found()]}
    figures = resolution_figures(articles, predictions, by_participants)
    assert (figures["gold_bcubed_f1"], figures["gold_clustered_mentions"]) == (1.0, 2)
    assert (figures["bcubed_p"], figures["bcubed_r"], figures["clustered_mentions"]) == (1.0, 0.5, 2)


@settings(max_examples=50, deadline=None)
@given(evaluation=evaluations())
def test_gold_against_itself_is_perfect(evaluation: Any) -> None:
    articles = parsed(evaluation[0])
    perfect = {a.article_id: [as_record(event, a.text) for event in a.events] for a in articles}
    figures = score(articles, perfect)
    if figures["gold_events"]:
        assert {figures[f"{name}_f1"] for name in ("strict", "record", "lenient", "dyad")} == {1.0}
    assert figures["false_alarm"] in (0.0, None)
    assert {figures[f"{name}_acc"] for name in ("type", "status", "domain", "name", "date")} <= {1.0, None}


@settings(max_examples=50, deadline=None)
@given(evaluation=evaluations())
def test_break_downs_add_up_to_the_whole(evaluation: Any) -> None:
    raw, with_ids = evaluation
    articles, predictions = parsed(raw), {k: [event for event, _ in v] for k, v in with_ids.items()}
    figures = score(articles, predictions)
    for cut in ("class", "type", "status"):
        rows = slices(articles, predictions, cut)
        assert sum(r.rates.gold for r in rows) == figures["gold_events"]
        assert sum(r.rates.predicted for r in rows) == figures["predicted_events"]
    confusions = status_confusions(articles, predictions)
    assert sum(c.count for c in confusions) == figures["status_n"]
    faults = findings(articles, predictions)
    assert sum(f.kind == "missed" for f in faults) == figures["gold_events"] - figures["status_n"]
    assert sum(f.kind == "false" for f in faults) == figures["predicted_events"] - figures["status_n"]
