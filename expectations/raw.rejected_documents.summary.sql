-- One row for the whole table.
-- A share of too few rows says nothing and stays null, which fails no rule.
with

rejected_documents as (

    select * from raw.rejected_documents

),

articles as (

    select * from raw.articles

),

reasons as (

    select
        reason,
        count(*) as rejection_count,
    from rejected_documents
    group by reason

),

counts as (

    select
        (select count(*) from articles) as article_count,
        coalesce(sum(rejection_count), 0) as rejection_count,
        max(rejection_count) as largest_reason_count,
        arg_max(reason, rejection_count) as largest_reason,
    from reasons

),

final as (

    select
        article_count,
        rejection_count,
        largest_reason,
        case
            when article_count + rejection_count >= 50
                then rejection_count / (article_count + rejection_count)
        end as rejected_share,
        case when rejection_count >= 50 then largest_reason_count / rejection_count end
            as largest_reason_share,
    from counts

)

select * from final
