-- One row per sampling result: what its counts depend on, and nothing by which one batch differs from the next.
select
    counted_on, county_code, township_code, township, trade, level, coalesce(kind, 'routine') as kind, link, product_category, campaign,
    coalesce(denominator, true) as has_denominator, verdict, coalesce(labelling_only, false) as labelling_only,
    case
        when verdict = 'fail' then coalesce(
            nullif(
                case when list_contains(classes, 'labelling') then 1 else 0 end + case when list_contains(classes, 'A') then 2 else 0 end
                + case when list_contains(classes, 'B') then 4 else 0 end + case when list_contains(classes, 'C') then 8 else 0 end
                + case when list_contains(classes, 'unknown') then 16 else 0 end,
                0
            ),
            case when labelling_only then 1 else 16 end
        )
        else 0
    end as severities,
    producer_uscc, coalesce(producer_key, sampled_unit_key) as maker, coalesce(producer, sampled_unit) as maker_name,
    coalesce(items_tested, 0) as items_tested,
    case when items_tested is null then 0 else least(coalesce(items_failed, 0), items_tested) end as items_failed
from (
    select
        *,
        list_transform(failed_items, lambda item: case when item.labelling then 'labelling' else coalesce(item.class, 'unknown') end) as classes
    from sampling_results
) as classed
