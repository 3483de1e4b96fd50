"""The dbt project as assets: staging → intermediate → marts, its tests as asset checks."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliInvocation, DbtCliResource, DbtProject, dbt_assets
from dagster_dbt.core.dbt_event_iterator import DbtEventIterator
from dbt.adapters.duckdb.connections import DuckDBConnectionManager

from pipeline.defs.shared import CARRY_ON, FRESH, OWNERS, POOL
from pipeline.settings import PROJECT_ROOT, Settings

DBT_PROJECT = DbtProject(project_dir=PROJECT_ROOT / "dbt_project")


class Translator(DagsterDbtTranslator):
    """Groups by layer, our owner, and the readers' names: the mart `mart_actors` is the table marts.actors."""

    def get_asset_spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> dg.AssetSpec:
        """The spec of a model or seed."""
        spec = super().get_asset_spec(manifest, unique_id, project)
        properties = manifest["nodes"].get(unique_id)
        if properties is None:
            return spec
        schema = properties["schema"]
        return spec.replace_attributes(
            key=dg.AssetKey([schema, properties.get("alias") or properties["name"]]),
            group_name=schema,
            owners=OWNERS,
            kinds={"dbt", "duckdb"},
            automation_condition=CARRY_ON,
            freshness_policy=FRESH if schema == "marts" else None,
        )


@dbt_assets(manifest=DBT_PROJECT.manifest_path, project=DBT_PROJECT, dagster_dbt_translator=Translator(), pool=POOL)
def dbt_models(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
    """Build and test the selected models."""
    # dbt's profile reads the folder from the environment; a relative one would be meant from dbt's own folder.
    os.environ["PIPELINE_WAREHOUSE_DIR"] = str(Settings.from_env().warehouse_dir)
    here = Path.cwd()
    invocation = dbt.cli(["build"], context=context)
    events = DbtEventIterator(events_of(invocation), invocation)
    try:
        yield from events.fetch_row_counts().fetch_column_metadata()
    finally:
        os.chdir(here)  # dagster-dbt enters dbt's folder in several threads at once, and may leave the process there
        _release_warehouse()


def events_of(invocation: DbtCliInvocation) -> Iterator[Any]:
    """What dbt reports; a fault in understanding it ends dbt.

    Row counts are fetched when this iterator has ended. A dbt that still ran would hold the warehouse and wait for a
    reader of its output, while the fetching waits for the warehouse: for ever.

    Raises:
        dg.Failure: dbt reports a node that the manifest of this process doesn't know.
    """
    try:
        yield from invocation.stream()
    except KeyError as fault:
        raise dg.Failure(
            f"dbt built {fault}, which dbt_project/target/manifest.json does not know: the project changed after the "
            "manifest was made. `make run` and `make ui` make it anew; a running UI must be started again.",
            allow_retries=False,
        ) from fault
    finally:
        if invocation.process.poll() is None:
            invocation.process.kill()
            invocation.process.wait()


def _release_warehouse() -> None:
    """Close the connection by which the row counts were fetched.

    dbt's adapter keeps it for the life of the process, and DuckDB then refuses every connection of another kind: the
    next run in the same process could not even read.
    """
    if DuckDBConnectionManager._ENV is not None:
        DuckDBConnectionManager.env().close()
        DuckDBConnectionManager.close_all_connections()
