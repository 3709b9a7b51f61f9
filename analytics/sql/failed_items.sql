-- One row per failed batch of the county and item on which it failed (none: the item is null), those of lists of failures only too.
select
    counted_on as day, enterprise, maker_name, trade, township_code, township, product, kind, upload, source_row, has_denominator,
    unnest(items) as item
from (
    select
        counted.counted_on, coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise, counted.maker_name,
        counted.trade, counted.township_code, counted.township, counted.product, counted.kind, counted.upload, counted.source_row, counted.has_denominator,
        case
            when coalesce(array_length(counted.failed_items), 0) = 0 then [cast(null as varchar)]
            else list_transform(counted.failed_items, lambda failed_item: failed_item.item)
        end as items
    from counted
    left join registered_names
        on counted.producer_uscc is null and registered_names.name_key = counted.maker
        and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
    where counted.place = 'own' and counted.verdict = 'fail' and counted.counted_on is not null
) as failed
