with mentions as (
    select * from {{ ref('int_mentions') }}
),

raw_participants as (
    select * from {{ ref('stg_raw__event_participants') }}
),

voices as (
    select
        event_id,
        count(distinct voice_id) as voice_count
    from mentions
    group by event_id
),

votes as (
    select
        mentions.event_id,
        mentions.event_class,
        raw_participants.actor_code,
        count(distinct mentions.voice_id) as vote_count,
        sum(mentions.weight) as vote_weight,
        bool_or(raw_participants.role = 'host') as is_host
    from mentions
    inner join raw_participants on mentions.mention_id = raw_participants.mention_id
    group by mentions.event_id, mentions.event_class, raw_participants.actor_code
),

final as (
    select
        votes.event_id,
        votes.event_class,
        votes.actor_code,
        case when votes.is_host then 'host' else 'participant' end as role,
        votes.vote_count,
        voices.voice_count,
        votes.vote_weight / voices.voice_count as vote_share
    from votes
    inner join voices on votes.event_id = voices.event_id
    -- reports leave participants out more often than they invent them, most of all in
    -- the long lists of exercises; a partnership keeps its best two
    qualify
        votes.vote_weight
        >= voices.voice_count * if(votes.event_class = 'exercise', 0.125, 0.25)
        or (
            votes.event_class = 'partnership'
            and row_number() over (
                partition by votes.event_id
                order by votes.vote_weight desc, votes.actor_code asc
            ) <= 2
        )
)

select * from final
