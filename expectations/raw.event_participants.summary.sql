-- One row for the whole table. A share of fewer than 50 mentions says nothing and stays null (which fails no rule).
with

event_participants as (

    select * from raw.event_participants

),

actors as (

    select
        actor_code,
        count(*) as mention_count,
    from event_participants
    group by actor_code

),

counts as (

    select
        count(distinct mention_id) as mention_count,
        count(*) as participant_count,
    from event_participants

),

final as (

    select
        counts.mention_count,
        (select arg_max(actors.actor_code, actors.mention_count) from actors) as busiest_actor,
        case
            when counts.mention_count >= 50
                then (select max(actors.mention_count) from actors) / counts.mention_count
        end as busiest_actor_share,
        case when counts.mention_count >= 50 then counts.participant_count / counts.mention_count end
            as participants_per_mention,
    from counts

)

select * from final
