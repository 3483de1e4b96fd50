"""The bench of extraction measures what it says, on a few articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bench.__main__ import benches, command
from pipeline.bench.extraction import measure, sample_of
from pipeline.records import Article


def test_both_sides_read_the_same_articles() -> None:
    text = "Chile and Peru signed a naval cooperation agreement in Lima on Tuesday. "
    figures = measure([Article("a", "a", "memory", 1, text * count, language="en") for count in (1, 3)])

    assert figures.articles == 2
    assert figures.characters == 4 * len(text)
    assert figures.rules.found >= 2
    assert figures.spacy.found >= 8  # Chile, Peru, Lima, Tuesday
    assert figures.ratio == figures.spacy.cpu_seconds / figures.rules.cpu_seconds > 0


def test_a_sample_is_spread_evenly_over_a_folder(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.md").write_text(f"Chile and Peru signed agreement number {number} on Tuesday in Lima.")

    assert [a.source_id for a in sample_of(str(tmp_path), 5)] == ["0", "2", "4", "6", "8"]
    assert len(sample_of(str(tmp_path), 99)) == 10


def test_a_folder_without_articles_measures_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no English article"):
        measure(sample_of(str(tmp_path), 5))


def test_make_bench_runs_whatever_measures_something() -> None:
    assert {"extraction", "resolution"} <= set(benches())
    assert "mentions" not in benches()
    assert command("extraction", "folder")[-2:] == ["--corpus", "folder"]
    assert "folder" not in command("resolution", "folder")
