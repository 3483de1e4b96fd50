with partnerships as (
    select * from {{ ref('partnerships') }}
),

steps as (
    select
        partnership_id,
        status,
        min(coalesce(status_date, reported_date)) as reached_on
    from {{ ref('partnership_status_history') }}
    group by partnership_id, status
),

reached as (
    select
        partnership_id,
        max(reached_on) filter (where status = 'proposed') as proposed_on,
        max(reached_on) filter (where status = 'negotiating') as negotiating_on,
        max(reached_on) filter (where status = 'agreed') as agreed_on,
        max(reached_on) filter (where status = 'signed') as signed_on,
        max(reached_on) filter (where status = 'active') as active_on
    from steps
    group by partnership_id
),

first_reports as (
    select
        mentions.event_id,
        mentions.article_id,
        articles.publisher
    from {{ ref('event_mentions') }} as mentions
    inner join {{ ref('articles') }} as articles
        on mentions.article_id = articles.article_id
    -- an original before its copies of the same day
    qualify row_number() over (
        partition by mentions.event_id
        order by
            mentions.published_date asc,
            articles.duplicate_of is not null asc,
            mentions.mention_id asc
    ) = 1
),

final as (
    select
        partnerships.partnership_id,
        reached.proposed_on,
        reached.negotiating_on,
        reached.agreed_on,
        reached.signed_on,
        reached.active_on,
        date_diff(
            'day',
            least(reached.proposed_on, reached.negotiating_on),
            reached.signed_on
        ) as days_to_signature,
        first_reports.article_id as first_article_id,
        first_reports.publisher as first_publisher
    from partnerships
    left join reached on partnerships.partnership_id = reached.partnership_id
    left join first_reports on partnerships.partnership_id = first_reports.event_id
)

select * from final
