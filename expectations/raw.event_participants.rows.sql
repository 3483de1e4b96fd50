-- One row per mention, also where it has no participant at all.
with

event_mentions as (

    select * from raw.event_mentions

),

event_participants as (

    select * from raw.event_participants

),

final as (

    select
        event_mentions.mention_id,
        event_mentions.event_type,
        list_sort(list(event_participants.actor_code) filter (where event_participants.actor_code is not null))::varchar
            as actor_codes,
        count(event_participants.actor_code) as participant_count,
        case when event_mentions.event_class = 'partnership' then count(event_participants.actor_code) end
            as partner_count,
        count(event_participants.actor_code) filter (
            where event_participants.role not in ('participant', 'host')
        ) as unknown_role_count,
        count(event_participants.actor_code) filter (where event_participants.role = 'host') as host_count,
    from event_mentions
    left join event_participants on event_mentions.mention_id = event_participants.mention_id
    group by event_mentions.mention_id, event_mentions.event_type, event_mentions.event_class

)

select * from final
