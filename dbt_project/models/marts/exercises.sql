with events as (
    select * from {{ ref('int_events') }}
    where event_class = 'exercise'
),

claims as (
    select * from {{ ref('int_event_claims') }}
    where is_chosen
),

starts as (
    select
        event_id,
        value::date as start_date,
        date_precision
    from claims
    where attribute = 'start_date'
),

ends as (
    select
        event_id,
        value::date as end_date,
        date_precision
    from claims
    where attribute = 'end_date'
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
