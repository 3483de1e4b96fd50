"""docs/formats.md says what the readers, the field table and the reasons say."""

from __future__ import annotations

from pipeline.ingest.describe import PAGE, with_tables
from pipeline.ingest.formats import FORMATS
from pipeline.ingest.rejections import REASONS


def test_the_page_is_current() -> None:
    page = PAGE.read_text("utf-8")
    assert with_tables(page) == page, "run `python -m pipeline.ingest.describe` and commit docs/formats.md"
    assert all(f"| {f.name} |" in page for f in FORMATS)
    assert all(f"| `{reason}` |" in page for reason in REASONS)
