-- One row per quoted span, compared with the text it was taken from.
-- Offsets count characters from 0, the end exclusive.
with

event_evidence as (

    select * from raw.event_evidence

),

event_mentions as (

    select
        mention_id,
        article_id,
    from raw.event_mentions

),

articles as (

    select
        article_id,
        text,
    from raw.articles
    where article_id in (select event_mentions.article_id from event_mentions)

),

compared as (

    select
        event_evidence.mention_id,
        event_evidence.evidence_number,
        event_evidence.start_offset,
        event_evidence.end_offset,
        left(event_evidence.quote, 80) as quote_begins,
        length(event_evidence.quote) as quote_length,
        coalesce(
            substring(
                articles.text,
                event_evidence.start_offset + 1,
                event_evidence.end_offset - event_evidence.start_offset
            ) = event_evidence.quote,
            false
        ) as stands_in_text,
    from event_evidence
    left join event_mentions
        on event_evidence.mention_id = event_mentions.mention_id
    left join articles on event_mentions.article_id = articles.article_id

),

final as (

    select
        *,
        evidence_number = row_number() over (
            partition by mention_id
            order by start_offset, end_offset, evidence_number
        ) as is_in_text_order,
    from compared

)

select * from final
