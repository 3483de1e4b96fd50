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
        weight,
        event_date is not null or event_date_end is not null as is_dated,
        -- A step was reached on the last day that its date can mean (a completed exercise
        -- on its last day), at the latest when it was reported, as plans are.
        least(
            case
                when status = 'completed' and date_precision = 'day'
                    then coalesce(event_date_end, event_date)
                when date_precision = 'month' then last_day(event_date)
                when date_precision = 'year' then make_date(year(event_date), 12, 31)
                else event_date
            end,
            published_date
        ) as reached_on,
        status in (
            'suspended', 'postponed', 'rejected', 'ended', 'cancelled'
        ) as is_stop,
        case status
            when 'proposed' then 0
            when 'planned' then 0
            when 'suspended' then 0
            when 'postponed' then 0
            when 'negotiating' then 1
            when 'rejected' then 1
            when 'agreed' then 2
            when 'ongoing' then 2
            when 'ended' then 2
            when 'cancelled' then 2
            when 'signed' then 3
            when 'completed' then 3
            when 'active' then 4
        end as progress
    from mentions
),

ordered as (
    select
        *,
        row_number() over (
            partition by event_id
            order by
                reached_on,
                published_date,
                is_stop,
                progress,
                precision_rank,
                mention_id
        ) as place
    from told
),

-- what was told of the event before, in the order of the steps
before as (
    select
        *,
        coalesce(count(*) over same_status > 0, false) as is_repeated,
        max(case when not is_stop then progress end) over earlier as progress_before,
        max(case when is_stop then reached_on end) over earlier as stopped_on,
        arg_max(status, place) filter (where is_stop) over earlier as stopped_by,
        list(event_date) filter (where status = 'planned') over earlier as planned_dates
    from ordered
    window
        earlier as (
            partition by event_id
            order by place
            rows between unbounded preceding and 1 preceding
        ),
        same_status as (
            partition by event_id, status
            order by place
            rows between unbounded preceding and 1 preceding
        )
),

-- After a stop only what is dated later, or goes further than anything before, is a
-- new step: the rest may be background. A plan revives what was put off where it names
-- another date, and nothing that was cancelled. An undated stop told once more is
-- background, too.
counting as (
    select * from before
    where
        case
            when is_stop then is_dated or not is_repeated
            when stopped_on is null then true
            when status = 'planned'
                then
                    stopped_by = 'postponed'
                    and is_dated
                    and not coalesce(list_contains(planned_dates, event_date), false)
            when is_dated then reached_on > stopped_on
            else
                progress > coalesce(progress_before, -1)
                and stopped_by not in ('ended', 'cancelled')
        end
),

turns as (
    select
        *,
        coalesce(
            is_stop != lag(is_stop) over (partition by event_id order by place), false
        ) as is_turn
    from counting
),

-- a spell is a time of progress, or of interruption, until the other begins
spells as (
    select
        *,
        count(*) filter (where is_turn) over (
            partition by event_id order by place
        ) as spell
    from turns
),

first_dates as (
    select
        *,
        min(event_date) over (
            partition by event_id, spell, status, precision_rank
        ) as first_date
    from spells
),

-- The date of a step: most exact, then told by most independent voices, then the newest;
-- what is dated more than a month after the first such date only dwells in the step
-- (ratified by one party, in force later). A plan may be put off: its newest counts.
dates as (
    select
        event_id,
        spell,
        status,
        event_date,
        event_date_end,
        date_precision,
        arg_min(mention_id, place) as mention_id
    from first_dates
    where
        event_date is null
        or status in ('proposed', 'planned', 'postponed')
        or event_date <= first_date + 31
    group by event_id, spell, status, event_date, event_date_end, date_precision
    qualify row_number() over (
        partition by event_id, spell, status
        order by
            min(precision_rank),
            sum(weight) desc,
            max(published_date) desc,
            min(place)
    ) = 1
),

steps as (
    select
        event_id,
        event_class,
        spell,
        status,
        progress,
        min(place) as place,
        min(reached_on) as reached_on,
        min(published_date) as reported_date
    from spells
    group by all
),

floors as (
    select
        *,
        max(progress) over (
            partition by event_id, spell
            order by place
            rows between unbounded preceding and 1 preceding
        ) as floor
    from steps
),

final as (
    select
        floors.event_id,
        floors.event_class,
        floors.status,
        dates.event_date as status_date,
        dates.event_date_end as status_date_end,
        dates.date_precision,
        floors.reached_on,
        floors.reported_date,
        dates.mention_id,
        row_number() over (
            partition by floors.event_id
            order by floors.place
        ) as step_number
    from floors
    inner join dates
        on
            floors.event_id = dates.event_id
            and floors.spell = dates.spell
            and floors.status = dates.status
    -- within a spell nothing is set back
    where floors.floor is null or floors.progress >= floors.floor
)

select * from final
