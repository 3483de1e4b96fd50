with source as (
    select * from {{ source('raw', 'event_links') }}
),

final as (
    select
        mention_id,
        event_id,
        rule
    from source
)

select * from final
