with participants as (
    select * from {{ ref('int_event_participants') }}
),

partnerships as (
    select
        partnership_id as event_id,
        year(coalesce(status_date, status_date_end, first_reported_date)) as year
    from {{ ref('partnerships') }}
    -- what was refused or never came to be ties nobody together
    where status not in ('proposed', 'rejected')
),

exercises as (
    select
        exercise_id as event_id,
        year(coalesce(start_date, end_date, first_reported_date)) as year
    from {{ ref('exercises') }}
    where status in ('ongoing', 'completed')
),

dated as (
    select * from partnerships
    union all by name
    select * from exercises
),

pairs as (
    select
        one.event_id,
        one.event_class,
        one.actor_code as actor_a,
        other.actor_code as actor_b
    from participants as one
    inner join participants as other
        on
            one.event_id = other.event_id
            and one.actor_code < other.actor_code
),

final as (
    select
        pairs.actor_a,
        pairs.actor_b,
        dated.year::integer as year,
        count(*) filter (where pairs.event_class = 'partnership') as partnership_count,
        count(*) filter (where pairs.event_class = 'exercise') as exercise_count
    from pairs
    inner join dated on pairs.event_id = dated.event_id
    where dated.year is not null
    group by pairs.actor_a, pairs.actor_b, dated.year
)

select * from final
