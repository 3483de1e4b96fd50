-- One row per mention: how its labels fit each other, its article and its dates.
with

event_mentions as (

    select * from raw.event_mentions

),

articles as (

    select
        article_id,
        published_date,
    from raw.articles

),

final as (

    select
        event_mentions.mention_id,
        event_mentions.article_id,
        event_mentions.event_name,
        event_mentions.location,
        event_mentions.confidence,
        event_mentions.latitude,
        event_mentions.longitude,
        event_mentions.event_class || '/' || event_mentions.event_type as class_and_type,
        event_mentions.event_class || '/' || event_mentions.status as class_and_status,
        event_mentions.event_class || '/' || coalesce(event_mentions.domain, '') as class_and_domain,
        regexp_matches(
            event_mentions.mention_id, '^' || regexp_escape(event_mentions.article_id) || '-[0-9]{2,}$'
        ) as id_leads_to_article,
        (event_mentions.date_precision is not null)
        = (coalesce(event_mentions.event_date, event_mentions.event_date_end) is not null)
            as precision_fits_dates,
        case event_mentions.date_precision
            when 'month' then event_mentions.event_date = date_trunc('month', event_mentions.event_date)
            when 'year' then event_mentions.event_date = date_trunc('year', event_mentions.event_date)
        end as date_is_first_day,
        date_diff('day', event_mentions.event_date, event_mentions.event_date_end) as days_long,
        case
            when event_mentions.status in ('signed', 'completed', 'ongoing')
                then date_diff('day', articles.published_date, event_mentions.event_date)
        end as happened_days_after_report,
        date_diff('year', articles.published_date, event_mentions.event_date) as years_after_report,
        (event_mentions.latitude is null) = (event_mentions.longitude is null) as coordinates_are_a_pair,
        case when event_mentions.latitude is not null then event_mentions.location is not null end
            as coordinates_have_a_place,
        event_mentions.areas = list_sort(list_distinct(event_mentions.areas)) as areas_are_a_sorted_set,
        coalesce(
            '' in (
                event_mentions.event_name,
                event_mentions.domain,
                event_mentions.date_precision,
                event_mentions.location,
                event_mentions.attribution
            ),
            false
        ) as has_empty_text,
        count(*) over (partition by event_mentions.article_id) as mentions_of_article,
    from event_mentions
    left join articles on event_mentions.article_id = articles.article_id

)

select * from final
