"""`python -m pipeline.docs.build [FOLDER]`: all documentation as static pages, by default into build/docs.

Here: which pages there are and where they come from. dbt and MkDocs are run as processes of their own: dbt keeps its
connection to the warehouse as long as its process lives.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from pipeline.docs.dictionary import data_dictionary
from pipeline.docs.offline import make_offline, rules_page
from pipeline.docs.queries import examples_page
from pipeline.quality.data_docs import document_warehouse
from pipeline.settings import PROJECT_ROOT, Settings, SettingsError
from pipeline.warehouse.connection import WarehouseMissingError

DBT_PROJECT = PROJECT_ROOT / "dbt_project"
GUIDES = PROJECT_ROOT / "docs"
CONFIG = PROJECT_ROOT / "mkdocs.yml"
SITE = PROJECT_ROOT / "build" / "docs"
OTHER_GUIDES = "How it works"
DBT_PAGE, QUALITY_PAGES = "dbt", "expectations"
MARTS_TITLE = (
    "# The published tables\n\nSchema `marts` of `published/entente.duckdb`; also one Parquet file a table.\n\n"
)
INSIDE_TITLE = "# Inside the warehouse\n\nWhat the published tables are made of; it may change at any time.\n\n"


class DocsError(RuntimeError):
    """A tool that builds pages has failed; the message is what it said."""


def main(argv: Sequence[str] | None = None) -> int:
    """Build everything and say where the first page is; 1 with the reason when it cannot be built."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.docs.build", description="All documentation as pages.")
    parser.add_argument("folder", nargs="?", type=Path, default=SITE)
    folder = parser.parse_args(argv).folder
    try:
        first = build(Settings.from_env(), folder)
    except (SettingsError, WarehouseMissingError, DocsError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The documentation: {first}")
    return 0


def build(settings: Settings, folder: Path) -> Path:
    """Write the pages into the folder, whose former content goes; gives the first page.

    Raises WarehouseMissingError without a warehouse, DocsError when dbt or MkDocs fails.
    """
    if not settings.warehouse_path.is_file():
        raise WarehouseMissingError(f"{settings.warehouse_path} does not exist. `make run` makes it.")
    with tempfile.TemporaryDirectory() as temporary:
        target, source = Path(temporary) / "dbt", Path(temporary) / "pages"
        shutil.copytree(GUIDES, source)
        print("dbt: models, columns and lineage …", flush=True)
        _dbt_docs(settings, target)
        (source / DBT_PAGE).mkdir()
        shutil.copy(target / "static_index.html", source / DBT_PAGE / "index.html")
        print("Great Expectations: every rule and its verdict …", flush=True)
        document_warehouse(settings, source / QUALITY_PAGES)
        make_offline(source / QUALITY_PAGES)
        (source / QUALITY_PAGES / "index.md").write_text(rules_page(source / QUALITY_PAGES), "utf-8")
        print("guides, dictionary and example queries …", flush=True)
        _write_pages(json.loads((target / "manifest.json").read_text("utf-8")), source)
        _mkdocs(source, folder)
    return folder / "index.html"


def _dbt_docs(settings: Settings, target: Path) -> None:
    places = ("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT), "--target-path", str(target))
    _run(
        [sys.executable, "-m", "dbt.cli.main", "docs", "generate", "--static", *places, "--log-path", str(target)],
        {"PIPELINE_WAREHOUSE_DIR": str(settings.warehouse_dir)},
    )


def _write_pages(manifest: dict[str, Any], source: Path) -> None:
    marts = data_dictionary(manifest, ["marts"])
    inside = data_dictionary(manifest, ["staging", "intermediate", "reference"])
    (source / "tables.md").write_text(MARTS_TITLE + marts, "utf-8")
    (source / "inside.md").write_text(INSIDE_TITLE + inside, "utf-8")
    queries = (PROJECT_ROOT / "examples" / "queries.sql").read_text("utf-8")
    (source / "examples.md").write_text(examples_page(queries), "utf-8")


def _mkdocs(source: Path, site: Path) -> None:
    config = yaml.safe_load(CONFIG.read_text("utf-8"))
    listed = str(config["nav"])
    (others,) = (section[OTHER_GUIDES] for section in config["nav"] if OTHER_GUIDES in section)
    others += [guide.name for guide in sorted(GUIDES.glob("*.md")) if guide.name not in listed]
    config |= {"docs_dir": str(source), "site_dir": str(site.resolve())}
    file = source.with_suffix(".yml")
    file.write_text(yaml.safe_dump(config), "utf-8")
    _run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(file)],
        {"DISABLE_MKDOCS_2_WARNING": "true"},  # the theme's makers announce another product on every build
    )


def _run(command: list[str], variables: dict[str, str]) -> None:
    run = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=DBT_PROJECT, env=os.environ | variables, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise DocsError(f"{' '.join(command[1:4])} failed:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")


if __name__ == "__main__":
    sys.exit(main())
