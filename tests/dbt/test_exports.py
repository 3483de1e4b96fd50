"""The exports read by the rules of their formats."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest

from pipeline.settings import Settings
from pipeline.warehouse.connection import WarehouseMissingError
from pipeline.warehouse.exports import GRAPHML, exercises_geojson, partners_graphml


def test_an_exercise_with_a_place_is_a_point_longitude_first(built: Settings, tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    shutil.copy(built.warehouse_path, path)
    with duckdb.connect(str(path)) as warehouse:
        warehouse.execute("update marts.exercises set latitude = 15.5, longitude = 120.5 where name = 'Balikatan'")
    collection = json.loads(exercises_geojson(path))
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [120.5, 15.5]}
    assert feature["properties"]["start_date"] == "2025-05-10"
    assert feature["properties"]["participants"] == ["AUS", "PHL", "USA"]


def test_the_network_of_a_year_has_its_pairs_as_edges(built: Settings) -> None:
    graph = ElementTree.fromstring(partners_graphml(built.warehouse_path, 2025)).find(f"{{{GRAPHML}}}graph")
    assert graph is not None
    assert [node.get("id") for node in graph.iter(f"{{{GRAPHML}}}node")] == ["JPN", "PHL"]
    (edge,) = graph.iter(f"{{{GRAPHML}}}edge")
    assert (edge.get("source"), edge.get("target")) == ("JPN", "PHL")
    assert {data.get("key"): data.text for data in edge} == {"partnership_count": "1", "exercise_count": "0"}


def test_before_anything_is_published_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="make run"):
        exercises_geojson(tmp_path / "entente.duckdb")
