"""Names that several states have: whose the text means."""

import pytest

from pipeline.extract import get_extractor
from pipeline.extract.lexicon import load_lexicon
from pipeline.extract.lexicon.cues import references
from pipeline.records import Article


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Moscow said ships of the Pacific Fleet and the Indian navy held a joint exercise.", ("IND", "RUS")),
        ("Washington said ships of the Pacific Fleet and the Indian navy held a joint exercise.", ("IND", "USA")),
        ("Ships of the Pacific Fleet and the Indian navy held a joint exercise.", ("IND", "USA")),
        ("Pakistani officers saw the PAF and Turkish pilots begin a joint exercise.", ("PAK", "TUR")),
        ("Manila sent jets of the PAF, which began a joint exercise with Thailand.", ("PHL", "THA")),
    ],
)
def test_a_shared_name_is_of_whom_the_text_named_last(text: str, parties: tuple[str, ...]) -> None:
    events = get_extractor("rules").extract(Article("a1", "a1", "memory", 1, text, None))
    assert [e.actor_codes for e in events] == [parties]


def test_every_shared_name_is_an_alias_of_one_of_its_owners() -> None:
    aliases = {alias.text: alias.actor_codes for alias in load_lexicon().aliases}
    for name, owners in references()["shared"].items():
        assert set(aliases[name]) <= set(owners) <= set(load_lexicon().actors), name
