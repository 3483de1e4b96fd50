"""The command that writes docs/ablation.md runs, and its variants differ in what they leave out."""

from pathlib import Path

from pipeline.extract.layers import Layers
from pipeline.extract.rules import RulesExtractor
from pipeline.quality.ablation.__main__ import VARIANTS, main
from pipeline.quality.ablation.core import CoreExtractor
from pipeline.records import Article

TEXT = "Chile and Peru signed a naval agreement in Lima on Tuesday.\n\nThe agreement with Peru was signed for Chile."


def article(text: str) -> Article:
    return Article("a1", "a1", "memory", 1, text, None, language="en")


def test_the_page_has_a_row_for_every_variant(tmp_path: Path) -> None:
    output = tmp_path / "ablation.md"

    main(["--articles", "1", "--output", str(output)])

    rows = [line for line in output.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[0][2:] for row in rows[2:]] == list(VARIANTS)


def test_without_frames_every_telling_is_an_event_of_its_own() -> None:
    whole = RulesExtractor().extract(article(TEXT))
    apart = RulesExtractor(Layers(frames=False)).extract(article(TEXT))

    assert len(whole) < len(apart)


def test_the_core_takes_whomever_a_sentence_names() -> None:
    found = CoreExtractor().extract(article("Amid fears of China, Chile and Peru signed a naval agreement in Lima."))

    assert [(str(e.event_type), str(e.status), " ".join(e.actor_codes)) for e in found] == [
        ("agreement", "signed", "CHL CHN PER")
    ]
