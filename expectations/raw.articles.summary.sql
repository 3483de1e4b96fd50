-- One row for the whole table.
-- A share of too few rows says nothing and stays null, which fails no rule.
with

articles as (

    select * from raw.articles

),

counts as (

    select
        count(*) as article_count,
        count_if(published_date is null) as undated_count,
        count_if(
            published_date > current_date + 1 or year(published_date) < 1900
        ) as misdated_count,
        count(distinct md5(text)) as text_count,
    from articles

),

final as (

    select
        article_count,
        case when article_count >= 50 then undated_count / article_count end
            as undated_share,
        case when article_count >= 50 then misdated_count / article_count end
            as misdated_share,
        case when article_count >= 50 then 1 - text_count / article_count end
            as repeated_text_share,
    from counts

)

select * from final
