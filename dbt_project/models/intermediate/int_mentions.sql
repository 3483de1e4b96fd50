with mentions as (
    select * from {{ ref('stg_raw__event_mentions') }}
),

articles as (
    select * from {{ ref('stg_raw__articles') }}
),

duplicates as (
    select * from {{ ref('stg_raw__article_duplicates') }}
),

calibration as (
    select * from {{ ref('confidence_calibration') }}
),

links as (
    select * from {{ ref('stg_raw__event_links') }}
),

participants as (
    select
        mention_id,
        list(actor_code order by actor_code) as participants
    from {{ ref('stg_raw__event_participants') }}
    group by mention_id
),

evidence as (
    select
        mention_id,
        list(quote order by evidence_number) as evidence,
        list(
            struct_pack(start := start_offset, "end" := end_offset)
            order by evidence_number
        ) as evidence_spans
    from {{ ref('stg_raw__event_evidence') }}
    group by mention_id
),

voices as (
    select
        articles.article_id,
        -- copies of one report are one report
        originals.article_id as report_id,
        -- whoever tells it again and again, or from an agency's wire, is one voice
        coalesce(originals.agency, originals.publisher, originals.article_id) as voice_id
    from articles
    left join duplicates on articles.article_id = duplicates.article_id
    inner join articles as originals
        on coalesce(duplicates.duplicate_of, articles.article_id) = originals.article_id
),

final as (
    select
        mentions.mention_id,
        links.event_id,
        mentions.article_id,
        articles.source_id,
        coalesce(articles.publisher, articles.source_id) as outlet,
        voices.voice_id,
        -- each voice has one vote on an event, shared among its reports
        1.0
        / count(distinct voices.report_id)
            over (
                partition by links.event_id, voices.voice_id
            )
        / count(*) over (partition by links.event_id, voices.report_id) as weight,
        mentions.event_class,
        mentions.event_type,
        mentions.status,
        coalesce(participants.participants, []) as participants,
        mentions.event_name,
        mentions.domain,
        mentions.areas,
        mentions.event_date,
        mentions.event_date_end,
        mentions.date_precision,
        case mentions.date_precision
            when 'day' then 1
            when 'month' then 2
            when 'year' then 3
            else 4
        end as precision_rank,
        mentions.location,
        mentions.latitude,
        mentions.longitude,
        coalesce(evidence.evidence, []) as evidence,
        coalesce(evidence.evidence_spans, []) as evidence_spans,
        mentions.attribution,
        mentions.confidence as raw_confidence,
        calibration.confidence,
        mentions.extractor,
        mentions.extractor_version,
        articles.published_date
    from mentions
    inner join articles on mentions.article_id = articles.article_id
    inner join links on mentions.mention_id = links.mention_id
    inner join voices on mentions.article_id = voices.article_id
    asof left join calibration
        on mentions.confidence >= calibration.confidence_from
    left join participants on mentions.mention_id = participants.mention_id
    left join evidence on mentions.mention_id = evidence.mention_id
)

select * from final
