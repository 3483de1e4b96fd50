"""The console of a run: what assets say, one line each; Dagster's own events only when asked for (DEBUG)."""

import logging
import sys

import dagster as dg

CONSOLE_FIELDS = {"log_level": dg.Field(str, default_value="INFO", is_required=False)}


class StepFormatter(logging.Formatter):
    """`step: message`, without the ids that a person at a terminal does not need."""

    def format(self, record: logging.LogRecord) -> str:
        """One line (more for a failure)."""
        meta = getattr(record, "dagster_meta", {})
        step = str(meta.get("step_key") or "run").replace("__", ".")
        message = str(meta.get("orig_message") or record.getMessage())
        return f"  {step:24} {message}"


@dg.logger(config_schema=CONSOLE_FIELDS, description="Plain progress lines on the terminal.")
def plain_console(context: dg.InitLoggerContext) -> logging.Logger:
    """The logger that stands for `console`."""
    level = logging.getLevelName(str(context.logger_config["log_level"]).upper())
    logger = logging.Logger("entente", level)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(StepFormatter())
    if level > logging.DEBUG:
        handler.addFilter(_is_for_people)
    logger.addHandler(handler)
    return logger


def _is_for_people(record: logging.LogRecord) -> bool:
    """Assets' own lines and everything that went wrong; dbt's and Dagster's housekeeping stays out."""
    meta = getattr(record, "dagster_meta", {})
    housekeeping = meta.get("dagster_event") is not None or str(meta.get("step_key")) == "dbt_models"
    return record.levelno >= logging.WARNING or not housekeeping


@dg.definitions
def loggers() -> dg.Definitions:
    """The console logger under the name that Dagster uses by default."""
    return dg.Definitions(loggers={"console": plain_console})
