with events as (
    select * from {{ ref('int_events') }}
    where event_class = 'exercise'
),

mentions as (
    select * from {{ ref('int_mentions') }}
    where event_class = 'exercise'
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
        events.event_id as exercise_id,
        events.event_type,
        events.event_name as name,
        events.status,
        coalesce(events.domain, 'unknown') as domain,
        starts.start_date,
        case
            when ends.end_date >= starts.start_date or starts.start_date is null
                then ends.end_date
        end as end_date,
        coalesce(starts.date_precision, ends.date_precision) as date_precision,
        events.participants,
        events.participant_names,
        len(events.participants)::integer as participant_count,
        len(events.participants) > 1 as is_multinational,
        events.areas,
        events.location,
        events.latitude,
        events.longitude,
        events.first_reported_date,
        events.last_reported_date,
        events.article_count,
        events.publisher_count,
        events.cameo_code,
        events.plover_code,
        events.best_evidence,
        events.confidence
    from events
    left join starts on events.event_id = starts.event_id
    left join ends on events.event_id = ends.event_id
)

select * from final
