{{ config(alias='places') }}

with places as (
    select * from {{ ref('places') }}
),

final as (
    select
        name,
        kind,
        nullif(actor_code, '') as actor_code,
        latitude,
        longitude,
        source
    from places
)

select * from final
