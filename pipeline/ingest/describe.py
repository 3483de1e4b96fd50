"""The tables of docs/formats.md, made from the readers, the field table and the reasons themselves.

`python -m pipeline.ingest.describe` writes them into the file; a test holds it current.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from pipeline.ingest.documents import COMPRESSED
from pipeline.ingest.fields import SHIPPED
from pipeline.ingest.formats import FORMATS, reader_of
from pipeline.ingest.rejections import MAY_PASS, REASONS
from pipeline.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "formats.md"
BLOCK = re.compile(r"(<!-- (\w+): made by .*? -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with its tables made anew. Raises KeyError on a block that is none of ours."""
    tables = {"formats": _formats, "fields": _fields, "reasons": _reasons}
    return BLOCK.sub(lambda m: f"{m[1]}\n{_markdown(list(tables[m[2]]()))}\n{m[3]}", page)


def _formats() -> Iterator[tuple[str, ...]]:
    yield "format", f"endings (each also with {' or '.join(sorted(COMPRESSED))})", "what is a record"
    for format_ in FORMATS:
        says = " ".join((reader_of(format_).__doc__ or "").split())
        yield format_.name, " ".join(f"`{suffix}`" for suffix in format_.suffixes), says


def _fields() -> Iterator[tuple[str, ...]]:
    yield "field of the article", "names that mean it, the first to count first"
    names: dict[str, list[str]] = yaml.safe_load(SHIPPED.read_text("utf-8"))
    for field, known in names.items():
        yield f"`{field}`", " ".join(f"`{name}`" for name in known)


def _reasons() -> Iterator[tuple[str, ...]]:
    yield "reason", "means", "tried again"
    for reason, meaning in sorted(REASONS.items()):
        yield f"`{reason}`", meaning, "every run" if reason in MAY_PASS else "when file or rules change"


def _markdown(rows: list[tuple[str, ...]]) -> str:
    head, *body = (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *body, ""])


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
