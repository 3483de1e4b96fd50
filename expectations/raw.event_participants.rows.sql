-- One row per mention, also where it has no participant at all.
with

event_mentions as (

    select * from raw.event_mentions

),

event_participants as (

    select * from raw.event_participants

),

participants_by_mention as (

    select
        mention_id,
        list_sort(list(actor_code))::varchar as actor_codes,
        count(*) as participant_count,
        count_if(role not in ('participant', 'host')) as unknown_role_count,
        count_if(role = 'host') as host_count,
    from event_participants
    group by mention_id

),

joined as (

    select
        event_mentions.mention_id,
        event_mentions.event_class,
        event_mentions.event_type,
        participants_by_mention.actor_codes,
        participants_by_mention.unknown_role_count,
        participants_by_mention.host_count,
        coalesce(participants_by_mention.participant_count, 0) as participant_count,
    from event_mentions
    left join participants_by_mention
        on event_mentions.mention_id = participants_by_mention.mention_id

),

final as (

    select
        mention_id,
        event_type,
        actor_codes,
        participant_count,
        unknown_role_count,
        host_count,
        case when event_class = 'partnership' then participant_count end as partner_count,
    from joined

)

select * from final
