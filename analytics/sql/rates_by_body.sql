-- One row per inspecting body (null: not stated): its batches and items, and how many enterprises it sampled and found no failed batch of.
select
    body,
    sum(passed) as passed, sum(failed) as failed, sum(failed_on_labelling) as failed_on_labelling, sum(not_judged) as not_judged,
    sum(failures_only) as failures_only, sum(items_tested) as items_tested, sum(items_failed) as items_failed,
    count(case when passed + failed > 0 then 1 end) as enterprises_judged,
    count(case when passed > 0 and failed = 0 then 1 end) as enterprises_passed
from (
    select
        batches.body, coalesce(batches.producer_uscc, registered_names.enterprise, batches.maker) as enterprise,
        sum(batches.passed) as passed, sum(batches.failed) as failed, sum(failed_on_labelling) as failed_on_labelling, sum(not_judged) as not_judged,
        sum(failures_only) as failures_only, sum(items_tested) as items_tested, sum(items_failed) as items_failed
    from (
        select
            nullif(trim(body), '') as body, producer_uscc, maker, county_code,
            count(case when judged and verdict = 'pass' then 1 end) as passed,
            count(case when judged and verdict = 'fail' then 1 end) as failed,
            count(case when judged and verdict = 'fail' and labelling_only then 1 end) as failed_on_labelling,
            count(case when has_denominator and not judged then 1 end) as not_judged,
            count(case when not has_denominator and verdict = 'fail' then 1 end) as failures_only,
            sum(case when judged and items_tested is not null then items_tested else 0 end) as items_tested,
            sum(case when judged and items_tested is not null then least(items_failed, items_tested) else 0 end) as items_failed
        from counted
        where place = 'own' and counted_on is not null
        group by 1, 2, 3, 4
    ) as batches
    left join registered_names
        on batches.producer_uscc is null and registered_names.name_key = batches.maker
        and (registered_names.county_code = batches.county_code or registered_names.namesakes = 1)
    group by 1, 2
) as by_enterprise
group by body
