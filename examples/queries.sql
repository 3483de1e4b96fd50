-- Questions that analysts ask, each answered by one short query over the published marts.
-- Run one at a `make sql` prompt, or open published/entente.duckdb in any client. Change names, codes and years at will.
-- The tests run each on the sample articles and compare with answers that were read from the articles by hand.

-- 1. Which defence agreements did Japan move forward in 2024, and where does it say so?
select moved_on, name, status, partners, quote, publisher, url
from marts.partnership_moves
where actor_code = 'JPN' and year = 2024 and event_type = 'agreement' and is_forward order by moved_on;

-- 2. Which agreements are signed but not yet in force?
select name, participants, status_date, best_evidence
from marts.partnerships where event_type = 'agreement' and status = 'signed' order by status_date desc;

-- 3. What is being negotiated at present, and since when has nothing been heard of it?
select name, participants, last_reported_date
from marts.partnerships where status = 'negotiating' order by last_reported_date;

-- 4. Who exercises with whom, how often?
select actor_a, actor_b, count(*) as exercises
from marts.exercise_partners where is_held group by all order by exercises desc, actor_a, actor_b;

-- 5. Which pairs exercise more, which less than the year before?
select actor_a, actor_b, year, exercise_count, exercise_count - exercise_count_year_before as change
from marts.actor_pairs where exercise_count != exercise_count_year_before order by abs(change) desc, year desc;

-- 6. In which domains and waters do Japan and the Philippines exercise together?
select domain, location, count(*) as exercises, list(distinct year) as years
from marts.exercise_partners where actor_a = 'JPN' and actor_b = 'PHL' and is_held group by domain, location;

-- 7. Which new partners did the Philippines gain, year by year?
select year, unnest(new_partners) as new_partner
from marts.actor_years where actor_code = 'PHL' order by year, new_partner;

-- 8. What was announced and, as far as is reported, never held?
select coalesce(name, event_type) as what, start_date, status, participants, last_reported_date
from marts.exercises
where status in ('planned', 'postponed', 'cancelled')
  and coalesce(end_date, start_date) < (select max(published_date) from marts.articles) order by start_date;

-- 9. How many days do deals take from the proposal or start of talks to the signature?
select event_type, count(*) as deals, median(days_to_signature) as median_days
from marts.partnership_timelines join marts.partnerships using (partnership_id)
where days_to_signature is not null group by event_type;

-- 10. Which outlet was first with what several have reported?
select name, participants, first_publisher, first_reported_date
from marts.partnership_timelines join marts.partnerships using (partnership_id)
where publisher_count > 1 order by first_reported_date;

-- 11. What did the network of 2024 look like: partners of each actor, and how far they are tied to each other?
select actor_code, partner_count, clustering
from marts.actor_years where year = 2024 order by partner_count desc, actor_code;

-- 12. What is the history of one partnership?
select h.step_number, h.status, h.status_date, h.reported_date
from marts.partnership_status_history as h join marts.partnerships as p using (partnership_id)
where p.name = 'ACSA' and p.participants = ['JPN', 'PHL'] order by h.step_number;

-- 13. Which exercises had most participants?
select name, start_date, participant_count, participant_names
from marts.exercises order by participant_count desc, start_date limit 10;

-- 14. Which exercises were held at sea in 2024, when and where?
select name, start_date, end_date, location, participants
from marts.exercises
where domain = 'maritime' and year(start_date) = 2024 and status in ('ongoing', 'completed') order by start_date;

-- 15. What do the reports of RIMPAC 2024 disagree on?
select attribute, value, is_chosen, vote_share
from marts.event_claims
where is_disputed and event_id in (
  select exercise_id from marts.exercises where name = 'RIMPAC' and year(start_date) = 2024
) order by attribute, vote_share desc, value;

-- 16. Which partnerships rest on a single outlet?
select name, status, participants, confidence, best_evidence
from marts.partnerships where publisher_count = 1 order by confidence;

-- 17. How many events did each actor take part in, by class?
select actor_code, name, region, partnership_count, exercise_count
from marts.actors where partnership_count + exercise_count > 0 order by partnership_count + exercise_count desc;

-- 18. What do European states do with states of Asia?
select pair.year, pair.actor_a, pair.actor_b, pair.partnership_count, pair.exercise_count
from marts.actor_pairs as pair
join marts.actors as a on a.actor_code = pair.actor_a
join marts.actors as b on b.actor_code = pair.actor_b
where ((a.region like '%Europe' and b.region like '%Asia') or (a.region like '%Asia' and b.region like '%Europe'))
  and pair.partnership_count + pair.exercise_count > 0
order by pair.year;

-- 19. How many partnerships reached each status in each month?
select date_trunc('month', coalesce(status_date, reported_date))::date as month, status, count(*) as partnerships
from marts.partnership_status_history group by all order by month, status;

-- 20. Which fields of cooperation are named most?
select area, count(*) as partnerships
from (select unnest(areas) as area from marts.partnerships) group by area order by partnerships desc;

-- 21. What did Russia do, in event rows as other event data sets have them?
select event_date, source_code, target_code, plover_code, cameo_code, location
from marts.dyadic_events where source_code = 'RUS' order by event_date, target_code;

-- 22. Which documents could not be read, and why?
select reason, count(*) as documents, any_value(source_uri) as for_example, any_value(message) as message
from marts.rejected_documents group by reason order by documents desc, reason;

-- 23. Which articles are copies of another report?
select copy.source_id, original.source_id as original_id, copy.published_date
from marts.articles as copy join marts.articles as original on copy.duplicate_of = original.article_id order by all;

-- 24. Which words does an article quote, and do they stand where they should in its text?
select m.source_id, m.evidence[1] as quote,
  substring(a.text, m.evidence_spans[1]['start'] + 1, len(m.evidence[1])) = m.evidence[1] as stands_there
from marts.event_mentions as m join marts.articles as a using (article_id) order by m.source_id;

-- 25. Which members of ASEAN exercised with Japan in 2024?
select distinct member.actor_code
from marts.exercise_partners as pair
join marts.memberships as member on member.actor_code in (pair.actor_a, pair.actor_b)
where member.body_code = 'ASEAN' and pair.year between year(member.from_date) and coalesce(year(member.to_date), 9999)
  and pair.is_held and pair.year = 2024 and 'JPN' in (pair.actor_a, pair.actor_b) order by 1;

-- 26. Who froze, ended or refused what?
select moved_on, actor_code, partners, name, status, quote
from marts.partnership_moves where not is_forward order by moved_on, actor_code;
