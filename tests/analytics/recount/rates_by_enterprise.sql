-- One row per group asked for, tier and enterprise among them: batches and items, and how many enterprises were sampled and had no failed batch.
select
    case when $by_enterprise then enterprise end as enterprise,
    case when $by_enterprise then min(name) end as name,
    case when $by_tier or $by_enterprise then tier end as tier,
    township_code, township_as_written, trade, level, kind, link, product_category, month,
    sum(passed) as passed, sum(failed) as failed, sum(failed_on_labelling) as failed_on_labelling, sum(not_judged) as not_judged,
    sum(failures_only) as failures_only, sum(items_tested) as items_tested, sum(items_failed) as items_failed,
    count(case when passed + failed > 0 then 1 end) as enterprises_judged,
    count(case when passed > 0 and failed = 0 then 1 end) as enterprises_passed
from batches_by_enterprise
group by 1, 3, 4, 5, 6, 7, 8, 9, 10, 11
