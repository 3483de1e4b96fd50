with quality as (
    select * from {{ ref('stg_raw__extraction_quality') }}
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
    from quality
)

select * from final
