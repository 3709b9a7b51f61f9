-- One row per enterprise sampled within the days asked for, by the counting rule: batches judged, failed ones, and the last day.
select
    enterprise,
    count(case when judged then 1 end) as judged,
    count(case when judged and verdict = 'fail' then 1 end) as failed,
    max(counted_on) as last_on
from identified
where place = 'own' and counted_on is not null and maker is not null
group by enterprise
