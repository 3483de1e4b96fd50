with source as (
    select * from {{ source('raw', 'event_evidence') }}
),

final as (
    select
        mention_id,
        evidence_number,
        start_offset,
        end_offset,
        quote
    from source
)

select * from final
