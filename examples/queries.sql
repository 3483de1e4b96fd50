-- Questions that analysts ask, each answered by one short query over the published marts.
-- Run one at a `make sql` prompt, or open published/entente.duckdb in any client. Change names, codes and years at will.

-- 1. Which defence agreements did Japan move forward in 2024, and where does it say so?
select p.name, h.status, h.status_date, p.participants, m.evidence[1] as quote, a.publisher, a.url
from marts.partnership_status_history as h
join marts.partnerships as p using (partnership_id)
join marts.event_mentions as m using (mention_id)
join marts.articles as a using (article_id)
where list_contains(p.participants, 'JPN') and year(coalesce(h.status_date, h.reported_date)) = 2024
order by h.status_date;

-- 2. Which agreements are signed but not yet in force?
select name, participants, status_date, best_evidence
from marts.partnerships where event_type = 'agreement' and status = 'signed' order by status_date desc;

-- 3. What is being negotiated at present, and since when has nothing been heard of it?
select name, participants, last_reported_date
from marts.partnerships where status = 'negotiating' order by last_reported_date;

-- 4. Who exercises with whom, how often?
select actor_a, actor_b, sum(exercise_count) as exercises
from marts.actor_pairs group by all having exercises > 0 order by exercises desc, actor_a, actor_b limit 20;

-- 5. Which pairs exercise more, which less than the year before?
select actor_a, actor_b, year, exercise_count - exercise_count_year_before as change
from marts.actor_pairs where exercise_count != exercise_count_year_before order by abs(change) desc, year desc;

-- 6. In which domains do Japan and the Philippines exercise together?
select domain, count(*) as exercises
from marts.exercises where list_has_all(participants, ['JPN', 'PHL']) group by domain order by exercises desc;

-- 7. Which new partners did a state gain, year by year?
select actor_code, year, new_partners
from marts.actor_years where new_partners is not null order by actor_code, year;

-- 8. What was announced and has not been held?
select name, start_date, status, participants, last_reported_date
from marts.exercises where status in ('planned', 'postponed', 'cancelled') order by start_date;

-- 9. How many days do deals take from the proposal or start of talks to the signature?
select event_type, count(*) as deals, median(days_to_signature) as median_days
from marts.partnership_timelines join marts.partnerships using (partnership_id)
where days_to_signature is not null group by event_type;

-- 10. Which outlet reports first, how often?
select first_publisher, count(*) as firsts
from marts.partnership_timelines where first_publisher is not null group by first_publisher order by firsts desc;

-- 11. Who had most partners in each year?
select year, actor_code, partner_count, clustering
from marts.actor_years qualify rank() over (partition by year order by partner_count desc) = 1 order by year;

-- 12. What is the history of one partnership?
select p.name, p.participants, h.step_number, h.status, h.status_date, h.reported_date
from marts.partnership_status_history as h join marts.partnerships as p using (partnership_id)
order by count(*) over (partition by partnership_id) desc, partnership_id, h.step_number;

-- 13. Which exercises had most participants?
select name, start_date, participant_count, participant_names
from marts.exercises order by participant_count desc, start_date limit 10;

-- 14. Which exercises were held at sea in 2025, and where?
select name, start_date, end_date, location, latitude, longitude, participants
from marts.exercises where domain = 'maritime' and year(start_date) = 2025 order by start_date;

-- 15. What do the reports of one event disagree on?
select event_id, list(distinct participants) as told_participants, list(distinct status) as told_statuses
from marts.event_mentions group by event_id having len(told_participants) > 1 order by event_id;

-- 16. Which events rest on a single outlet?
select name, status, participants, confidence, best_evidence
from marts.partnerships where publisher_count = 1 order by confidence;

-- 17. How many events did each actor take part in, by class?
select actor_code, name, region, partnership_count, exercise_count
from marts.actors where partnership_count + exercise_count > 0 order by partnership_count + exercise_count desc;

-- 18. What do European states do with states of the Indo-Pacific?
select pair.year, pair.actor_a, pair.actor_b, pair.partnership_count, pair.exercise_count
from marts.actor_pairs as pair
join marts.actors as a on a.actor_code = pair.actor_a
join marts.actors as b on b.actor_code = pair.actor_b
where (a.region like '%Europe' and b.region like '%Asia') or (a.region like '%Asia' and b.region like '%Europe')
order by pair.year;

-- 19. How many partnerships reached each status in each month?
select date_trunc('month', coalesce(status_date, reported_date)) as month, status, count(*) as partnerships
from marts.partnership_status_history group by all order by month, status;

-- 20. Which fields of cooperation are named most?
select area, count(*) as partnerships
from (select unnest(areas) as area from marts.partnerships) group by area order by partnerships desc;

-- 21. Event rows as other event data sets have them: source, target, PLOVER and CAMEO code.
select event_date, source_code, target_code, plover_code, cameo_code, location
from marts.dyadic_events order by event_date desc, dyad_id limit 20;

-- 22. Which documents could not be read, and why?
select reason, count(*) as documents, any_value(source_uri) as for_example, any_value(message) as message
from marts.rejected_documents group by reason order by documents desc;

-- 23. Which articles are copies of another outlet's?
select copy.publisher, copy.title, original.publisher as original_publisher, copy.published_date
from marts.articles as copy join marts.articles as original on copy.duplicate_of = original.article_id;

-- 24. Which words does the article quote, and where in the text do they stand?
select source_id, evidence[1] as quote, evidence_spans[1]['start'] as starts_at, evidence_spans[1]['end'] as ends_at
from marts.event_mentions order by confidence desc limit 10;
