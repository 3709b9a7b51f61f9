-- One row per trade, township and counting day of the county: batches passed and failed, the days in order.
select
    trade, township_code, case when township_code is null then township end as township_as_written, counted_on as day,
    count(case when verdict = 'pass' then 1 end) as passed,
    count(case when verdict = 'fail' then 1 end) as failed
from counted
where judged and place = 'own' and counted_on is not null and trade is not null
group by 1, 2, 3, 4
order by 1, 2, 3, 4
