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

interruptions as (
    select
        event_id,
        status,
        min(reached_on) as interrupted_on
    from told
    where progress is null
    group by event_id, status
),

-- A step dated after an interruption is taken anew (a pact suspended and restored).
-- An undated mention never is: it may be background.
restarts as (
    select
        told.mention_id,
        count(*) as spell
    from told
    inner join interruptions
        on
            told.event_id = interruptions.event_id
            and told.event_date > interruptions.interrupted_on
    where told.progress > 0
    group by told.mention_id
),

steps as (
    select
        told.event_id,
        told.event_class,
        told.status,
        told.progress,
        coalesce(restarts.spell, 0) as spell,
        min(told.reached_on) as reached_on,
        min(told.published_date) as reported_date,
        arg_min(
            struct_pack(
                mention_id := told.mention_id,
                event_date := told.event_date,
                event_date_end := told.event_date_end,
                date_precision := told.date_precision
            ),
            (told.precision_rank, told.published_date, told.mention_id)
        ) as best
    from told
    left join restarts on told.mention_id = restarts.mention_id
    group by all
),

ordered as (
    select
        *,
        max(progress) over (
            partition by event_id
            order by reached_on, reported_date, progress
            rows between unbounded preceding and 1 preceding
        ) as progress_before,
        max(progress) over (
            partition by event_id, spell
            order by reached_on, reported_date, progress
            rows between unbounded preceding and 1 preceding
        ) as progress_in_spell
    from steps
),

kept as (
    select
        *,
        case when spell = 0 then progress_before else progress_in_spell end as floor
    from ordered
),

final as (
    select
        event_id,
        event_class,
        status,
        best.event_date as status_date,
        best.event_date_end as status_date_end,
        best.date_precision,
        reached_on,
        reported_date,
        best.mention_id,
        row_number() over (
            partition by event_id
            order by reached_on, reported_date, coalesce(progress, 5), status
        ) as step_number
    from kept
    -- a later background mention of an earlier step does not set the event back
    where progress is null or floor is null or progress >= floor
)

select * from final
