with history as (
    select * from {{ ref('partnership_status_history') }}
),

partnerships as (
    select * from {{ ref('partnerships') }}
),

mentions as (
    select * from {{ ref('event_mentions') }}
),

articles as (
    select * from {{ ref('articles') }}
),

-- each step for each of those who took it
steps as (
    select
        history.*,
        partnerships.participants,
        unnest(partnerships.participants) as actor_code
    from history
    inner join partnerships on history.partnership_id = partnerships.partnership_id
),

final as (
    select
        steps.partnership_id || ':' || steps.step_number || ':' || steps.actor_code
            as move_id,
        steps.actor_code,
        coalesce(steps.status_date, steps.reported_date) as moved_on,
        year(moved_on)::integer as year,
        steps.partnership_id,
        partnerships.name,
        partnerships.event_type,
        steps.status,
        steps.status not in ('suspended', 'ended', 'rejected') as is_forward,
        list_filter(
            steps.participants,
            lambda code: code != steps.actor_code  -- noqa: RF02
        ) as partners,
        mentions.evidence[1] as quote,
        articles.publisher,
        articles.url,
        steps.mention_id
    from steps
    inner join partnerships on steps.partnership_id = partnerships.partnership_id
    inner join mentions on steps.mention_id = mentions.mention_id
    inner join articles on mentions.article_id = articles.article_id
)

select * from final
