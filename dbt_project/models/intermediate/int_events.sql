with consensus as (
    select * from {{ ref('int_event_consensus') }}
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
        consensus.*,
        {{ actor_names('consensus.participants') }} as participant_names,
        current_steps.status,
        current_steps.status_date,
        current_steps.status_date_end,
        current_steps.date_precision,
        {{ cameo_code('consensus.event_class', 'len(consensus.participants)') }}
            as cameo_code,
        {{ plover_code('consensus.event_class', 'len(consensus.participants)') }}
            as plover_code
    from consensus
    cross join names
    inner join current_steps on consensus.event_id = current_steps.event_id
    left join codes
        on
            consensus.event_type = codes.event_type
            and current_steps.status = codes.status
)

select * from final
