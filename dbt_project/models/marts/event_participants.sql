with participants as (
    select * from {{ ref('int_event_participants') }}
),

final as (
    select
        event_id,
        event_class,
        actor_code,
        role,
        vote_count,
        voice_count
    from participants
)

select * from final
