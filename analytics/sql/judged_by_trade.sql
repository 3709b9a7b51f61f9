-- One row per county and trade: how many batches were judged, and the first and last day that counts.
select county_code, trade, count(*) as judged, min(counted_on) as first_day, max(counted_on) as last_day
from sampling_results
where denominator and verdict in ('pass', 'fail')
group by all
order by all
