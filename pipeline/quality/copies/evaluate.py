"""`python -m pipeline.quality.copies.evaluate`: how well are copies told from news on the labelled pairs?

Here: the figures, as a table in Markdown (docs/duplicates.md holds it). Not here: the method (resolve.copies).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.quality.copies.pairs import Pair, load_pairs
from pipeline.quality.wording import markdown_table
from pipeline.resolve.copies import keys, read, similarity


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of pairs, and what follows from them."""

    found: int  # copies told as copies
    missed: int
    false: int  # news told as copies
    right: int  # news told as news

    @property
    def precision(self) -> float:
        """Of the pairs told as copies, the share that are; 1 where none is."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """Of the copies, the share that is found; 1 where there is none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


def is_told_as_copy(pair: Pair) -> bool:
    """As the pipeline would: a common key brings the two together, the comparison decides."""
    one, other = (read(draft.headline, draft.text) for draft in (pair.one, pair.other))
    return bool(set(keys(one)) & set(keys(other))) and similarity(one, other) is not None


def measure(pairs: Iterable[Pair]) -> Figures:
    """The figures of some pairs."""
    told = [(pair.is_copy, is_told_as_copy(pair)) for pair in pairs]
    return Figures(
        told.count((True, True)), told.count((True, False)), told.count((False, True)), told.count((False, False))
    )


def figures_table(pairs: Sequence[Pair]) -> str:
    """The table of precision and recall: pairs seen while the bounds were set, pairs only measured, all."""
    folds: dict[str, Callable[[Pair], bool]] = {
        "seen": lambda p: p.is_seen,
        "only measured": lambda p: not p.is_seen,
        "all": lambda _: True,
    }
    rows = []
    for name, belongs in folds.items():
        figures = measure(filter(belongs, pairs))
        rows.append(
            {
                "pairs": name,
                "copies": figures.found + figures.missed,
                "news": figures.false + figures.right,
                "precision": f"{figures.precision:.2f}",
                "recall": f"{figures.recall:.2f}",
            }
        )
    return markdown_table(rows)


def kinds_table(pairs: Sequence[Pair]) -> str:
    """The table by kind of pair: how many of them were told rightly."""
    kinds = dict.fromkeys((pair.is_copy, pair.kind) for pair in pairs)
    rows = []
    for is_copy, kind in kinds:
        told = [is_told_as_copy(p) == is_copy for p in pairs if (p.is_copy, p.kind) == (is_copy, kind)]
        rows.append({"label": "copy" if is_copy else "news", "kind": kind, "right": sum(told), "of": len(told)})
    return markdown_table(rows)


def main(argv: Sequence[str] | None = None) -> None:
    """Print both tables."""
    argparse.ArgumentParser(prog="python -m pipeline.quality.copies.evaluate", description=__doc__).parse_args(argv)
    pairs = load_pairs()
    print(f"{figures_table(pairs)}\n\n{kinds_table(pairs)}")


if __name__ == "__main__":
    main()
