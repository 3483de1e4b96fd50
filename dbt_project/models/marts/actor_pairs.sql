with participants as (
    select * from {{ ref('int_event_participants') }}
),

partnerships as (
    select
        partnership_id as event_id,
        year(coalesce(status_date, status_date_end, first_reported_date)) as year,
        null as domain
    from {{ ref('partnerships') }}
    -- what was refused or never came to be ties nobody together
    where status not in ('proposed', 'rejected')
),

exercises as (
    select
        exercise_id as event_id,
        year(coalesce(start_date, end_date, first_reported_date)) as year,
        nullif(domain, 'unknown') as domain
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

counted as (
    select
        pairs.actor_a,
        pairs.actor_b,
        dated.year::integer as year,
        count(*) filter (where pairs.event_class = 'partnership') as partnership_count,
        count(*) filter (where pairs.event_class = 'exercise') as exercise_count,
        list(distinct dated.domain order by dated.domain)
        filter (where dated.domain is not null) as exercise_domains
    from pairs
    inner join dated on pairs.event_id = dated.event_id
    where dated.year is not null
    group by pairs.actor_a, pairs.actor_b, dated.year
),

data_end as (
    select max(year) as year
    from counted
),

-- a pair that stops exercising has a row that says so
years as (
    select
        actor_a,
        actor_b,
        year
    from counted
    union
    select
        counted.actor_a,
        counted.actor_b,
        counted.year + 1 as year
    from counted
    inner join data_end on counted.year < data_end.year
    where counted.exercise_count > 0
),

final as (
    select
        years.actor_a,
        years.actor_b,
        years.year,
        coalesce(this_year.partnership_count, 0) as partnership_count,
        coalesce(this_year.exercise_count, 0) as exercise_count,
        coalesce(last_year.exercise_count, 0) as exercise_count_year_before,
        this_year.exercise_domains,
        min(years.year) over (
            partition by years.actor_a, years.actor_b
        ) as first_year
    from years
    left join counted as this_year
        on
            years.actor_a = this_year.actor_a
            and years.actor_b = this_year.actor_b
            and years.year = this_year.year
    left join counted as last_year
        on
            years.actor_a = last_year.actor_a
            and years.actor_b = last_year.actor_b
            and years.year = last_year.year + 1
)

select * from final
