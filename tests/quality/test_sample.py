"""A sample of mentions: the same seed draws the same, rows can be judged, what was drawn before can be left out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from pipeline.quality.sample import COLUMNS, draw, main, write

TOLD = "date 2024-07-08\n\nJapan and the Philippines signed a defence pact on Monday.\n"
SILENT = "date 2024-07-08\n\nShares rose in Tokyo on Monday.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "2024").mkdir(parents=True)
    for number in range(6):
        (folder / "2024" / f"told-{number}.txt").write_text(TOLD, "utf-8")
        (folder / f"silent-{number}.txt").write_text(SILENT, "utf-8")
    return folder


def rows(corpus: Path, seed: int, count: int) -> list[dict[str, str]]:
    file = io.StringIO()
    write(draw(str(corpus), seed), count, file)
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_a_row_holds_the_quote_the_record_and_room_for_the_verdict(corpus: Path) -> None:
    (row,) = rows(corpus, seed=7, count=1)
    assert tuple(row) == COLUMNS
    assert row["document"].startswith("2024/told-")
    assert row["quote"] == "Japan and the Philippines signed a defence pact on Monday."
    assert (row["event_type"], row["status"], row["participants"]) == ("agreement", "signed", "JPN PHL")
    assert row["verdict"] == row["cause"] == ""


def test_a_seed_draws_the_same_again_and_another_seed_otherwise(corpus: Path) -> None:
    first = [row["document"] for row in rows(corpus, seed=1, count=6)]
    assert first == [row["document"] for row in rows(corpus, seed=1, count=6)]
    assert first != [row["document"] for row in rows(corpus, seed=2, count=6)]


def test_articles_without_mentions_are_counted_too(corpus: Path) -> None:
    assert write(draw(str(corpus), 1), 100, io.StringIO()) == (6, 12)


def test_the_command_leaves_out_the_documents_of_an_earlier_sample(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(corpus), "--seed", "3", "--count", "2"]) == 0
    earlier = capsys.readouterr().out
    (tmp_path / "earlier.csv").write_text(earlier, "utf-8")
    assert main([str(corpus), "--seed", "3", "--count", "9", "--but", str(tmp_path / "earlier.csv")]) == 0
    later = capsys.readouterr()
    drawn = [{row["document"] for row in csv.DictReader(io.StringIO(text))} for text in (earlier, later.out)]
    assert len(drawn[0]) == 2
    assert len(drawn[1]) == 4
    assert not drawn[0] & drawn[1]
    assert later.err.startswith("4 mentions in 10 articles, seed 3, extractor ")


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().err
