-- One row per slice of time, enterprise, trade and product category: batches judged and failed, their loss by severity, and the enterprise's sales.
select
    slice,
    coalesce(batches.producer_uscc, registered_names.enterprise, batches.maker) as enterprise,
    batches.trade, batches.product_category,
    min(coalesce(by_code.annual_sales, by_name.annual_sales)) as annual_sales,
    sum(judged) as judged, sum(failed) as failed, sum(coalesce(loss, 0)) as loss, sum(failed_unknown) as failed_unknown,
    sum(items_tested) as items_tested, sum(items_failed) as items_failed
from losses_by_maker as batches
left join register as by_code on by_code.enterprise = batches.producer_uscc
left join registered_names
    on batches.producer_uscc is null and registered_names.name_key = batches.maker
    and (registered_names.county_code = batches.county_code or registered_names.namesakes = 1)
left join register as by_name on by_name.enterprise = registered_names.enterprise
group by 1, 2, 3, 4
