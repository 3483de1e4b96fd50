"""`python -m pipeline.bench [--corpus FOLDER]`: every bench of this folder, one table each (make bench).

Here: running them one after the other, each in a process of its own, since what one has loaded would be the next one's
head start. Not here: any measuring. A new module of this folder that has a `main` is run too.
"""

from __future__ import annotations

import argparse
import pkgutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module

from pipeline import bench

# Larger than a minute of each is for those who work on a part: its own command takes the same options.
OPTIONS = {"resolution": ["--sizes", "20000", "100000"]}


def benches() -> list[str]:
    """The names of the modules that measure something, sorted."""
    names = [m.name for m in pkgutil.iter_modules(bench.__path__) if not m.name.startswith("_")]
    return sorted(name for name in names if hasattr(import_module(f"{bench.__name__}.{name}"), "main"))


def command(name: str, corpus: str | None) -> list[str]:
    """The command line of a bench; the corpus is what the extractor is measured on."""
    chosen = ["--corpus", corpus] if corpus and name == "extraction" else []
    return [sys.executable, "-m", f"{bench.__name__}.{name}", *OPTIONS.get(name, []), *chosen]


def main(argv: Sequence[str] | None = None) -> int:
    """Run them all; the number of those that failed."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.bench", description=__doc__)
    parser.add_argument("--corpus", help="a folder of documents for the extractor (default: the articles of data/)")
    options = parser.parse_args(argv)
    failed = 0
    for name in benches():
        print(f"\n{name} ...", flush=True)
        failed += subprocess.run(command(name, options.corpus), check=False).returncode != 0  # noqa: S603 - our own
    return failed


if __name__ == "__main__":
    sys.exit(main())
