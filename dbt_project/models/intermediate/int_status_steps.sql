with mentions as (
    select * from {{ ref('int_mentions') }}
),

told as (
    select
        event_id,
        event_class,
        status,
        event_date,
        event_date_end,
        date_precision,
        precision_rank,
        published_date,
        mention_id,
        -- a step was reached on its date, a plan at the latest when it was reported
        least(coalesce(event_date, published_date), published_date) as reached_on,
        case status
            when 'proposed' then 0
            when 'planned' then 0
            when 'negotiating' then 1
            when 'agreed' then 2
            when 'ongoing' then 2
            when 'signed' then 3
            when 'completed' then 3
            when 'active' then 4
        end as progress
    from mentions
),

steps as (
    select
        event_id,
        event_class,
        status,
        progress,
        min(reached_on) as reached_on,
        min(published_date) as reported_date,
        arg_min(mention_id, (precision_rank, published_date, mention_id)) as mention_id,
        arg_min(event_date, (precision_rank, published_date, mention_id)) as status_date,
        arg_min(event_date_end, (precision_rank, published_date, mention_id)) as status_date_end,
        arg_min(date_precision, (precision_rank, published_date, mention_id)) as date_precision
    from told
    group by event_id, event_class, status, progress
),

ordered as (
    select
        *,
        max(progress) over (
            partition by event_id
            order by reached_on, reported_date, progress
            rows between unbounded preceding and 1 preceding
        ) as progress_before
    from steps
),

final as (
    select
        event_id,
        event_class,
        status,
        status_date,
        status_date_end,
        date_precision,
        reached_on,
        reported_date,
        mention_id,
        row_number() over (
            partition by event_id
            order by reached_on, reported_date, coalesce(progress, 5), status
        ) as step_number
    from ordered
    -- a later background mention of an earlier step does not set the event back
    where progress is null or progress_before is null or progress >= progress_before
)

select * from final
