with source as (
    select * from {{ source('raw', 'extractions') }}
),

final as (
    select
        article_id,
        extractor,
        extractor_version,
        mention_count,
        extracted_at
    from source
)

select * from final
