with exercises as (
    select * from {{ ref('exercises') }}
),

ones as (
    select
        *,
        unnest(participants) as actor_a
    from exercises
),

pairs as (
    select
        *,
        unnest(list_filter(participants, lambda code: code > actor_a)) as actor_b
    from ones
),

final as (
    select
        exercise_id || ':' || actor_a || ':' || actor_b as pair_id,
        actor_a,
        actor_b,
        exercise_id,
        name,
        event_type,
        status,
        status in ('ongoing', 'completed') as is_held,
        year(coalesce(start_date, end_date, first_reported_date))::integer as year,
        start_date,
        end_date,
        domain,
        location,
        latitude,
        longitude,
        best_evidence
    from pairs
)

select * from final
