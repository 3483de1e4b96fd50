"""Sentences, headlines and datelines keep their offsets."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.extract.text.datelines import dateline_length
from pipeline.extract.text.document import plain_prose, read_document, sentence_spans


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("TOKYO, June 23 (Reuters) – The European Union is seeking", "TOKYO, June 23 (Reuters) – "),
        ("SEOUL, Aug. 19 (Yonhap) -- South Korea began", "SEOUL, Aug. 19 (Yonhap) -- "),
        ("KUALA LUMPUR: Four days before the vote", "KUALA LUMPUR: "),
        ("Suva, 14 June 2023. New Zealand and Fiji today", "Suva, 14 June 2023. "),
        ("TBILISI/BAKU, March 14 - Armenia and Azerbaijan", "TBILISI/BAKU, March 14 - "),
        ("VLADIVOSTOK, August 7. /TASS/. A joint detachment", "VLADIVOSTOK, August 7. /TASS/. "),
        ("MANILA, Philippines (AP) — President Duterte said", "MANILA, Philippines (AP) — "),
        ("The minister said: we will go", ""),
        ("Japan and the Philippines - both allies - signed", ""),
    ],
)
def test_a_dateline_is_told_from_the_text(paragraph: str, dateline: str) -> None:
    assert paragraph[: dateline_length(paragraph)] == dateline


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Lt. Gen. Smith met Gov. Lee. They talked.", ["Lt. Gen. Smith met Gov. Lee.", "They talked."]),
        ("It runs through Aug. 29. Troops train.", ["It runs through Aug. 29.", "Troops train."]),
        ('"We will not go," he said. "Never."', ['"We will not go," he said.', '"Never."']),
        ("U.S. forces left. The rest stayed.", ["U.S. forces left.", "The rest stayed."]),
        ("George W. Bush signed it in 2008. It lapsed.", ["George W. Bush signed it in 2008.", "It lapsed."]),
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


def test_a_headline_is_told_from_the_first_sentence() -> None:
    document = read_document(
        "Cobra Gold 23 opens in Rayong\n\nU-TAPAO, Feb. 28 - The exercise opened today. It is large."
    )
    assert [s.is_headline for s in document.sentences] == [True, False, False]
    assert document.sentences[1].text == "The exercise opened today."


def test_wrapped_lines_are_one_paragraph_and_list_items_are_not() -> None:
    wrapped = (
        "The two navies held a joint\nexercise off the coast.  It ended\non Friday.\n\n- first item\n- second item"
    )
    assert [s.text for s in read_document(wrapped).sentences] == [
        "The two navies held a joint exercise off the coast.",
        "It ended on Friday.",
        "- first item",
        "- second item",
    ]


@given(st.text(max_size=400))
@example("0__0")
def test_sentences_are_slices_of_any_text(text: str) -> None:
    plain = plain_prose(text)

    for sentence in read_document(text).sentences:
        assert plain[sentence.start : sentence.end] == sentence.text


def test_paragraphs_of_a_digest_lose_the_place_that_opens_them() -> None:
    text = "Navies meet\n\nLima - Peru opened a drill.\n\nSantiago — Chile did not. The plan - a secret - was kept."
    assert [s.text for s in read_document(text).sentences] == [
        "Navies meet",
        "Peru opened a drill.",
        "Chile did not.",
        "The plan - a secret - was kept.",
    ]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_dateline_after_a_headline_in_one_paragraph_parts_the_two(between: str) -> None:
    document = read_document(f"Three fleets, one plan{between}LIMA, Peru – The navies met on Monday.")
    assert [(s.text, s.is_headline) for s in document.sentences] == [
        ("Three fleets, one plan", True),
        ("The navies met on Monday.", False),
    ]
    assert document.dateline_place == "Lima"
