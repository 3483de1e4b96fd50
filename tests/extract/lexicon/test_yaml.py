"""A fault in a cue file is refused with file, line, fault and remedy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.extract.lexicon import LexiconError, build_lexicon, cues
from pipeline.extract.lexicon.dealings import dealings
from pipeline.extract.lexicon.words import FOLDER
from pipeline.extract.lexicon.yaml_file import CueError, load_yaml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's own cue files, to be spoilt."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    for module in ("cues", "dealings"):
        monkeypatch.setattr(f"pipeline.extract.lexicon.{module}.FOLDER", tmp_path)
    return tmp_path


def test_all_cue_files_of_the_project_are_sound() -> None:
    files = sorted(FOLDER.glob("*.yaml"))

    assert len(files) >= 7
    assert all(load_yaml(file) for file in files)


@pytest.mark.parametrize(
    ("file", "text", "read", "message"),
    [
        ("words.yaml", "a: [x]\nb: [y]\na: [z]\n", cues.word_sets, "line 3: the key 'a' stands in line 1 already"),
        ("words.yaml", "a:\n  - x\n  - y\n  - x\n", cues.word_sets, "line 4: the entry 'x' stands in line 2 already"),
        ("words.yaml", "a: [x\nb: [y]\n", cues.word_sets, "line 2: no valid YAML"),
        ("words.yaml", "a:\n  - off\n", cues.word_sets, "line 2: YAML reads 'off' in a list as true or false"),
        ("words.yaml", "", cues.word_sets, ": the file is empty; restore it"),
        (
            "triggers.yaml",
            "nouns:\n  agreement: [pact]\n  exercise:\n    - drill\n    - pact\n",
            cues.triggers,
            "line 5: 'pact' stands under agreement and under exercise; keep one",
        ),
        ("triggers.yaml", "nouns:\n  treaties: [pact]\n", cues.triggers, "line 2: 'treaties' is unknown; use one of"),
        (
            "statuses.yaml",
            "partnership:\n  - {status: signed, match: ['sign(ed']}\n",
            cues.status_rules,
            "line 2: 'sign(ed' is no regular expression",
        ),
        (
            "statuses.yaml",
            "partnership:\n  - {status: initialled, match: [x]}\n",
            cues.status_rules,
            "line 2: 'initialled' is unknown; use one of: proposed",
        ),
        (
            "statuses.yaml",
            "partnership:\n  - status: signed\n    tense: [perfect]\n    match: [x]\n",
            cues.status_rules,
            "line 3: 'perfect' is unknown; use one of: past, present, future",
        ),
        (
            "dealings.yaml",
            "presence:\n  type: stationing\n  things: [trained]\n",
            dealings,
            "line 2: 'stationing' is unknown; use one of: agreement",
        ),
        (
            "dealings.yaml",
            "presence:\n  type: cooperation\n  things: [spies]\n",
            dealings,
            "line 3: 'spies' is no set of words.yaml",
        ),
        (
            "dealings.yaml",
            "presence:\n  type: cooperation\n  soils: true\n",
            dealings,
            "line 3: 'soils' is unknown; use one of: type",
        ),
        (
            "references.yaml",
            "called:\n  bloc: [EU]\n  union: [EUU]\n",
            cues.references,
            "line 3: unknown actor code 'EUU'",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(
    folder: Path, file: str, text: str, read: Callable[[], object], message: str
) -> None:
    (folder / file).write_text(text)

    with pytest.raises(CueError) as told:
        getattr(read, "__wrapped__", read)()

    assert str(told.value).startswith(f"{file}, {message}" if not message.startswith(":") else f"{file}{message}")


def test_a_csv_file_in_another_encoding_or_with_an_open_quote_is_named_with_its_line(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.csv"):
        shutil.copy(file, tmp_path)
    blockers = tmp_path / "blockers.csv"
    blockers.write_text('phrase,kind,note\nJapan Times,media,\n"Korea Herald,media,\n')
    with pytest.raises(LexiconError, match=r"blockers\.csv, line 3: no valid CSV"):
        build_lexicon(tmp_path)
    blockers.write_bytes("phrase,kind,note\nJapan Times,media,é\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"blockers\.csv, line \d: no valid CSV in UTF-8"):
        build_lexicon(tmp_path)
