"""The marts in the formats of other tools: GeoJSON, GraphML, POLECAT's event file.

`python -m pipeline.warehouse.exports [FOLDER]` writes them from the published file; publishing writes them too.
Here: rows of the marts → files. Not here: any choice of what is true.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx

from pipeline.settings import Settings, SettingsError
from pipeline.warehouse.connection import WarehouseMissingError, reader

EXERCISES = "exercises.geojson"
PARTNERS = "partners.graphml"
PARTNERS_OF_A_YEAR = "partners-{year}.graphml"
POLECAT = "polecat_events.tsv"

EXERCISE_ROWS = """
    select exercise_id, longitude, latitude,
        {
            name: name, event_type: event_type, status: status, domain: domain, start_date: start_date::varchar,
            end_date: end_date::varchar, participants: participants, location: location,
            article_count: article_count, best_evidence: best_evidence
        }
    from marts.exercises
    where latitude is not null and longitude is not null
    order by exercise_id
"""
PAIR_ROWS = """
    select actor_a, actor_b,
        sum(partnership_count)::bigint, sum(exercise_count)::bigint, min(year), max(year)
    from marts.actor_pairs
    where ($year is null or year = $year) and partnership_count + exercise_count > 0
    group by actor_a, actor_b
    order by actor_a, actor_b
"""
YEARS = "select distinct year from marts.actor_pairs where partnership_count + exercise_count > 0"
# POLECAT's own files: tabs between, None where there is nothing.
POLECAT_COPY = (
    """copy (from marts.polecat_events order by "Event ID") to ? (format csv, header, delimiter '\t', nullstr 'None')"""
)


def main(argv: Sequence[str] | None = None) -> int:
    """Write all exports of the published file into a folder and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.warehouse.exports", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="default: published/exports")
    try:
        settings = Settings.from_env()
        folder = parser.parse_args(argv).folder or settings.exports_dir
        files = write_exports(settings.published_path, folder)
    except (SettingsError, WarehouseMissingError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*files, sep="\n")
    return 0


def write_exports(published: Path, folder: Path) -> list[Path]:
    """Write every export of the published file into a folder, made if need be; gives the files, sorted.

    Raises WarehouseMissingError, when nothing has been published.
    """
    with reader(published) as connection:
        folder.mkdir(parents=True, exist_ok=True)
        texts = {EXERCISES: exercises_geojson(connection), PARTNERS: partners_graphml(connection)}
        for (year,) in connection.execute(YEARS).fetchall():
            texts[PARTNERS_OF_A_YEAR.format(year=year)] = partners_graphml(connection, year)
        connection.execute(POLECAT_COPY, [str(folder / POLECAT)])
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return sorted(folder / name for name in (*texts, POLECAT))


def exercises_geojson(connection: duckdb.DuckDBPyConnection) -> str:
    """A FeatureCollection (RFC 7946: longitude first, WGS 84) with a point for each exercise whose place is known."""
    features = [
        {
            "type": "Feature",
            "id": exercise_id,
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": properties,
        }
        for exercise_id, longitude, latitude, properties in connection.execute(EXERCISE_ROWS).fetchall()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)


def partners_graphml(connection: duckdb.DuckDBPyConnection, year: int | None = None) -> str:
    """The undirected network of a year, or of all: actors as nodes, pairs as edges with their counts and years.

    A year without pairs gives a graph without nodes.
    """
    graph = nx.Graph(name="partners" if year is None else f"partners {year}")
    actors = {
        code: _known(name=name, actor_type=kind, region=region) for code, name, kind, region in _actors(connection)
    }
    for actor_a, actor_b, partnerships, exercises, first, last in _pairs(connection, year):
        graph.add_node(actor_a, **actors[actor_a])
        graph.add_node(actor_b, **actors[actor_b])
        graph.add_edge(
            actor_a, actor_b, partnership_count=partnerships, exercise_count=exercises, first_year=first, last_year=last
        )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _pairs(connection: duckdb.DuckDBPyConnection, year: int | None) -> list[tuple[Any, ...]]:
    return connection.execute(PAIR_ROWS, {"year": year}).fetchall()


def _actors(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return connection.execute("select actor_code, name, actor_type, region from marts.actors").fetchall()


def _known(**values: str | None) -> dict[str, str]:
    """GraphML knows no null: what is not known is left out."""
    return {name: value for name, value in values.items() if value is not None}


if __name__ == "__main__":
    sys.exit(main())
