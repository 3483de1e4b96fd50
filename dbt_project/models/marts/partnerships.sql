with events as (
    select * from {{ ref('int_events') }}
    where event_class = 'partnership'
),

final as (
    select
        event_id as partnership_id,
        event_type,
        event_name as name,
        status,
        status_date,
        status_date_end,
        date_precision,
        participants,
        participant_names,
        areas,
        first_reported_date,
        last_reported_date,
        article_count,
        publisher_count,
        location,
        latitude,
        longitude,
        cameo_code,
        plover_code,
        best_evidence,
        confidence
    from events
)

select * from final
