"""`python -m pipeline.quality.data_docs FOLDER`: every suite run over the warehouse, as Great Expectations' web pages.

Here: the static site for people: all rules with their notes, and one run of each. Not here: judging for Dagster
(validation), which sees every row and gives plain results. The pages are built from the first PIECE_ROWS rows of a
view, so that a large warehouse needs no more memory than a small one. They load their styles from public CDNs, as
Great Expectations writes them; `make docs` makes them work without a network.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.quality.suites import VIEWS, load_suites
from pipeline.quality.validation import Snapshot, open_great_expectations, pieces, take_snapshot
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader

SITE = "entente"


def main(argv: Sequence[str] | None = None) -> None:
    """Build the pages from the warehouse of the settings into FOLDER."""
    arguments = sys.argv[1:] if argv is None else argv
    if len(arguments) != 1:
        sys.exit(__doc__)
    print(f"Data docs: {document_warehouse(Settings.from_env(), Path(arguments[0]))}")


def document_warehouse(settings: Settings, folder: Path) -> Path:
    """Run the suites over the warehouse and write the site; gives its first page. Raises WarehouseMissingError."""
    with tempfile.TemporaryDirectory() as snapshots_folder:
        with reader(settings.warehouse_path) as connection:
            snapshots = [take_snapshot(suite, connection, Path(snapshots_folder)) for suite in load_suites()]
        return build_data_docs(snapshots, folder)


def build_data_docs(snapshots: Sequence[Snapshot], folder: Path) -> Path:
    """Run the suites over their snapshots and write the site; gives its first page."""
    gx, context = open_great_expectations()
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    context.add_data_docs_site(
        site_name=SITE,
        site_config={
            "class_name": "SiteBuilder",
            "store_backend": store,
            "site_index_builder": index,
        },
    )
    source = context.data_sources.add_pandas("duckdb")
    for snapshot in snapshots:
        for view in VIEWS:
            name = f"{snapshot.suite.name}.{view}"
            expectations = [
                {"type": e.type, "kwargs": dict(e.kwargs), "severity": e.severity, "notes": f"**{e.name}**: {e.notes}"}
                for e in snapshot.suite.over(view)
            ]
            suite = context.suites.add(gx.ExpectationSuite(name, expectations, notes=snapshot.suite.notes))
            data = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("now")
            definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=data, suite=suite))
            definition.run(
                batch_parameters={"dataframe": next(pieces(snapshot.files[view]))},
                result_format={
                    "result_format": "SUMMARY",
                    "unexpected_index_column_names": list(snapshot.suite.identify_by[view]),
                },
            )
    context.build_data_docs(site_names=[SITE])
    return folder / "index.html"


if __name__ == "__main__":
    main()
