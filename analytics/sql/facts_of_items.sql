-- One row per failed item of a failed batch: what its counts depend on, like a sampling result in facts.sql, with the item and its class.
select
    counted_on, county_code, township_code, township, trade, level, coalesce(kind, 'routine') as kind, link, product_category, campaign,
    coalesce(denominator, true) as has_denominator, verdict, coalesce(labelling_only, false) as labelling_only,
    producer_uscc, coalesce(producer_key, sampled_unit_key) as maker, coalesce(producer, sampled_unit) as maker_name,
    struct_extract(failed_item, 'item') as item,
    case
        when struct_extract(failed_item, 'labelling') then 'labelling'
        else coalesce(struct_extract(failed_item, 'class'), 'unknown')
    end as class,
    0 as items_tested, 0 as items_failed
from (
    select
        counted_on, county_code, township_code, township, trade, level, kind, link, product_category, campaign, denominator, verdict,
        labelling_only, producer_uscc, producer_key, sampled_unit_key, producer, sampled_unit, unnest(failed_items) as failed_item
    from sampling_results
    where verdict = 'fail'
) as each_item
