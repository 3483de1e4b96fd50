with source as (
    select * from {{ source('raw', 'article_duplicates') }}
),

final as (
    select
        article_id,
        duplicate_of,
        similarity
    from source
)

select * from final
