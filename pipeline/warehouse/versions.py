"""Versions of one article: the newest supersedes the others, which stay in raw.articles and leave everything after it.

Articles that share an id or an address (ingest.identity) are versions of one another. The newest is the one that says
it was written last; where none says so, the one that came in the younger file, and at last the one further on.
"""

from __future__ import annotations

import duckdb

from pipeline.warehouse.raw_events import forget_mentions
from pipeline.warehouse.tables import transaction

SUPERSEDED = """
with

keyed as (
    select
        article_id,
        unnest(version_keys) as version_key,
        superseded_by,
        {
            'modified_at': coalesce(modified_at, timestamp '0001-01-01'),
            'file_modified_at': coalesce(file_modified_at, timestamp '0001-01-01'),
            'source_uri': source_uri,
            'record_number': record_number,
            'article_id': article_id
        } as age
    from raw.articles
    where len(version_keys) > 0
),

newest as (
    select version_key, max(age) as age
    from keyed
    group by version_key
    having count(*) > 1
)

select keyed.article_id, max(newest.age).article_id as superseded_by
from keyed
join newest using (version_key)
group by keyed.article_id
having max(newest.age).article_id <> keyed.article_id
    and max(newest.age).article_id is distinct from any_value(keyed.superseded_by)
"""


def mark_superseded(connection: duckdb.DuckDBPyConnection) -> int:
    """Set raw.articles.superseded_by and forget what was extracted from superseded versions; the number newly marked.

    One pass over the keys of all articles, whatever was new: a run that was killed before it is made good by the next.
    """
    with transaction(connection):
        connection.execute(f"create or replace temp table newly_superseded as {SUPERSEDED}")
        ids = [row[0] for row in connection.execute("select article_id from newly_superseded").fetchall()]
        if not ids:
            return 0
        connection.execute(
            "update raw.articles set superseded_by = n.superseded_by from newly_superseded n "
            "where articles.article_id = n.article_id"
        )
        forget_mentions(connection, ids)
        connection.execute("delete from raw.extractions where article_id in (select unnest($ids))", {"ids": ids})
        return len(ids)
