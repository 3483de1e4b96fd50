with mentions as (
    select * from {{ ref('int_mentions') }}
),

participants as (
    select
        event_id,
        list(actor_code order by actor_code) as participants
    from {{ ref('int_event_participants') }}
    group by event_id
),

types as (
    select
        event_id,
        event_type
    from mentions
    group by event_id, event_type
    qualify row_number() over (
        partition by event_id
        order by count(distinct voice_id) desc, sum(confidence) desc, event_type
    ) = 1
),

names as (
    select
        event_id,
        event_name
    from mentions
    where event_name is not null
    group by event_id, event_name
    qualify row_number() over (
        partition by event_id
        order by count(distinct voice_id) desc, length(event_name) desc, event_name
    ) = 1
),

places as (
    select
        event_id,
        location,
        any_value(latitude order by mention_id) as latitude,
        any_value(longitude order by mention_id) as longitude
    from mentions
    where location is not null
    group by event_id, location
    qualify row_number() over (
        partition by event_id
        order by
            count(distinct voice_id) desc,
            count(latitude) desc,
            max(published_date) desc,
            location
    ) = 1
),

domains as (
    select
        event_id,
        domain
    from mentions
    where domain is not null
    group by event_id, domain
    qualify row_number() over (
        partition by event_id
        order by domain = 'unknown' asc, count(distinct voice_id) desc, domain asc
    ) = 1
),

areas as (
    select
        event_id,
        list(distinct area order by area) as areas
    from (
        select
            event_id,
            unnest(areas) as area
        from mentions
    ) as named_areas
    group by event_id
),

best_mentions as (
    select
        event_id,
        evidence
    from mentions
    where len(evidence) > 0
    qualify row_number() over (
        partition by event_id
        order by
            confidence desc,
            precision_rank asc,
            published_date asc,
            mention_id asc
    ) = 1
),

-- the longest quote tells most, unless it is a paragraph
quotes as (
    select
        event_id,
        quote as best_evidence
    from (
        select
            event_id,
            unnest(evidence) as quote,
            generate_subscripts(evidence, 1) as quote_number
        from best_mentions
    ) as quoted
    qualify row_number() over (
        partition by event_id
        order by length(quote) > 400 asc, length(quote) desc, quote_number asc
    ) = 1
),

reports as (
    select
        event_id,
        event_class,
        min(published_date) as first_reported_date,
        max(published_date) as last_reported_date,
        count(distinct article_id) as article_count,
        count(distinct outlet) as publisher_count,
        count(distinct voice_id) as voice_count,
        max(confidence) as confidence
    from mentions
    group by event_id, event_class
),

final as (
    select
        reports.event_id,
        reports.event_class,
        types.event_type,
        names.event_name,
        domains.domain,
        coalesce(participants.participants, []) as participants,
        coalesce(areas.areas, []) as areas,
        places.location,
        places.latitude,
        places.longitude,
        reports.first_reported_date,
        reports.last_reported_date,
        reports.article_count,
        reports.publisher_count,
        quotes.best_evidence,
        -- every further independent voice halves what is missing to certainty
        round(
            1 - (1 - reports.confidence) * power(0.5, least(reports.voice_count, 4) - 1),
            3
        ) as confidence
    from reports
    left join types on reports.event_id = types.event_id
    left join names on reports.event_id = names.event_id
    left join domains on reports.event_id = domains.event_id
    left join participants on reports.event_id = participants.event_id
    left join areas on reports.event_id = areas.event_id
    left join places on reports.event_id = places.event_id
    left join quotes on reports.event_id = quotes.event_id
)

select * from final
