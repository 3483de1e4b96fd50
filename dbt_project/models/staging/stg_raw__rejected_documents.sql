with source as (
    select * from {{ source('raw', 'rejected_documents') }}
),

final as (
    select
        source_uri,
        record_number,
        reason,
        message,
        rejected_at
    from source
)

select * from final
