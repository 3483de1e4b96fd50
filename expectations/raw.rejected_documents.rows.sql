-- One row per rejection.
with

rejected_documents as (

    select * from raw.rejected_documents

),

final as (

    select
        source_uri,
        record_number,
        reason,
        message,
    from rejected_documents

)

select * from final
