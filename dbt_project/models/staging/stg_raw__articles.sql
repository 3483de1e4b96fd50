with source as (
    select * from {{ source('raw', 'articles') }}
),

final as (
    select
        article_id,
        source_id,
        source_uri,
        record_number,
        publisher,
        url,
        title,
        text,
        published_date,
        language,
        dateline_place,
        agency,
        author,
        modified_at,
        superseded_by,
        ingested_at
    from source
)

select * from final
