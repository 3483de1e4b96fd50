"""The gold articles → raw.extraction_quality."""

from datetime import UTC, datetime
from typing import Any

import dagster as dg

from pipeline.defs.shared import OWNERS, POOL, QUALITY
from pipeline.extract import get_extractor
from pipeline.quality.evaluation.rows import quality_rows, store
from pipeline.quality.evaluation.run import evaluate_all
from pipeline.settings import Settings
from pipeline.warehouse.connection import writer
from pipeline.warehouse.tables import row_count


@dg.asset(
    key=QUALITY,
    group_name="evaluation",
    owners=OWNERS,
    kinds={"python", "duckdb"},
    pool=POOL,
    description="One row per figure of the extractor against the labelled articles in data/gold.",
)
def extraction_quality(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    """Measure the extractor in force; figures of earlier versions stay, so that a change can be seen."""
    settings = Settings.from_env()
    evaluations = evaluate_all(get_extractor(settings.extractor))
    rows = quality_rows(evaluations, datetime.now(UTC).replace(tzinfo=None))
    with writer(settings.warehouse_path) as connection:
        store(rows, connection)
        total = row_count(connection, "raw.extraction_quality")
    metadata: dict[str, Any] = {"dagster/row_count": total}
    for evaluation in evaluations:
        for name in ("strict_f1", "record_f1", "dyad_f1", "status_acc", "false_alarm"):
            value = evaluation.figures.get(name)
            if value is not None:
                metadata[f"{evaluation.gold_set}_{name}"] = float(value)
    context.log.info(", ".join(f"{k} {v:.2f}" for k, v in metadata.items() if isinstance(v, float)))
    return dg.MaterializeResult(metadata=metadata)
