-- One row for the whole table.
-- A share of too few rows says nothing and stays null, which fails no rule.
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

busiest as (

    select
        max(mention_count) as mention_count,
        arg_max(actor_code, mention_count) as actor_code,
    from actors

),

final as (

    select
        counts.mention_count,
        busiest.actor_code as busiest_actor,
        case
            when counts.mention_count >= 50
                then busiest.mention_count / counts.mention_count
        end as busiest_actor_share,
        case
            when counts.mention_count >= 50
                then counts.participant_count / counts.mention_count
        end as participants_per_mention,
    from counts
    cross join busiest

)

select * from final
