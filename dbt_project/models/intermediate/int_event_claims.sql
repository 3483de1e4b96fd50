with mentions as (
    select * from {{ ref('int_mentions') }}
),

raw_participants as (
    select * from {{ ref('stg_raw__event_participants') }}
),

participants as (
    select * from {{ ref('int_event_participants') }}
),

steps as (
    select * from {{ ref('int_status_steps') }}
),

voices as (
    select
        event_id,
        count(distinct voice_id) as voice_count
    from mentions
    group by event_id
),

postponements as (
    select
        event_id,
        min(published_date) as postponed_on
    from mentions
    where status = 'postponed'
    group by event_id
),

-- after a postponement the old dates of an exercise no longer count
dated as (
    select
        mentions.*,
        if(mentions.published_date < postponements.postponed_on, 10, 0)
        + mentions.precision_rank as date_vagueness
    from mentions
    left join postponements on mentions.event_id = postponements.event_id
),

told as (
    select
        *,
        'event_type' as attribute,
        event_type as value,
        0 as vagueness
    from dated
    union all by name
    select
        *,
        'name' as attribute,
        event_name as value,
        0 as vagueness
    from dated
    union all by name
    select
        *,
        'domain' as attribute,
        domain as value,
        if(domain = 'unknown', 1, 0) as vagueness
    from dated
    union all by name
    select
        *,
        'location' as attribute,
        location as value,
        0 as vagueness
    from dated
    union all by name
    select
        *,
        'start_date' as attribute,
        event_date::varchar as value,
        date_vagueness as vagueness
    from dated
    where event_class = 'exercise'
    union all by name
    select
        *,
        'end_date' as attribute,
        event_date_end::varchar as value,
        date_vagueness as vagueness
    from dated
    where event_class = 'exercise'
    union all by name
    select
        *,
        status || '_date' as attribute,
        event_date::varchar as value,
        precision_rank as vagueness
    from dated
    where event_class = 'partnership'
    union all by name
    select
        *,
        'status' as attribute,
        status as value,
        0 as vagueness
    from dated
    union all by name
    select
        dated.*,
        'participant' as attribute,
        raw_participants.actor_code as value,
        0 as vagueness
    from dated
    inner join raw_participants on dated.mention_id = raw_participants.mention_id
),

precise as (
    select
        *,
        if(ends_with(attribute, '_date'), date_precision, null) as claim_precision
    from told
    where value is not null
),

claims as (
    select
        event_id,
        event_class,
        attribute,
        value,
        claim_precision as date_precision,
        min(vagueness) as vagueness,
        sum(weight) as vote_weight,
        count(distinct voice_id) as vote_count,
        min(published_date) as first_reported_date,
        max(published_date) as last_reported_date,
        list(mention_id order by published_date, mention_id) as mention_ids
    from precise
    group by event_id, event_class, attribute, value, claim_precision
),

-- the rule: the most exact, then most votes, then the newest, then the alphabet
ranked as (
    select
        *,
        row_number() over (
            partition by event_id, attribute
            order by
                vagueness asc,
                round(vote_weight, 6) desc,
                last_reported_date desc,
                value asc,
                date_precision asc
        ) as preference,
        count(*) over (partition by event_id, attribute) as value_count
    from claims
),

-- participants are not rivals: each is in or out; dates and status follow the history
current_steps as (
    select * from steps
    qualify row_number() over (partition by event_id order by step_number desc) = 1
),

final as (
    select
        ranked.event_id,
        ranked.event_class,
        ranked.attribute,
        ranked.value,
        ranked.date_precision,
        case
            when ranked.attribute = 'participant' then participants.actor_code is not null
            when ranked.attribute = 'status' then ranked.value = current_steps.status
            else ranked.preference = 1
        end as is_chosen,
        case
            when ranked.attribute = 'participant'
                then round(ranked.vote_weight, 6) < voices.voice_count
            else ranked.value_count > 1
        end as is_disputed,
        ranked.vote_count,
        voices.voice_count,
        round(ranked.vote_weight / voices.voice_count, 3) as vote_share,
        ranked.first_reported_date,
        ranked.last_reported_date,
        ranked.mention_ids
    from ranked
    inner join voices on ranked.event_id = voices.event_id
    inner join current_steps on ranked.event_id = current_steps.event_id
    left join participants
        on
            ranked.event_id = participants.event_id
            and ranked.value = participants.actor_code
)

select * from final
