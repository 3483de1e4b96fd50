-- The raw schema: what ingest, extraction and resolution write, and dbt reads. Additive only; every statement can run again.
create schema if not exists raw;

-- one row per file version that was read (the ledger that makes a known file cost one look-up)
create table if not exists raw.documents (
    source_uri varchar not null,
    content_hash varchar not null,       -- sha256 of the bytes as stored
    byte_count bigint not null,
    modified_at timestamp,               -- as the file system says, UTC
    article_count integer not null,
    rejection_count integer not null,
    ingested_at timestamp not null,
    primary key (source_uri)
);
alter table raw.documents add column if not exists reading_rules varchar;  -- what its rejections were made under
alter table raw.documents add column if not exists try_again boolean default false;  -- could not be opened

-- one row per article: a distinct (publisher, date, title, text)
create table if not exists raw.articles (
    article_id varchar primary key,
    source_id varchar not null,
    source_uri varchar not null,
    record_number integer not null,
    publisher varchar,
    url varchar,
    title varchar,
    text varchar not null,               -- headline, blank line, body: what all offsets refer to
    published_date date,
    language varchar,
    dateline_place varchar,
    agency varchar,
    ingested_at timestamp not null
);
alter table raw.articles add column if not exists author varchar;
alter table raw.articles add column if not exists modified_at timestamp;       -- of this version, as the source says, UTC
alter table raw.articles add column if not exists file_modified_at timestamp;  -- of the file that it came in, UTC
alter table raw.articles add column if not exists version_keys varchar[];      -- what versions of one article share
alter table raw.articles add column if not exists superseded_by varchar;       -- article_id of its newest version

-- one row per document or record that did not become an article
create table if not exists raw.rejected_documents (
    source_uri varchar not null,
    record_number integer,               -- null: the file as a whole
    reason varchar not null,
    message varchar not null,
    rejected_at timestamp not null
);

-- one row per article that is a copy of another
create table if not exists raw.article_duplicates (
    article_id varchar primary key,
    duplicate_of varchar not null,       -- article_id of the earliest of the group
    similarity double not null           -- share of the shorter text that stands in the longer one; 1.0: all of it
);

-- one row per article that was compared with others, and what came of it
create table if not exists raw.article_sketches (
    article_id varchar primary key,
    published_date date,
    method varchar not null,             -- of making keys; another method compares all anew
    is_original boolean not null,
    is_settled boolean not null          -- false: something before it changed, it has to be compared again
);

-- one row per article x key by which like texts find each other
create table if not exists raw.article_sketch_keys (
    sketch_key ubigint not null,
    article_id varchar not null,
    published_date date
);

-- one row per article that was extracted, also when nothing was found in it
create table if not exists raw.extractions (
    article_id varchar primary key,
    extractor varchar not null,
    extractor_version varchar not null,
    mention_count integer not null,
    extracted_at timestamp not null
);

-- one row per article x event
create table if not exists raw.event_mentions (
    mention_id varchar primary key,
    article_id varchar not null,
    event_class varchar not null,
    event_type varchar not null,
    status varchar not null,
    event_name varchar,
    domain varchar,
    areas varchar[] not null,
    event_date date,
    event_date_end date,
    date_precision varchar,
    location varchar,
    latitude double,
    longitude double,
    attribution varchar,
    confidence double not null,
    rules varchar[] not null,
    extractor varchar not null,
    extractor_version varchar not null
);

-- one row per mention x participant
create table if not exists raw.event_participants (
    mention_id varchar not null,
    actor_code varchar not null,
    role varchar not null,
    primary key (mention_id, actor_code)
);

-- one row per mention x quoted span
create table if not exists raw.event_evidence (
    mention_id varchar not null,
    evidence_number integer not null,    -- 1-based, in text order
    start_offset integer not null,       -- characters into raw.articles.text
    end_offset integer not null,
    quote varchar not null,
    primary key (mention_id, evidence_number)
);

-- one row per mention: the real-world event it belongs to
create table if not exists raw.event_links (
    mention_id varchar primary key,
    event_id varchar not null,
    rule varchar not null
);

alter table raw.event_links add column if not exists resolver_version varchar;  -- another version resolves all anew

-- one row per mention: what resolution compares of it, and its block, by which an increment finds what a new article may
-- touch. Those of mentions without a link (gone with their article's earlier extraction) tell what has to be resolved again.
create table if not exists raw.mention_features (
    mention_id varchar not null,
    article_id varchar not null,
    published_date date not null,        -- 2200-01-01 where unknown
    event_type varchar not null,
    status varchar not null,
    parties varchar not null,            -- codes, sorted, with spaces between
    name varchar not null,               -- key of the series or instrument; '' where the text names none
    strong_kind varchar,
    weak_kinds varchar not null,         -- sorted, with spaces between
    first_day date not null,
    last_day date not null,
    date_rank tinyint not null,          -- 0 day, 1 month, 2 year, 3 no date
    domain varchar,
    location varchar,
    instrument_members varchar not null, -- codes, sorted, with spaces between
    block varchar not null
);
drop table if exists raw.mention_blocks; -- keys alone, of an earlier version; nothing but resolution read it

-- one row per figure of an evaluation
create table if not exists raw.extraction_quality (
    measured_at timestamp not null,
    extractor varchar not null,
    extractor_version varchar not null,
    gold_set varchar not null,           -- 'gold' or 'stories'
    metric varchar not null,             -- as shared names: strict_f1, status_acc, ...
    class varchar,                       -- the class, type or status it is about; null: all
    value double
);
