{{ config(alias='memberships') }}

with memberships as (
    select * from {{ ref('memberships') }}
),

final as (
    select
        body_code,
        body_name,
        body_type,
        actor_code,
        from_date,
        to_date,
        date_precision,
        to_date is null as is_member
    from memberships
)

select * from final
