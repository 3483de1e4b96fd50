-- One row for the whole table, seen against the mentions.
with

event_evidence as (

    select * from raw.event_evidence

),

event_mentions as (

    select * from raw.event_mentions

),

unproven as (

    select event_mentions.mention_id
    from event_mentions
    anti join event_evidence on event_mentions.mention_id = event_evidence.mention_id

),

final as (

    select
        count(*) as mention_without_evidence_count,
        min(mention_id) as unproven_mention_id,
    from unproven

)

select * from final
