"""`python -m pipeline.run`: the whole graph, once, in this process, and then what it found.

The run is a run of Dagster's like any other: it is seen in the UI afterwards. Here: the command, its progress lines and
its message on a failure. Not here: any asset (defs/).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import sys
import time
from collections.abc import Sequence

import dagster as dg
from rich.console import Console
from rich.markup import escape

from pipeline.report import print_report
from pipeline.settings import Settings, SettingsError

FAILURES_SHOWN = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run the job `refresh` (or another) and print the report; 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.run", description="Materialise the whole graph.")
    parser.add_argument("--job", default="refresh", choices=("refresh", "evaluate"))
    parser.add_argument("--verbose", action="store_true", help="everything that Dagster and dbt log")
    options = parser.parse_args(argv)
    console = Console()
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        console.print(f"[red]{escape(str(error))}[/]")
        return 1
    started = time.monotonic()
    console.print(
        f"Reading [bold]{escape(settings.raw_uri)}[/], warehouse in [bold]{escape(str(settings.warehouse_dir))}[/] …"
    )
    # dbt writes every test to standard output; a person wants the lines of the assets, which go to standard error.
    with contextlib.nullcontext() if options.verbose else contextlib.redirect_stdout(io.StringIO()):
        result = _execute(options.job, "DEBUG" if options.verbose else "INFO")
    if not result.success:
        _print_failures(result, console)
        return 1
    _print_what_was_new(result, console)
    console.print(f"Done in {time.monotonic() - started:.0f} s\n")
    print_report(settings, console)
    return 0


def _execute(job_name: str, log_level: str) -> dg.ExecuteInProcessResult:
    from pipeline.definitions import defs  # noqa: PLC0415 - loads Dagster and dbt, after the settings were checked

    job = defs().resolve_job_def(job_name)
    instance = dg.DagsterInstance.get() if os.environ.get("DAGSTER_HOME") else None
    logging.getLogger("dagster").setLevel(logging.ERROR)
    return job.execute_in_process(
        instance=instance,
        raise_on_error=False,
        run_config={"loggers": {"console": {"config": {"log_level": log_level}}}},
    )


def _print_what_was_new(result: dg.ExecuteInProcessResult, console: Console) -> None:
    """Say in words whether there was anything to do; the steps have told their counts themselves."""
    new = sum(
        int(value.value or 0)
        for event in result.get_asset_materialization_events()
        for name, value in event.materialization.metadata.items()
        if name == "articles_extracted" and isinstance(value, dg.IntMetadataValue)
    )
    console.print(f"{new:,} articles were extracted" if new else "Nothing new: no article had to be extracted.")


def _print_failures(result: dg.ExecuteInProcessResult, console: Console) -> None:
    console.print("[red bold]The run failed; the published copy is as it was.[/]")
    for evaluation in result.get_asset_check_evaluations():
        if evaluation.passed or evaluation.severity is not dg.AssetCheckSeverity.ERROR:
            continue
        console.print(f"[red]check {evaluation.check_name} on {'.'.join(evaluation.asset_key.path)}[/]")
        for name, value in evaluation.metadata.items():
            console.print(f"  {name}: {escape(str(value.value))}", soft_wrap=True)
    for event in [e for e in result.all_events if e.is_step_failure][:FAILURES_SHOWN]:
        error = event.step_failure_data.error
        cause = error.cause if error is not None and error.cause is not None else error
        console.print(f"[red]step {event.step_key}[/]: {escape((cause.message if cause else '').strip())}")
    console.print("`make run ARGS=--verbose` shows everything; `make ui` shows the run with its checks.")


if __name__ == "__main__":
    sys.exit(main())
