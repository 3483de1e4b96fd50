"""The layers of the extractor: each package knows only those before it."""

import re

import pytest

from pipeline.settings import PROJECT_ROOT

EXTRACT = PROJECT_ROOT / "pipeline" / "extract"
ORDER = ("times", "lexicon", "text", "mentions", "sentences", "candidates", "clauses", "events")


@pytest.mark.parametrize("layer", ORDER)
def test_a_layer_imports_only_from_those_before_it(layer: str) -> None:
    after = ORDER[ORDER.index(layer) + 1 :]
    for file in (EXTRACT / layer).glob("*.py"):
        imported = re.findall(r"^from pipeline\.extract\.(\w+)", file.read_text("utf-8"), flags=re.MULTILINE)
        assert not set(imported) & set(after), file.name


def test_every_folder_of_the_extractor_is_a_layer() -> None:
    assert {f.name for f in EXTRACT.iterdir() if (f / "__init__.py").exists()} == set(ORDER)
