"""dbt's manifest → the data dictionary as Markdown: what a row is, what each column means, what is tested.

Pure: the manifest as dbt wrote it comes in, text goes out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Node = Mapping[str, Any]
TABLES = ("model", "seed")


def data_dictionary(manifest: Mapping[str, Any], schemas: Iterable[str]) -> str:
    """A section for every table of these schemas: its description, its columns, their types and tests."""
    tests = _tests(manifest)
    tables = [node for node in manifest["nodes"].values() if node["resource_type"] in TABLES]
    parts = []
    for schema in schemas:
        for node in sorted((t for t in tables if t["schema"] == schema), key=lambda t: t["alias"]):
            parts.append(_section(node, tests[node["unique_id"]]))
    return "\n".join(parts)


def _section(node: Node, tests: Mapping[str | None, list[str]]) -> str:
    lines = [f"## {node['schema']}.{node['alias']}", "", _cell(node["description"]), ""]
    lines += [f"- every row: {test}" for test in tests[None]]
    lines += ["", "| column | type | meaning | tested |", "| --- | --- | --- | --- |"]
    for column in node["columns"].values():
        told = (column["data_type"] or "", column["description"], ", ".join(tests[column["name"]]))
        lines.append(f"| `{column['name']}` | {' | '.join(_cell(text) for text in told)} |")
    return "\n".join((*lines, ""))


def _tests(manifest: Mapping[str, Any]) -> dict[str, dict[str | None, list[str]]]:
    """For every table, and in it for every column (None: the table as a whole), the tests in words."""
    tests: dict[str, dict[str | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and node.get("test_metadata"):
            tests[node["attached_node"]][node["column_name"]].append(_in_words(node["test_metadata"]))
    return tests


def _in_words(test: Mapping[str, Any]) -> str:
    arguments = test["kwargs"]
    match test["name"]:
        case "accepted_values":
            return "one of " + ", ".join(map(str, arguments["values"]))
        case "relationships":
            target = str(arguments["to"]).partition("ref('")[2].partition("'")[0]
            return f"is in {target}.{arguments['field']}"
        case "unique_combination":
            return "unique in " + ", ".join(arguments["columns"])
        case "holds":
            return f"`{arguments['condition']}`"
        case name:
            return str(name).replace("_", " ")


def _cell(text: str) -> str:
    """One line of a table: no bar ends a cell early, no angle bracket starts a tag."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
