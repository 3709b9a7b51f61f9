-- One row per failed batch of the county and item on which it failed (none: the item is null), those of lists of failures only too.
select
    counted_on as day, enterprise, maker_name, trade, township_code, township, product, kind, upload, source_row, has_denominator,
    unnest(items) as item
from (
    select
        counted_on, enterprise, maker_name, trade, township_code, township, product, kind, upload, source_row, has_denominator,
        case
            when coalesce(array_length(failed_items), 0) = 0 then [cast(null as varchar)]
            else list_transform(failed_items, lambda failed_item: failed_item.item)
        end as items
    from identified
    where place = 'own' and verdict = 'fail' and counted_on is not null
) as failed
