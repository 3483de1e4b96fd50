"""Why did an article come out as it did: everything that the extractor saw of it, on one page of a terminal.

Here: `article_of` (a file → an article), `explain` (an article → something rich can print); the command is
`python -m pipeline.explain`. Not here: the extraction itself, nor any rule of it.
"""

from pipeline.explain.opening import ExplainError, article_of
from pipeline.explain.page import explain

__all__ = ["ExplainError", "article_of", "explain"]
