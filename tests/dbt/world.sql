-- A small world, told by hand: a pact that moves, one that is suspended and restored, editions of exercises, a copy.
insert into raw.articles (
    article_id, source_id, source_uri, record_number, publisher, url, title, text, published_date, language,
    dateline_place, agency, ingested_at
)
select
    id, id, 'feed/' || publisher || '.jsonl', number, publisher, 'https://example.org/' || id, 'A title',
    repeat('x', 200), published, if(id = 'f1', 'fr', 'en'), null, null, timestamp '2026-02-01'
from (values
    ('r1', 1, 'Harbour Wire', date '2024-06-23'),
    ('r2', 2, 'Harbour Wire', date '2024-07-08'),
    ('r3', 1, 'Bay Post', date '2024-07-08'),
    ('r4', 3, 'Harbour Wire', date '2025-09-12'),
    ('r5', 2, 'Bay Post', date '2026-01-05'),
    ('v1', 3, 'Bay Post', date '2020-02-12'),
    ('v2', 4, 'Bay Post', date '2021-07-31'),
    ('d1', 5, 'Bay Post', date '2025-02-01'),
    ('d2', 4, 'Harbour Wire', date '2025-02-02'),
    ('d3', 6, 'Bay Post', date '2025-02-20'),
    ('s1', 7, 'Bay Post', date '2025-04-03'),
    ('n1', 8, 'Bay Post', date '2025-04-04'),
    ('f1', 1, 'Le Quai', date '2025-04-04')
) t(id, number, publisher, published);

insert into raw.extractions
select article_id, 'rules', '1', if(article_id = 'n1', 0, 1), timestamp '2026-02-01' from raw.articles
where language = 'en';

insert into raw.article_duplicates values ('r3', 'r2', 1.0);

insert into raw.rejected_documents values
    ('feed/broken.json', null, 'not_json', 'line 1 is no JSON', timestamp '2026-02-01');

insert into raw.event_mentions
select
    article || '-01', article, if(type in ('exercise', 'patrol'), 'exercise', 'partnership'), type, status, name,
    domain, [], day, last_day, if(day is null and last_day is null, null, 'day'), place, latitude, longitude, null,
    0.8, [], 'rules', '1'
from (values
    ('r1', 'agreement', 'negotiating', 'RAA', null, null, null, null, null, null),
    ('r2', 'agreement', 'signed', 'RAA', null, date '2024-07-08', null, 'Manila', 14.6, 121.0),
    ('r3', 'agreement', 'signed', 'RAA', null, date '2024-07-08', null, 'Manila', 14.6, 121.0),
    ('r4', 'agreement', 'active', 'RAA', null, date '2025-09-11', null, null, null, null),
    ('r5', 'agreement', 'signed', 'RAA', null, null, null, null, null, null),
    ('v1', 'agreement', 'suspended', 'VFA', null, date '2020-02-11', null, null, null, null),
    ('v2', 'agreement', 'active', 'VFA', null, date '2021-07-30', null, null, null, null),
    ('d1', 'exercise', 'planned', 'Balikatan', 'multi', date '2025-03-01', null, null, null, null),
    ('d2', 'exercise', 'planned', 'Balikatan', 'multi', date '2025-03-01', date '2025-03-05', null, null, null),
    ('d3', 'exercise', 'postponed', 'Balikatan', 'multi', date '2025-05-10', null, null, null, null),
    ('s1', 'exercise', 'completed', null, null, date '2025-04-01', date '2025-04-02', null, null, null)
) t(article, type, status, name, domain, day, last_day, place, latitude, longitude);

insert into raw.event_participants
select article || '-01', unnest(string_split(actors, ' ')), 'participant'
from (values
    ('r1', 'JPN PHL'), ('r2', 'JPN PHL'), ('r3', 'JPN PHL'), ('r4', 'JPN PHL'), ('r5', 'JPN PHL'),
    ('v1', 'PHL USA'), ('v2', 'PHL USA'), ('d1', 'PHL USA'), ('d2', 'AUS PHL USA'), ('d3', 'PHL USA'), ('s1', 'CHN')
) t(article, actors);

insert into raw.event_evidence
select mention_id, number, number * 40 - 40, number * 40 - 40 + number * 10, repeat('x', (number * 10)::integer)
from raw.event_mentions, range(1, 3) t(number);

insert into raw.event_links (mention_id, event_id, rule)
select mention_id, 'event-' || left(article_id, 1), 'by hand' from raw.event_mentions;

insert into raw.extraction_quality values
    (timestamp '2026-02-01', 'rules', '1', 'gold', 'strict_f1', null, 0.7);
