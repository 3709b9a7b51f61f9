-- One row per failed item, its class and trade: how many batches failed on it; those known from lists of failures only count too, and stand apart.
select
    item, class, trade,
    count(*) as count,
    count(case when not has_denominator then 1 end) as without_denominator
from (
    select
        trade, has_denominator, struct_extract(failed_item, 'item') as item,
        case
            when struct_extract(failed_item, 'labelling') then 'labelling'
            else coalesce(struct_extract(failed_item, 'class'), 'unknown')
        end as class
    from (
        select trade, has_denominator, unnest(failed_items) as failed_item
        from counted
        where verdict = 'fail' and place = 'own' and counted_on is not null
    ) as each_item
) as named
group by item, class, trade
