with rejected as (
    select * from {{ ref('stg_raw__rejected_documents') }}
),

final as (
    select
        source_uri,
        record_number,
        reason,
        message,
        rejected_at
    from rejected
)

select * from final
