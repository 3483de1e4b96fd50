-- POLECAT's forty columns in its order and under its own names, so that tools written
-- for its weekly files read them.
-- noqa: disable=RF05,RF06
with dyads as (
    select * from {{ ref('dyadic_events') }}
),

actors as (
    select * from {{ ref('mart_actors') }}
),

quads as (
    select * from {{ ref('plover_categories') }}
),

first_reports as (
    select
        mentions.event_id,
        mentions.extractor_version,
        articles.publisher,
        articles.published_date,
        articles.language
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

sides as (
    select
        actor_code,
        name,
        cow_code,
        if(actor_type = 'state', actor_code, null) as country,
        if(actor_type = 'state', 'GOV', 'IGO') as sector
    from actors
),

final as (
    select
        dyads.dyad_id as "Event ID",
        dyads.event_date as "Event Date",
        dyads.plover_code as "Event Type",
        null::varchar as "Event Mode",
        null::double as "Intensity",
        quads.quad_code as "Quad Code",
        'military' as "Contexts",
        actor.name as "Actor Name",
        actor.country as "Actor Country",
        actor.cow_code as "Actor COW",
        if(dyads.event_class = 'exercise' and actor.sector = 'GOV', 'MIL', actor.sector)
            as "Primary Actor Sector",
        "Primary Actor Sector" as "Actor Sectors",
        null::varchar as "Actor Title",
        null::varchar as "Actor Name Raw",
        null::varchar as "Wikipedia Actor ID",
        recipient.name as "Recipient Name",
        recipient.country as "Recipient Country",
        recipient.cow_code as "Recipient COW",
        if(
            dyads.event_class = 'exercise' and recipient.sector = 'GOV',
            'MIL',
            recipient.sector
        ) as "Primary Recipient Sector",
        "Primary Recipient Sector" as "Recipient Sectors",
        null::varchar as "Recipient Title",
        null::varchar as "Recipient Name Raw",
        null::varchar as "Wikipedia Recipient ID",
        dyads.location as "Placename",
        null::varchar as "City",
        null::varchar as "District",
        null::varchar as "Province",
        null::varchar as "Country",
        dyads.latitude as "Latitude",
        dyads.longitude as "Longitude",
        null::varchar as "GeoNames ID",
        dyads.location as "Raw Placename",
        null::varchar as "Feature Type",
        first_reports.publisher as "Source",
        first_reports.published_date as "Publication Date",
        null::varchar as "Story People",
        null::varchar as "Story Organizations",
        null::varchar as "Story Locations",
        first_reports.language as "Language",
        first_reports.extractor_version as "Version"
    from dyads
    inner join sides as actor on dyads.source_code = actor.actor_code
    inner join sides as recipient on dyads.target_code = recipient.actor_code
    inner join quads on dyads.plover_code = quads.plover_code
    inner join first_reports on dyads.event_id = first_reports.event_id
)

select * from final
