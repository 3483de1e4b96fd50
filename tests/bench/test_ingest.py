"""The bench of ingest measures what it says, on a few files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bench.ingest import measure, write_documents


def test_four_passes_over_the_same_files(tmp_path: Path) -> None:
    write_documents(tmp_path / "raw", 20)
    figures = measure(tmp_path / "raw", tmp_path)
    assert figures.documents == 20
    assert min(p.wall for p in (figures.plain, figures.stored, figures.first, figures.second)) > 0


def test_an_empty_folder_measures_nothing(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(RuntimeError, match="nothing was measured"):
        measure(tmp_path / "raw", tmp_path)
