"""Gold files: the real ones are valid, and a label that breaks a rule is named with file and event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.quality.evaluation.gold import GoldError, is_seen, load_gold, of_fold, parse_gold
from pipeline.quality.evaluation.run import GOLD_SETS, load_set
from tests.quality.evaluation.test_figures import gold, gold_event

SEEN_SHARE = {"gold": 0.5, "stories": 0.5, "practice": 1.0, "briefs": 1.0, "news": 1.0, "irrelevant": 1.0}
SEEN_SHARE |= {"further": 0.0, "further-stories": 0.0, "further-briefs": 0.0, "further-news": 0.0}


@pytest.mark.parametrize("name", GOLD_SETS)
def test_the_labels_of_the_repository_are_valid_and_each_set_has_its_folds(name: str) -> None:
    everything, seen = load_set(GOLD_SETS[name]), load_set(GOLD_SETS[name], "A")
    assert len(seen) == SEEN_SHARE[name] * len(everything)
    assert len(seen) + len(load_set(GOLD_SETS[name], "B")) == len(everything)
    assert not any(article.text.startswith("date 2") for article in everything)


def test_folds_are_fixed_by_the_id() -> None:
    assert [is_seen(i) for i in ("dev-026", "dev-027", "ds-13", "ds-14", "own-001")] == [
        True,
        False,
        True,
        False,
        False,
    ]
    articles = [parse_gold(gold(article_id=i), i) for i in ("dev-026", "dev-027")]
    assert [a.article_id for a in of_fold(articles, "B")] == ["dev-027"]


def test_the_date_header_is_no_part_of_the_text() -> None:
    raw = gold() | {"article": "date 2024-07-08 TOKYO, July 8 - Text."}
    assert parse_gold(raw, "x.json").text == "TOKYO, July 8 - Text."


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"event_type": "party"}, "event_type: 'party' is unknown; allowed are agreement, "),
        ({"event_type": "patrol"}, "event_type patrol does not belong to event_class partnership"),
        ({"status": "completed"}, "status of an event of class partnership: 'completed' is unknown"),
        ({"participants": ["JPN", "AUS"]}, r"participants \['JPN', 'AUS'\]: sorted, and each once"),
        ({"participants": ["JPN"]}, "a partnership two"),
        ({"participants": ["JPN", "XXX"]}, "unknown actor code XXX"),
        ({"domain": "air"}, "a partnership none"),
        ({"date": "2024-02-30", "date_precision": "day"}, "date: '2024-02-30' is no date"),
        ({"date": "2024-02-03"}, "date_precision '': given exactly where a date is"),
        ({"date": "2024-02-03", "date_end": "2024-02-01", "date_precision": "day"}, "lies before date"),
        ({"evidence": ["Nobody said this"]}, "'Nobody said this' does not stand in the article"),
        ({"evidence": []}, "evidence is empty"),
        ({"colour": "blue"}, "an event needs exactly the keys"),
    ],
)
def test_a_label_that_breaks_a_rule_is_named(labels: dict[str, Any], message: str) -> None:
    with pytest.raises(GoldError, match=f"^bad.json, event 2.*{message}"):
        parse_gold(gold(gold_event(), gold_event(**labels)), "bad.json", known_actors={"AUS", "JPN"})


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(gold()), "utf-8")
    with pytest.raises(GoldError, match=r"b\.json: the id 'dev-001' is taken"):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold articles"):
        load_gold(tmp_path)
