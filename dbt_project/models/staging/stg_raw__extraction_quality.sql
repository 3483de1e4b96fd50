with source as (
    select * from {{ source('raw', 'extraction_quality') }}
),

final as (
    select
        measured_at,
        extractor,
        extractor_version,
        gold_set,
        metric,
        class,
        value
    from source
)

select * from final
