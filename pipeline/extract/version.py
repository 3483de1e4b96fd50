"""The extractor's version: a digest of its code and of the lexicon, so that any change of either is seen."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
RELEASE = "1"


@cache
def extractor_version(folder: Path = FOLDER) -> str:
    """`<release>+<ten hex digits>` over every code and data file of a folder (this package), in path order."""
    digest = hashlib.sha256()
    files = (p for p in folder.rglob("*") if p.suffix in {".py", ".csv", ".yaml", ".txt"})
    for file in sorted(files, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return f"{RELEASE}+{digest.hexdigest()[:10]}"
