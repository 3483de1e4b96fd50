with claims as (
    select * from {{ ref('int_event_claims') }}
),

final as (
    select
        event_id,
        event_class,
        attribute,
        value,
        date_precision,
        is_chosen,
        is_disputed,
        vote_count,
        voice_count,
        vote_share,
        first_reported_date,
        last_reported_date,
        mention_ids
    from claims
)

select * from final
