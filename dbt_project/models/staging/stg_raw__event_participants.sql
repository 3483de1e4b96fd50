with source as (
    select * from {{ source('raw', 'event_participants') }}
),

final as (
    select
        mention_id,
        actor_code,
        role
    from source
)

select * from final
