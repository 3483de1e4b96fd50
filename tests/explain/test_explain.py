"""The page that one opens when a label is wrong: it shows what was seen, what was dropped, and why."""

import json
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.explain import ExplainError, article_of, explain
from pipeline.explain.__main__ import main
from pipeline.records import Article

TEXT = """Chile and Peru sign naval pact

Chile and Peru signed a naval cooperation agreement in Lima on Tuesday.

Is a defence treaty between Chile and Brazil next? The pact [bold]allows[/bold] joint exercises.

The weather was fine."""


def page(text: str, published: date = date(2024, 9, 12)) -> str:
    console = Console(width=160, force_terminal=False)
    with console.capture() as capture:
        console.print(explain(Article("a1", "a1", "memory", 1, text, published, language="en")))
    return capture.get()


def test_mentions_and_what_was_parsed_are_marked() -> None:
    shown = page(TEXT)

    assert "►   1  Chile{CHL, place} and Peru{PER, place} signed a naval cooperation agreement in Lima{" in shown
    assert "    4  The weather was fine." in shown


def test_a_candidate_tells_its_parties_its_status_and_its_event() -> None:
    shown = page(TEXT)

    assert "• agreement (agreement)" in shown
    assert "parties CHL PER (subject Chile = CHL, Peru = PER)" in shown
    assert "status signed, by the rule “signed: " in shown
    assert "date 2024-09-10" in shown
    assert "→ joins event 1" in shown
    assert "1  partnership: agreement, signed: CHL PER" in shown
    assert "“Chile and Peru signed a naval cooperation agreement in Lima on Tuesday" in shown


def test_what_was_dropped_tells_by_which_rule() -> None:
    shown = page(TEXT)

    assert "dropped: a question, or a standing fact and nothing that happens (plausibility.py)" in shown
    assert "dropped: part of another one in its sentence (nesting.py)" in shown


def test_what_an_article_says_is_no_markup_and_moves_no_cursor() -> None:
    shown = page(TEXT + "\n\nA \x1b[2Jstatement.")

    assert "[bold]allows[/bold]" in shown
    assert "\x1b" not in shown


def test_an_article_without_any_word_of_an_event_says_so() -> None:
    assert "Gate: no word here tells of an event" in page("The weather was fine in Lima.")


def test_any_document_of_a_landing_zone_and_its_records(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    texts = ["Chile and Peru signed a pact.", "Ghana and Togo held a drill."]
    file.write_text("\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)))

    assert article_of(file).text == texts[0]
    assert article_of(file, record=2).text == texts[1]
    assert article_of(file, record=2, published=date(2024, 5, 1)).published_date == date(2024, 5, 1)
    with pytest.raises(ExplainError, match=r"wire\.jsonl has no record 3; it holds 2"):
        article_of(file, record=3)


def test_a_gold_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data/gold/dev-001.json"]) == 0

    assert "published 2024-07-08" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.md", None, "there is no such file"),
        ("empty.json", '{"id": "1"}', "record 1: no article, because it was rejected (no_text"),
        ("odd.xyz", "words", "rejected (unsupported"),
    ],
)
def test_no_article_is_told_with_the_file_and_the_remedy(
    name: str, content: str | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)

    assert main([str(tmp_path / name)]) == 1

    told = capsys.readouterr().err
    assert str(tmp_path / name) in told
    assert message in told
