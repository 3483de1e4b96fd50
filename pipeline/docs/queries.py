"""examples/queries.sql → a page with every question and its query."""

from __future__ import annotations

import re

EXAMPLE = re.compile(r"^-- (\d+)\. (.+)\n((?:(?!--).*\n)+?)(?=\n|\Z)", flags=re.MULTILINE)


def examples(text: str) -> list[tuple[str, str, str]]:
    """Number, question and query of every example."""
    return EXAMPLE.findall(text)


def examples_page(text: str) -> str:
    """The examples as Markdown."""
    parts = [f"## {number}. {question}\n\n```sql\n{query.strip()}\n```\n" for number, question, query in examples(text)]
    return "# Questions and their queries\n\nEach runs as it is at a `make sql` prompt.\n\n" + "\n".join(parts)
