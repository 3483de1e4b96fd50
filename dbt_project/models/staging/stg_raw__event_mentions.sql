with source as (
    select * from {{ source('raw', 'event_mentions') }}
),

final as (
    select
        mention_id,
        article_id,
        event_class,
        event_type,
        status,
        event_name,
        domain,
        areas,
        event_date,
        event_date_end,
        date_precision,
        location,
        latitude,
        longitude,
        attribution,
        confidence,
        extractor,
        extractor_version
    from source
)

select * from final
