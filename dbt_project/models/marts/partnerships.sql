with consensus as (
    select * from {{ ref('int_event_consensus') }}
    where event_class = 'partnership'
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

final as (
    select
        consensus.event_id as partnership_id,
        consensus.event_type,
        consensus.event_name as name,
        current_steps.status,
        current_steps.status_date,
        current_steps.status_date_end,
        current_steps.date_precision,
        consensus.participants,
        {{ actor_names('consensus.participants') }} as participant_names,
        consensus.areas,
        consensus.first_reported_date,
        consensus.last_reported_date,
        consensus.article_count,
        consensus.publisher_count,
        consensus.location,
        consensus.latitude,
        consensus.longitude,
        codes.cameo_code,
        codes.plover_code,
        consensus.best_evidence,
        consensus.confidence
    from consensus
    cross join names
    inner join current_steps on consensus.event_id = current_steps.event_id
    left join codes
        on
            consensus.event_type = codes.event_type
            and current_steps.status = codes.status
)

select * from final
