with pairs as (
    select * from {{ ref('actor_pairs') }}
    where partnership_count + exercise_count > 0
),

-- every pair from both ends
ties as (
    select
        actor_a as actor_code,
        actor_b as partner_code,
        year,
        exercise_count,
        first_year
    from pairs
    union all
    select
        actor_b as actor_code,
        actor_a as partner_code,
        year,
        exercise_count,
        first_year
    from pairs
),

partners as (
    select
        actor_code,
        year,
        count(*) as partner_count,
        count(*) filter (where exercise_count > 0) as exercise_partner_count,
        list(partner_code order by partner_code)
        filter (where first_year = year) as new_partners
    from ties
    group by actor_code, year
),

-- ties between two partners of one actor in one year: each is a closed triangle
triangles as (
    select
        one.actor_code,
        one.year,
        count(*) as triangle_count
    from ties as one
    inner join ties as other
        on
            one.actor_code = other.actor_code
            and one.year = other.year
            and one.partner_code < other.partner_code
    inner join pairs
        on
            one.partner_code = pairs.actor_a
            and other.partner_code = pairs.actor_b
            and one.year = pairs.year
    group by one.actor_code, one.year
),

final as (
    select
        partners.actor_code,
        partners.year,
        partners.partner_count,
        partners.exercise_partner_count,
        partners.new_partners,
        case
            when partners.partner_count > 1 then round(
                coalesce(triangles.triangle_count, 0) * 2.0
                / (partners.partner_count * (partners.partner_count - 1)),
                3
            )
        end as clustering
    from partners
    left join triangles
        on
            partners.actor_code = triangles.actor_code
            and partners.year = triangles.year
)

select * from final
