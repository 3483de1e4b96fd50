with steps as (
    select * from {{ ref('int_status_steps') }}
    where event_class = 'partnership'
),

final as (
    select
        event_id as partnership_id,
        step_number,
        status,
        status_date,
        status_date_end,
        date_precision,
        reported_date,
        mention_id
    from steps
)

select * from final
