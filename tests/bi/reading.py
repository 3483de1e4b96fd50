"""`python -m tests.bi.reading <published> <rows>`: every way of docs/bi-tools.md, until standard input ends.

Prints how many rounds were read. A way that fails, or gives another number of rows, ends it with that error.
"""

import re
import sys
import threading
from pathlib import Path
from typing import Any

from pipeline.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "bi-tools.md"
WAYS = re.findall(r"```python\n(.+?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)


def read(way: str, published: Path) -> dict[str, Any]:
    """The names that a way of the page leaves behind, `rows` among them."""
    names: dict[str, Any] = {"PUBLISHED": str(published)}
    exec(compile(way, str(PAGE), "exec"), names)
    return names


def main(published: Path, expected: int) -> int:
    """Read until standard input ends; gives the rounds."""
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    rounds = 0
    while not ended.is_set():
        for way in WAYS:
            rows = read(way, published)["rows"]
            if len(rows) != expected:
                raise AssertionError(f"{len(rows)} rows, not {expected}, in round {rounds + 1} by:\n{way}")
        rounds += 1
    return rounds


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2])))
