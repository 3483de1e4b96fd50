-- One row for the whole table, seen against what was extracted.
-- A share of too few rows says nothing and stays null, which fails no rule.
with

event_mentions as (

    select * from raw.event_mentions

),

extractions as (

    select * from raw.extractions

),

mentions_per_article as (

    select
        article_id,
        count(*) as mention_count,
    from event_mentions
    group by article_id

),

extracted as (

    select
        coalesce(extractions.article_id, mentions_per_article.article_id) as article_id,
        coalesce(mentions_per_article.mention_count, 0) as mention_count,
        coalesce(extractions.mention_count, 0)
        != coalesce(mentions_per_article.mention_count, 0) as is_incomplete,
    from extractions
    full join mentions_per_article
        on extractions.article_id = mentions_per_article.article_id

),

article_counts as (

    select
        count(*) as article_count,
        count_if(mention_count > 0) as article_with_events_count,
        count_if(is_incomplete) as incomplete_article_count,
        min(article_id) filter (where is_incomplete) as incomplete_article_id,
    from extracted

),

mention_counts as (

    select
        count(*) as mention_count,
        count_if(date_precision is null) as undated_count,
        count_if(event_class = 'exercise') as exercise_count,
        count_if(domain = 'unknown') as unknown_domain_count,
        count(distinct extractor || ' ' || extractor_version) as extractor_version_count,
    from event_mentions

),

counts as (

    select
        article_counts.*,
        mention_counts.*,
    from article_counts
    cross join mention_counts

),

final as (

    select
        mention_count,
        incomplete_article_count,
        incomplete_article_id,
        extractor_version_count,
        case when article_count >= 50 then article_with_events_count / article_count end
            as article_with_events_share,
        case when mention_count >= 50 then undated_count / mention_count end
            as undated_share,
        case when exercise_count >= 50 then unknown_domain_count / exercise_count end
            as unknown_domain_share,
    from counts

)

select * from final
