"""Raw documents → raw.articles and raw.rejected_documents, then copies marked."""

from collections.abc import Iterator

import dagster as dg

from pipeline.defs.feeds import FEED_ITEMS
from pipeline.defs.shared import CARRY_ON, FRESH, OWNERS, POOL, preview
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader, writer
from pipeline.warehouse.duplicates import mark_duplicates
from pipeline.warehouse.load import ingest
from pipeline.warehouse.tables import row_count

ARTICLES = dg.AssetKey(["raw", "articles"])
REJECTED = dg.AssetKey(["raw", "rejected_documents"])
DUPLICATES = dg.AssetKey(["raw", "article_duplicates"])


@dg.multi_asset(
    name="ingest",
    specs=[
        dg.AssetSpec(
            ARTICLES,
            deps=[FEED_ITEMS],
            group_name="ingest",
            owners=OWNERS,
            kinds={"python", "duckdb"},
            description="One row per article: new and changed documents of PIPELINE_RAW_URI, in committed batches.",
            freshness_policy=FRESH,
        ),
        dg.AssetSpec(
            REJECTED,
            group_name="ingest",
            owners=OWNERS,
            kinds={"python", "duckdb"},
            description="One row per document or record that could not become an article, with the reason.",
        ),
    ],
    pool=POOL,
)
def ingest_documents(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
    """Read what is new or changed; what cannot be read becomes a rejection and stops nothing."""
    settings = Settings.from_env()
    counts = ingest(settings, context.log.info)
    context.log.info(
        f"{counts.documents:,} documents, {counts.unchanged:,} unchanged, {counts.new_articles:,} new articles, "
        f"{counts.superseded:,} superseded, {sum(counts.rejections.values()):,} rejections"
    )
    with reader(settings.warehouse_path) as connection:
        yield dg.MaterializeResult(
            asset_key=ARTICLES,
            metadata={
                "dagster/row_count": row_count(connection, "raw.articles"),
                "new_articles": counts.new_articles,
                "newly_superseded": counts.superseded,
                "documents": counts.documents,
                "documents_unchanged": counts.unchanged,
                "preview": preview(
                    connection,
                    "select published_date, publisher, title, left(text, 200) as text from raw.articles "
                    "order by ingested_at desc, article_id",
                ),
            },
        )
        yield dg.MaterializeResult(
            asset_key=REJECTED,
            metadata={
                "dagster/row_count": row_count(connection, "raw.rejected_documents"),
                "in_this_run": sum(counts.rejections.values()),
                "preview": preview(connection, "select * from raw.rejected_documents order by rejected_at desc"),
            },
        )


@dg.asset(
    key=DUPLICATES,
    deps=[ARTICLES],
    group_name="ingest",
    owners=OWNERS,
    kinds={"python", "duckdb"},
    pool=POOL,
    automation_condition=CARRY_ON,
    description="One row per article that is a copy of another: the same report, cut or under another headline.",
)
def article_duplicates(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    """Mark syndicated copies, so that twenty outlets with one report are one voice."""
    settings = Settings.from_env()
    with writer(settings.warehouse_path) as connection:
        counts = mark_duplicates(connection)
    context.log.info(f"{counts.copies:,} copies, {counts.compared:,} articles compared")
    return dg.MaterializeResult(
        metadata={"dagster/row_count": counts.copies, "articles_compared": counts.compared},
    )
