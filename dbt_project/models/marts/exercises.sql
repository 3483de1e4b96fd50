with consensus as (
    select * from {{ ref('int_event_consensus') }}
    where event_class = 'exercise'
),

mentions as (
    select * from {{ ref('int_mentions') }}
    where event_class = 'exercise'
),

steps as (
    select * from {{ ref('int_status_steps') }}
),

codes as (
    select * from {{ ref('event_codes') }}
),

names as (
    select map_from_entries(list((actor_code, name))) as name_of
    from {{ ref('actors') }}
),

current_steps as (
    select * from steps
    qualify row_number() over (partition by event_id order by step_number desc) = 1
),

postponements as (
    select
        event_id,
        min(published_date) as postponed_on
    from mentions
    where status = 'postponed'
    group by event_id
),

-- after a postponement the old dates no longer count
dated as (
    select
        mentions.*,
        coalesce(mentions.published_date < postponements.postponed_on, false) as is_stale
    from mentions
    left join postponements on mentions.event_id = postponements.event_id
),

starts as (
    select
        event_id,
        event_date as start_date,
        date_precision
    from dated
    where event_date is not null
    group by event_id, event_date, date_precision
    qualify row_number() over (
        partition by event_id
        order by
            bool_and(is_stale),
            min(precision_rank),
            count(distinct voice_id) desc,
            max(published_date) desc,
            event_date
    ) = 1
),

ends as (
    select
        event_id,
        event_date_end as end_date,
        date_precision
    from dated
    where event_date_end is not null
    group by event_id, event_date_end, date_precision
    qualify row_number() over (
        partition by event_id
        order by
            bool_and(is_stale),
            min(precision_rank),
            count(distinct voice_id) desc,
            max(published_date) desc,
            event_date_end
    ) = 1
),

final as (
    select
        consensus.event_id as exercise_id,
        consensus.event_type,
        consensus.event_name as name,
        current_steps.status,
        coalesce(consensus.domain, 'unknown') as domain,
        starts.start_date,
        case
            when ends.end_date >= starts.start_date or starts.start_date is null
                then ends.end_date
        end as end_date,
        coalesce(starts.date_precision, ends.date_precision) as date_precision,
        consensus.participants,
        {{ actor_names('consensus.participants') }} as participant_names,
        len(consensus.participants)::integer as participant_count,
        len(consensus.participants) > 1 as is_multinational,
        consensus.areas,
        consensus.location,
        consensus.latitude,
        consensus.longitude,
        consensus.first_reported_date,
        consensus.last_reported_date,
        consensus.article_count,
        consensus.publisher_count,
        {{ cameo_code("'exercise'", 'len(consensus.participants)') }} as cameo_code,
        {{ plover_code("'exercise'", 'len(consensus.participants)') }} as plover_code,
        consensus.best_evidence,
        consensus.confidence
    from consensus
    cross join names
    inner join current_steps on consensus.event_id = current_steps.event_id
    left join starts on consensus.event_id = starts.event_id
    left join ends on consensus.event_id = ends.event_id
    left join codes
        on
            consensus.event_type = codes.event_type
            and current_steps.status = codes.status
)

select * from final
