-- One row per group asked for (township, trade, level, kind, link, product category, month): batches and items passed, failed and not judged.
select
    case when $by_township then township_code end as township_code,
    case when $by_township and township_code is null then township end as township_as_written,
    case when $by_trade then trade end as trade,
    case when $by_level then level end as level,
    case when $by_kind then kind end as kind,
    case when $by_link then link end as link,
    case when $by_product_category then product_category end as product_category,
    case when $by_month then cast(date_trunc('month', counted_on) as date) end as month,
    count(case when judged and verdict = 'pass' then 1 end) as passed,
    count(case when judged and verdict = 'fail' then 1 end) as failed,
    count(case when judged and verdict = 'fail' and labelling_only then 1 end) as failed_on_labelling,
    count(case when has_denominator and not judged then 1 end) as not_judged,
    count(case when not has_denominator and verdict = 'fail' then 1 end) as failures_only,
    sum(case when judged and items_tested is not null then items_tested else 0 end) as items_tested,
    sum(case when judged and items_tested is not null then least(items_failed, items_tested) else 0 end) as items_failed
from counted
where place = 'own' and counted_on is not null
group by 1, 2, 3, 4, 5, 6, 7, 8
