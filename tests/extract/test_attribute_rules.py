"""The rules of the model asked by table come to what they come to in the model as it is."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.sentences.parse import load_model


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(load_model().path, exclude=["ner", "senter"])


@pytest.mark.parametrize(
    "text",
    [
        "Japan and the Philippines signed a Reciprocal Access Agreement in Manila on July 8, 2024.",
        "It ain't over: we're gonna do that, and y'all have got to let's go!",
        "Nothin' was said; there were drills, but they had been put off.",
        "Whether its navy does, or that of its allies, I do not know, nor did you.",
        "The ministers, who'd met before,  have had  their doubts – and so has he.",
        "That which is to be held will be held by those whose forces are there.",
    ],
)
def test_every_word_is_what_the_model_itself_calls_it(plain: Language, text: str) -> None:
    assert _words(load_model()(text)) == _words(plain(text))


def _words(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc]
