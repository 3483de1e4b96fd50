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

chosen as (
    select
        event_id,
        max(value) filter (where attribute = 'event_type') as event_type,
        max(value) filter (where attribute = 'name') as event_name,
        max(value) filter (where attribute = 'domain') as domain,
        max(value) filter (where attribute = 'location') as location
    from {{ ref('int_event_claims') }}
    where is_chosen
    group by event_id
),

coordinates as (
    select
        event_id,
        location,
        any_value(latitude order by mention_id) as latitude,
        any_value(longitude order by mention_id) as longitude
    from mentions
    where latitude is not null
    group by event_id, location
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
            raw_confidence desc,
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
        chosen.event_type,
        chosen.event_name,
        chosen.domain,
        coalesce(participants.participants, []) as participants,
        coalesce(areas.areas, []) as areas,
        chosen.location,
        coordinates.latitude,
        coordinates.longitude,
        reports.first_reported_date,
        reports.last_reported_date,
        reports.article_count,
        reports.publisher_count,
        quotes.best_evidence,
        -- every further independent voice leaves a part of the doubt, measured on the
        -- storylines (docs/consensus.md)
        round(
            1
            - (1 - reports.confidence)
            * power(
                {{ var('doubt_left_by_a_voice') }}, least(reports.voice_count, 4) - 1
            ),
            3
        ) as confidence
    from reports
    inner join chosen on reports.event_id = chosen.event_id
    left join coordinates
        on
            chosen.event_id = coordinates.event_id
            and chosen.location = coordinates.location
    left join participants on reports.event_id = participants.event_id
    left join areas on reports.event_id = areas.event_id
    left join quotes on reports.event_id = quotes.event_id
)

select * from final
