"""The extractor's version: a digest of its code and of the lexicon, so that any change of either is seen."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
RELEASE = "1"


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """`<release>+<ten hex digits>` over every code and data file of the extract package, in path order."""
    digest = hashlib.sha256()
    files = (p for p in FOLDER.rglob("*") if p.suffix in {".py", ".csv", ".yaml", ".txt"})
    for file in sorted(files, key=lambda p: p.relative_to(FOLDER).as_posix()):
        digest.update(file.relative_to(FOLDER).as_posix().encode())
        digest.update(file.read_bytes())
    return f"{RELEASE}+{digest.hexdigest()[:10]}"
