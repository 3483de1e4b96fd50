with events as (
    select
        partnership_id as event_id,
        'partnership' as event_class,
        coalesce(status_date, status_date_end, first_reported_date) as event_date,
        status,
        participants,
        cameo_code,
        plover_code,
        location,
        latitude,
        longitude
    from {{ ref('partnerships') }}
    union all by name
    select
        exercise_id as event_id,
        'exercise' as event_class,
        coalesce(start_date, end_date, first_reported_date) as event_date,
        status,
        participants,
        cameo_code,
        plover_code,
        location,
        latitude,
        longitude
    from {{ ref('exercises') }}
),

actors as (
    select * from {{ ref('mart_actors') }}
),

sources as (
    select
        events.*,
        unnest(participants) as source_code
    from events
),

-- a drill of one state has no target: source and target are the same, as in those sets
dyads as (
    select
        *,
        unnest(
            case
                when len(participants) = 1 then participants
                else list_filter(participants, lambda code: code != source_code)
            end
        ) as target_code
    from sources
),

final as (
    select
        dyads.event_id || ':' || dyads.source_code || ':' || dyads.target_code as dyad_id,
        dyads.event_id,
        dyads.event_date,
        dyads.event_class,
        dyads.status,
        dyads.plover_code,
        dyads.cameo_code,
        left(dyads.cameo_code, 2) as cameo_root_code,
        dyads.source_code,
        source.name as source_name,
        source.cow_code as source_cow_code,
        dyads.target_code,
        target.name as target_name,
        target.cow_code as target_cow_code,
        dyads.location,
        dyads.latitude,
        dyads.longitude
    from dyads
    inner join actors as source on dyads.source_code = source.actor_code
    inner join actors as target on dyads.target_code = target.actor_code
)

select * from final
