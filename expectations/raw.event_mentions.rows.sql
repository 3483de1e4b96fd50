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

dated as (

    select
        event_mentions.*,
        articles.published_date,
    from event_mentions
    left join articles on event_mentions.article_id = articles.article_id

),

final as (

    select
        mention_id,
        article_id,
        event_type,
        status,
        event_date,
        event_name,
        location,
        confidence,
        latitude,
        longitude,
        event_class || '/' || event_type as class_and_type,
        event_class || '/' || status as class_and_status,
        event_class || '/' || coalesce(domain, '') as class_and_domain,
        regexp_matches(
            mention_id, '^' || regexp_escape(article_id) || '-[0-9]{2,}$'
        ) as id_leads_to_article,
        (date_precision is not null)
        = (coalesce(event_date, event_date_end) is not null) as precision_fits_dates,
        case date_precision
            when 'month' then event_date = date_trunc('month', event_date)
            when 'year' then event_date = date_trunc('year', event_date)
        end as date_is_first_day,
        date_diff('day', event_date, event_date_end) as days_long,
        case
            when status in ('signed', 'completed', 'ongoing')
                then date_diff('day', published_date, event_date)
        end as happened_days_after_report,
        date_diff('year', published_date, event_date) as years_after_report,
        (latitude is null) = (longitude is null) as coordinates_are_a_pair,
        case when latitude is not null then location is not null end
            as coordinates_have_a_place,
        areas = list_sort(list_distinct(areas)) as areas_are_a_sorted_set,
        count(*) over (partition by article_id) as mentions_of_article,
    from dated

)

select * from final
