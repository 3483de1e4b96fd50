{{ config(alias='actors') }}

with seed as (
    select * from {{ ref('actors') }}
),

activity as (
    select
        actor_code,
        count(*) filter (where event_class = 'partnership') as partnership_count,
        count(*) filter (where event_class = 'exercise') as exercise_count
    from {{ ref('int_event_participants') }}
    group by actor_code
),

final as (
    select
        seed.actor_code,
        seed.name,
        seed.actor_type,
        nullif(seed.iso2, '') as iso2,
        nullif(seed.cow_code, '') as cow_code,
        nullif(seed.region, '') as region,
        coalesce(activity.partnership_count, 0) as partnership_count,
        coalesce(activity.exercise_count, 0) as exercise_count
    from seed
    left join activity on seed.actor_code = activity.actor_code
)

select * from final
