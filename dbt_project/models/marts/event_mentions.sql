with mentions as (
    select * from {{ ref('int_mentions') }}
),

codes as (
    select * from {{ ref('event_codes') }}
),

final as (
    select
        mentions.mention_id,
        mentions.event_id,
        mentions.article_id,
        mentions.source_id,
        mentions.event_class,
        mentions.event_type,
        mentions.status,
        mentions.participants,
        mentions.event_name,
        mentions.domain,
        mentions.areas,
        mentions.event_date,
        mentions.event_date_end,
        mentions.date_precision,
        mentions.location,
        mentions.latitude,
        mentions.longitude,
        mentions.evidence,
        mentions.evidence_spans,
        mentions.attribution,
        mentions.confidence,
        mentions.extractor,
        mentions.extractor_version,
        mentions.published_date,
        {{ cameo_code('mentions.event_class', 'len(mentions.participants)') }}
            as cameo_code,
        {{ plover_code('mentions.event_class', 'len(mentions.participants)') }}
            as plover_code
    from mentions
    left join codes
        on
            mentions.event_type = codes.event_type
            and mentions.status = codes.status
)

select * from final
