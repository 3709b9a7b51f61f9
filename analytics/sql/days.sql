-- One row per counting day with records in the county: batches and items passed, failed and not judged.
select
    counted_on as day,
    count(case when judged and verdict = 'pass' then 1 end) as passed,
    count(case when judged and verdict = 'fail' then 1 end) as failed,
    count(case when judged and verdict = 'fail' and labelling_only then 1 end) as failed_on_labelling,
    count(case when has_denominator and not judged then 1 end) as not_judged,
    sum(case when judged and items_tested is not null then items_tested else 0 end) as items_tested,
    sum(case when judged and items_tested is not null then least(items_failed, items_tested) else 0 end) as items_failed
from counted
where place = 'own' and counted_on is not null
group by counted_on
order by counted_on
