-- One row per sampling result of the scope by the counting rule, judged or not, lists of failures included, of the county's own places; the latest first.
select
    counted.counted_on, counted.sample_no, counted.level, counted.kind, counted.link, counted.trade, counted.product_category, counted.product,
    counted.brand, counted.spec, counted.lot, counted.maker_name as name,
    coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise,
    counted.township_code, counted.township, counted.verdict,
    (counted.judged and counted.verdict = 'pass')::int as passed, counted.judged::int as judged,
    (counted.judged and counted.verdict = 'fail')::int as failed,
    (counted.has_denominator and not counted.judged)::int as not_judged,
    (not counted.has_denominator and counted.verdict = 'fail')::int as failures_without_denominator,
    counted.failed_items, counted.items_tested, counted.items_failed, counted.body, counted.upload, counted.source_row
from counted
left join registered_names
    on counted.producer_uscc is null and registered_names.name_key = counted.maker
    and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
where counted.place = 'own' and counted.counted_on is not null
order by counted.counted_on desc, counted.sample_no, counted.upload, counted.source_row, counted.row_key
