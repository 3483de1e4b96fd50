"""The exports, each read as the tools it is for read it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import duckdb
import networkx as nx
import pytest

from pipeline.settings import Settings
from pipeline.warehouse.exports import main, write_exports
from pipeline.warehouse.publish import publish

# The first line of POLECAT's weekly files.
POLECAT_HEADER = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
    "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")


@pytest.fixture(scope="module")
def settings(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A published world of its own, in which one exercise has a place and a quote that is not harmless."""
    folder = tmp_path_factory.mktemp("exports")
    shutil.copy(built.warehouse_path, folder / built.warehouse_path.name)
    with duckdb.connect(str(folder / built.warehouse_path.name)) as warehouse:
        warehouse.execute(
            "update marts.exercises set latitude = 15.5, longitude = 120.5, best_evidence = $quote "
            "where name = 'Balikatan'",
            {"quote": 'a "quoted" <b>line</b>\u2028 & more'},
        )
        warehouse.execute("update marts.actors set name = 'Côte & <Ivoire>' where actor_code = 'JPN'")
    settings = Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(folder)})
    publish(settings)
    return settings


def test_an_exercise_with_a_place_is_a_point_longitude_first(settings: Settings) -> None:
    collection = json.loads((settings.exports_dir / "exercises.geojson").read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [120.5, 15.5]}
    assert feature["properties"]["start_date"] == "2025-05-10"
    assert feature["properties"]["participants"] == ["AUS", "PHL", "USA"]
    assert feature["properties"]["best_evidence"] == 'a "quoted" <b>line</b>\u2028 & more'


def test_the_network_of_a_year_has_its_pairs_as_edges(settings: Settings) -> None:
    graph = nx.read_graphml(settings.exports_dir / "partners-2025.graphml")
    assert dict(graph.nodes(data=True)) == {
        "JPN": {"name": "Côte & <Ivoire>", "actor_type": "state", "region": "Eastern Asia"},
        "PHL": {"name": "Philippines", "actor_type": "state", "region": "South-eastern Asia"},
    }
    assert list(graph.edges(data=True)) == [
        ("JPN", "PHL", {"partnership_count": 1, "exercise_count": 0, "first_year": 2025, "last_year": 2025})
    ]
    assert not graph.is_directed()


def test_the_network_of_all_years_has_every_pair_once(settings: Settings) -> None:
    graph = nx.read_graphml(settings.exports_dir / "partners.graphml")
    assert sorted(map(sorted, graph.edges)) == [["JPN", "PHL"], ["PHL", "USA"]]


def test_polecat_rows_have_its_columns_and_none_for_nothing(settings: Settings) -> None:
    with (settings.exports_dir / "polecat_events.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert list(rows[0]) == POLECAT_HEADER
    told = {(row["Actor Country"], row["Recipient Country"]): row for row in rows}
    assert set(told) == {
        *(("JPN", "PHL"), ("PHL", "JPN"), ("PHL", "USA"), ("USA", "PHL")),
        *(("AUS", "PHL"), ("PHL", "AUS"), ("AUS", "USA"), ("USA", "AUS"), ("CHN", "CHN")),
    }
    pact = told["JPN", "PHL"]
    assert (pact["Event Type"], pact["Quad Code"], pact["Event Mode"]) == ("COOPERATE", "MATERIAL COOPERATION", "None")
    assert (pact["Actor COW"], pact["Primary Actor Sector"], pact["Language"]) == ("740", "GOV", "en")
    assert (pact["Source"], pact["Publication Date"]) == ("Harbour Wire", "2024-06-23")
    show_of_force = told["CHN", "CHN"]
    assert (show_of_force["Event Type"], show_of_force["Quad Code"]) == ("MOBILIZE", "MATERIAL CONFLICT")
    assert show_of_force["Primary Actor Sector"] == "MIL"


def test_the_command_writes_the_same_files_where_it_is_told(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(settings.warehouse_dir))
    assert main([str(tmp_path / "out")]) == 0
    published = {file.name: file.read_bytes() for file in settings.exports_dir.iterdir()}
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == published
    assert len(published) > 3


def test_before_anything_is_published_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(tmp_path))
    assert main([]) == 1
    assert "make run" in capsys.readouterr().err


def test_a_year_that_is_no_more_has_no_file(settings: Settings, tmp_path: Path) -> None:
    shutil.copy(settings.warehouse_path, tmp_path / settings.warehouse_path.name)
    own = Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(tmp_path)})
    assert (publish(own).exports / "partners-2025.graphml").is_file()
    with duckdb.connect(str(own.warehouse_path)) as warehouse:
        warehouse.execute("delete from marts.actor_pairs where year = 2025")
    assert not (publish(own).exports / "partners-2025.graphml").exists()


def test_an_empty_world_gives_valid_empty_files(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "entente.duckdb"
    shutil.copy(settings.published_path, path)
    with duckdb.connect(str(path)) as world:
        for table in ("exercises", "actor_pairs", "polecat_events"):
            world.execute(f"delete from marts.{table}")
    assert [file.name for file in write_exports(path, tmp_path)] == [
        "exercises.geojson",
        "partners.graphml",
        "polecat_events.tsv",
    ]
    assert json.loads((tmp_path / "exercises.geojson").read_text("utf-8"))["features"] == []
    assert len(nx.read_graphml(tmp_path / "partners.graphml")) == 0
