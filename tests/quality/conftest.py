"""A warehouse whose raw tables keep every expectation, in memory."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from pipeline.settings import PROJECT_ROOT

# 400 articles, 110 of them with one mention each (half partnerships, half exercises), 60 rejections.
SOUND = """
insert into raw.articles (
    article_id, source_id, source_uri, record_number, publisher, url, title, text, published_date, language,
    dateline_place, agency, ingested_at
)
select
    printf('a%03d', i), printf('s%03d', i), 'landing/a.jsonl', i, 'The Paper', 'https://example.org/a', 'A pact',
    'Japan and Australia signed a pact in Tokyo on Monday, officials said. Ships of both countries then sailed '
    || 'together off Okinawa in the fleets'' first joint patrol 🚢 there. Article ' || i,
    date '2024-07-09', 'en', null, null, timestamp '2024-07-10'
from range(1, 401) t(i);

insert into raw.rejected_documents
select
    printf('landing/%02d.txt', i), null, if(i % 2 = 0, 'no_text', 'bad_date'), 'the file has no text',
    timestamp '2024-07-10'
from range(1, 61) t(i);

insert into raw.extractions
select printf('a%03d', i), 'rules', '1', if(i <= 110, 1, 0), timestamp '2024-07-10' from range(1, 401) t(i);

insert into raw.event_mentions
select
    printf('a%03d-01', i), printf('a%03d', i), if(i % 2 = 0, 'exercise', 'partnership'),
    if(i % 2 = 0, 'patrol', 'agreement'), if(i % 2 = 0, 'completed', 'signed'), if(i % 3 = 0, 'RAA', null),
    if(i % 2 = 0, 'maritime', null), ['basing', 'training'], date '2024-07-08', null, 'day', 'Okinawa', 26.3, 127.8,
    null, 0.8, ['type: trigger'], 'rules', '1'
from range(1, 111) t(i);

insert into raw.event_participants
select mention_id, unnest(if(article_id < 'a050', ['AUS', 'JPN'], ['PHL', 'USA'])), 'participant'
from raw.event_mentions;

-- The second quote lies behind a character outside the basic plane: offsets count characters, not bytes.
insert into raw.event_evidence
select mention_id, 1, 0, 33, 'Japan and Australia signed a pact' from raw.event_mentions
union all
select mention_id, 2, position('🚢' in text) + 1, position('🚢' in text) + 6, 'there' from raw.event_mentions
inner join raw.articles using (article_id);
"""


@pytest.fixture(scope="session")
def sound_warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every expectation holds here; tests that change it do so in a transaction that they roll back."""
    with duckdb.connect() as connection:
        connection.execute((PROJECT_ROOT / "pipeline" / "warehouse" / "schema.sql").read_text("utf-8"))
        connection.execute(SOUND)
        yield connection
