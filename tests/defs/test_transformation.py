"""dbt under Dagster: a run that can't go on ends, and says why."""

import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import dagster as dg
import pytest
from dagster_dbt import DbtCliInvocation

from pipeline.defs.transformation import events_of


def test_a_stale_manifest_ends_dbt_and_names_the_remedy() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as process:

        def stream() -> Iterator[Any]:
            yield "the first model"
            raise KeyError("model.entente.new")

        events = events_of(cast("DbtCliInvocation", SimpleNamespace(process=process, stream=stream)))

        assert next(events) == "the first model"
        with pytest.raises(dg.Failure, match=r"model\.entente\.new.*`make run`"):
            next(events)
        assert process.poll() is not None
