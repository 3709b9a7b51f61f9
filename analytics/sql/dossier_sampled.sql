-- One row per maker and product sampled in the county by the day, with the enterprise it means there.
select
    coalesce(results.producer_uscc, registered_names.enterprise, results.maker) as enterprise, results.maker_name, results.producer_uscc,
    results.product, results.trade, results.township_code, results.township, sum(results.batches) as batches
from (
    select
        producer_uscc, county_code, coalesce(producer_key, sampled_unit_key) as maker, coalesce(producer, sampled_unit) as maker_name,
        product, trade, township_code, township, count(*) as batches
    from sampling_results
    where county_code = $county and (counted_on is null or counted_on <= cast($as_of as date))
    group by 1, 2, 3, 4, 5, 6, 7, 8
) as results
left join registered_names
    on results.producer_uscc is null and registered_names.name_key = results.maker
    and (registered_names.county_code = results.county_code or registered_names.namesakes = 1)
where coalesce(results.producer_uscc, registered_names.enterprise, results.maker) is not null
group by 1, 2, 3, 4, 5, 6, 7
order by 1, 2, 4
