"""A fault in a lexicon file is refused with file, line, fault and remedy."""

from pathlib import Path

import pytest

from pipeline.extract.lexicon import LexiconError, build_lexicon, fold

SOUND = {
    "actors.csv": (
        "actor_code,name,actor_type,iso2,cow_code,region",
        "JPN,Japan,state,JP,740,Eastern Asia",
        "PHL,Philippines,state,PH,840,South-eastern Asia",
        "EU,European Union,organisation,,,Europe",
    ),
    "aliases.csv": (
        "alias,kind,actor_codes,ambiguous,note",
        "Japan,name,JPN,no,",
        "Tokyo,capital,JPN,no,",
        "Reciprocal Duo,grouping,JPN PHL,no,",
    ),
    "blockers.csv": ("phrase,kind,note", "Japan Times,media,"),
    "leaders.csv": (
        "name,surname,actor_code,office,from_year,to_year,needs_first_name",
        "Shigeru Ishiba,Ishiba,JPN,Prime Minister,2024,2025,no",
    ),
    "places.csv": (
        "name,aliases,kind,actor_code,latitude,longitude,ambiguous,source",
        "Sea of Japan,East Sea,sea,,40,135,no,editor",
    ),
    "series.csv": (
        "series,aliases,domain,needs_context,usual_participants,usual_place,source",
        "Keen Sword,,multi,no,JPN,Japan,editor",
    ),
    "instruments.csv": (
        "name,acronyms,weak_acronyms,kind,event_type,aliases,members,generic,note",
        "Reciprocal Access Agreement,RAA,,agreement,agreement,,,no,",
    ),
    "areas.csv": ("area_code,label,patterns", "cyber,Cyber security,cyber|cyberspace"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in SOUND.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_sound_folder_loads(folder: Path) -> None:
    lexicon = build_lexicon(folder)

    assert lexicon.actors["JPN"].cow_code == "740"
    assert lexicon.aliases[2].actor_codes == ("JPN", "PHL")
    assert lexicon.places[0].names == ("Sea of Japan", "East Sea")
    assert lexicon.leaders[0].to_year == 2025
    assert lexicon.areas[0].patterns == ("cyber", "cyberspace")


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("actors.csv", "JPN,Japan again,state,,,", "line 5: actor_code 'JPN' stands in line 2 already"),
        ("actors.csv", "FRA,France,country,,,", "unknown actor_type 'country'; use one of: state, organisation"),
        ("aliases.csv", "Tokyo,capital,PHL,no,", "line 5: alias 'Tokyo' stands in line 3 already, there for JPN"),
        ("aliases.csv", "Tokyo,capital,JPN,no,", "alias 'Tokyo' stands in line 3 already; delete one"),
        ("aliases.csv", "Nippon,name,JPX,no,", "unknown actor code 'JPX'"),
        ("aliases.csv", "Nippon,word,JPN,no,", "unknown kind 'word'"),
        ("aliases.csv", "Nippon,name,,no,", "actor_codes is empty"),
        ("aliases.csv", "Nippon,name,JPN,maybe,", "unknown ambiguous 'maybe'; use one of: no, sometimes, mostly"),
        ("aliases.csv", "Nippon,name,JPN PHL,no,", "has several actors but is no grouping"),
        ("aliases.csv", "Japan Times,name,JPN,no,", "alias 'Japan Times' is also a blocker"),
        ("aliases.csv", "Nippon,name,JPN", "3 cells instead of 5"),
        ("blockers.csv", ",media,", "phrase is empty"),
        ("blockers.csv", "Japan Post,firm,", "unknown kind 'firm'"),
        ("leaders.csv", "A B,B,XXX,King,2001,,no", "unknown actor_code 'XXX'"),
        ("leaders.csv", "A B,B,JPN,King,two,,no", "from_year 'two' is no number"),
        ("leaders.csv", "A B,B,JPN,King,2005,2001,no", "to_year 2001 lies before from_year 2005"),
        ("places.csv", "Naha,,city,JPN,126,26,no,editor", "latitude 126.0 is out of range"),
        ("places.csv", "Naha,,city,JPN,26,east,no,editor", "longitude 'east' is no number"),
        ("places.csv", "Naha,,town,JPN,26,127,no,editor", "unknown kind 'town'"),
        ("places.csv", "Naha,East Sea,city,JPN,26,127,no,editor", "place 'East Sea' stands in line 2 already"),
        ("places.csv", "Naha,A||B,city,JPN,26,127,no,editor", "has an empty or a repeated part"),
        ("series.csv", "Keen Edge,,staff,no,JPN,,editor", "unknown domain 'staff'"),
        ("series.csv", "Keen Edge,,multi,no,JPN JPN,,editor", "usual_participants names a code twice"),
        ("series.csv", "Keen Edge,,multi,no,JPN,,", "source is empty"),
        ("instruments.csv", "Pact,,,agreement,exercise,,,no,", "unknown event_type 'exercise'"),
        ("instruments.csv", "Other,,RAA,agreement,talks,,,no,", "instrument 'RAA' stands in line 2 already"),
        ("areas.csv", "space,Space,Outer Space", "pattern 'Outer Space' has capitals"),
    ],
)
def test_a_fault_is_named_with_its_place(folder: Path, file: str, line: str, message: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")

    with pytest.raises(LexiconError) as error:
        build_lexicon(folder)

    assert str(error.value).startswith(f"{file}, line ")
    assert message in str(error.value)


def test_a_missing_file_and_a_changed_header_are_named(folder: Path) -> None:
    (folder / "areas.csv").write_text("code,label,patterns\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"areas\.csv, line 1: the header is 'code,label,patterns'"):
        build_lexicon(folder)

    (folder / "areas.csv").unlink()
    with pytest.raises(LexiconError, match=r"areas\.csv: the file is missing"):
        build_lexicon(folder)


def test_folding_keeps_every_offset() -> None:
    text = "Côte d’Ivoire’s “accord” – signed\u00a0now"

    assert fold(text) == "Côte d'Ivoire's \"accord\" - signed now"
    assert len(fold(text)) == len(text)
