with articles as (
    select * from {{ ref('stg_raw__articles') }}
),

duplicates as (
    select * from {{ ref('stg_raw__article_duplicates') }}
),

extractions as (
    select * from {{ ref('stg_raw__extractions') }}
),

events as (
    select
        article_id,
        count(distinct event_id) as event_count
    from {{ ref('int_mentions') }}
    group by article_id
),

final as (
    select
        articles.article_id,
        articles.source_id,
        articles.source_uri,
        articles.record_number,
        articles.publisher,
        articles.title,
        articles.url,
        articles.published_date,
        articles.language,
        articles.dateline_place,
        articles.agency,
        articles.author,
        articles.modified_at,
        articles.superseded_by,
        duplicates.duplicate_of,
        extractions.article_id is not null as is_extracted,
        coalesce(events.event_count, 0) as event_count,
        length(articles.text)::integer as character_count,
        articles.text,
        articles.ingested_at
    from articles
    left join duplicates on articles.article_id = duplicates.article_id
    left join extractions on articles.article_id = extractions.article_id
    left join events on articles.article_id = events.article_id
)

select * from final
