-- One row per enterprise sampled within the days asked for, by the counting rule: batches judged, failed ones, and the last day.
select
    coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise,
    count(case when counted.judged then 1 end) as judged,
    count(case when counted.judged and counted.verdict = 'fail' then 1 end) as failed,
    max(counted.counted_on) as last_on
from counted
left join registered_names
    on counted.producer_uscc is null and registered_names.name_key = counted.maker
    and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
where counted.place = 'own' and counted.counted_on is not null and counted.maker is not null
group by coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker)
