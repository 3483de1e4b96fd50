"""Resources: the dbt command."""

import sys
from pathlib import Path

import dagster as dg
from dagster_dbt import DbtCliResource

from pipeline.defs.transformation import DBT_PROJECT


@dg.definitions
def resources() -> dg.Definitions:
    """What assets ask for by name."""
    dbt = DbtCliResource(
        project_dir=DBT_PROJECT,
        profiles_dir=str(DBT_PROJECT.project_dir),
        # The one beside this Python, whether or not its environment is active.
        dbt_executable=str(Path(sys.executable).with_name("dbt")),
    )
    return dg.Definitions(resources={"dbt": dbt})
