"""The marts in the formats of other tools: exercises as GeoJSON, the partner network of a year as GraphML.

Here: rows of the marts → text of the format. Not here: where the text is stored, and any choice of what is true.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from pipeline.warehouse.connection import reader

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
EDGE_FIGURES = ("partnership_count", "exercise_count")


def exercises_geojson(published: Path) -> str:
    """A FeatureCollection (RFC 7946: longitude first, WGS 84) with a point for each exercise whose place is known.

    Raises WarehouseMissingError, when nothing has been published.
    """
    with reader(published) as connection:
        rows = connection.execute(
            """
            select exercise_id, longitude, latitude, name, event_type, status, domain, start_date::varchar,
                   end_date::varchar, participants, location, article_count, best_evidence
            from marts.exercises where latitude is not null and longitude is not null order by exercise_id
            """
        ).fetchall()
    properties = ("name", "event_type", "status", "domain", "start_date", "end_date", "participants", "location")
    features = [
        {
            "type": "Feature",
            "id": exercise_id,
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": dict(zip((*properties, "article_count", "best_evidence"), rest, strict=True)),
        }
        for exercise_id, longitude, latitude, *rest in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)


def partners_graphml(published: Path, year: int) -> str:
    """The undirected network of a year: actors as nodes, pairs as edges with their counts.

    A year without pairs gives a graph without nodes. Raises WarehouseMissingError, when nothing has been published.
    """
    with reader(published) as connection:
        edges = connection.execute(
            """
            select actor_a, actor_b, partnership_count, exercise_count
            from marts.actor_pairs where year = ? order by actor_a, actor_b
            """,
            [year],
        ).fetchall()
        names: dict[str, str] = dict(connection.execute("select actor_code, name from marts.actors").fetchall())
    root = ElementTree.Element("graphml", xmlns=GRAPHML)
    ElementTree.SubElement(root, "key", {"id": "name", "for": "node", "attr.name": "name", "attr.type": "string"})
    for figure in EDGE_FIGURES:
        ElementTree.SubElement(root, "key", {"id": figure, "for": "edge", "attr.name": figure, "attr.type": "int"})
    graph = ElementTree.SubElement(root, "graph", id=f"partners-{year}", edgedefault="undirected")
    for code in sorted({code for actor_a, actor_b, *_ in edges for code in (actor_a, actor_b)}):
        node = ElementTree.SubElement(graph, "node", id=code)
        ElementTree.SubElement(node, "data", key="name").text = names[code]
    for actor_a, actor_b, *figures in edges:
        edge = ElementTree.SubElement(graph, "edge", source=actor_a, target=actor_b)
        for figure, value in zip(EDGE_FIGURES, figures, strict=True):
            ElementTree.SubElement(edge, "data", key=figure).text = str(value)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)
