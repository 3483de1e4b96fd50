"""The resolver's version: a digest of its code, its data files and the lexicon it compares names and places with."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.extract import lexicon
from pipeline.extract.version import extractor_version

FOLDERS = (Path(__file__).resolve().parent, Path(lexicon.__file__).resolve().parent)


@cache
def resolver_version() -> str:
    """Ten hex digits; another version may link the same mentions otherwise, so all are resolved anew."""
    return hashlib.sha256(" ".join(extractor_version(folder) for folder in FOLDERS).encode()).hexdigest()[:10]
