"""The labelled pairs say how good the method is; the documented figures are what the command prints."""

from __future__ import annotations

import pytest

from pipeline.quality.copies.edits import Draft, apply
from pipeline.quality.copies.evaluate import figures_table, is_told_as_copy, kinds_table, measure
from pipeline.quality.copies.pairs import Pair, article, load_pairs
from pipeline.settings import PROJECT_ROOT

TEXT = Draft(
    "A title", ("One goes. Two goes. Three goes. Four goes.", "Five goes. Six goes.", "Seven goes. Eight goes.")
)


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return load_pairs()


def test_there_are_enough_pairs_of_both_kinds_in_both_folds(pairs: list[Pair]) -> None:
    for is_copy in (True, False):
        for is_seen in (True, False):
            assert sum((p.is_copy, p.is_seen) == (is_copy, is_seen) for p in pairs) > 30
    assert all(p.one.text != p.other.text for p in pairs)


def test_pairs_that_were_only_measured_are_told_well(pairs: list[Pair]) -> None:
    figures = measure(p for p in pairs if not p.is_seen)
    assert figures.precision >= 0.95
    assert figures.recall >= 0.85


def test_the_documented_tables_are_those_that_the_command_prints(pairs: list[Pair]) -> None:
    documented = (PROJECT_ROOT / "docs" / "duplicates.md").read_text("utf-8")
    assert figures_table(pairs) in documented
    assert kinds_table(pairs) in documented


def test_a_method_that_calls_everything_a_copy_would_be_found_out(
    pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.quality.copies.evaluate.keys", lambda _: [1])
    monkeypatch.setattr("pipeline.quality.copies.evaluate.similarity", lambda *_: 1.0)
    figures = measure(pairs)
    assert (figures.recall, figures.precision < 0.6) == (1.0, True)


def test_an_article_is_a_copy_of_itself_and_not_of_another() -> None:
    same = Pair("", True, True, article("dev-001"), article("dev-001"))
    other = Pair("", False, True, article("dev-001"), article("dev-002"))
    assert (is_told_as_copy(same), is_told_as_copy(other)) == (True, False)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ({"keep": 0.5}, ("One goes. Two goes. Three goes. Four goes.",)),
        ({"keep": 0.6}, ("One goes. Two goes. Three goes. Four goes.", "Five goes.")),
        ({"drop": [2]}, (TEXT.paragraphs[0], TEXT.paragraphs[2])),
        ({"order": [2, 1, 9]}, (TEXT.paragraphs[1], TEXT.paragraphs[0])),
        ({"prefix": "Note."}, ("Note.", *TEXT.paragraphs)),
        ({"between": "Ad."}, tuple(p for q in TEXT.paragraphs for p in (q, "Ad."))),
        ({"background_under": "x"}, ("X.", TEXT.paragraphs[2])),
        ({"digest": ["x", "y"]}, ("X.", TEXT.paragraphs[0], "Y.")),
        ({"statement_in": "x"}, ("X.", TEXT.paragraphs[1])),
    ],
)
def test_edits(edit: dict[str, object], expected: tuple[str, ...]) -> None:
    assert apply(TEXT, [edit], lambda name: Draft(None, (f"{name.upper()}.",))).paragraphs == expected


def test_an_unknown_edit_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'cut'; there are: headline, keep"):
        apply(TEXT, [{"cut": 1}], article)
