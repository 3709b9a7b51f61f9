-- One row per slice of time, maker as a result names it, trade and product category: batches judged and failed, and what they lost by severity.
select
    slice, producer_uscc, maker, county_code, trade, product_category,
    count(*) as judged, count(severity) as failed, sum(severity) as loss, count(case when unknown_class then 1 end) as failed_unknown,
    sum(coalesce(items_tested, 0)) as items_tested,
    sum(case when items_tested is not null then least(items_failed, items_tested) else 0 end) as items_failed
from (
    select
        calendar.slice, producer_uscc, maker, county_code, trade, product_category, items_tested, items_failed,
        case
            when verdict = 'pass' then null
            else coalesce(
                list_max(
                    list_transform(
                        failed_items,
                        lambda item: case
                            when item.labelling then $labelling
                            when item.class = 'A' then $a
                            when item.class = 'B' then $b
                            when item.class = 'C' then $c
                            else $unknown
                        end
                    )
                ),
                case when labelling_only then $labelling else $unknown end
            )
        end as severity,
        verdict = 'fail' and not coalesce(labelling_only, false) and coalesce(
            list_max(list_transform(failed_items, lambda item: case when item.class is null and not coalesce(item.labelling, false) then 1 else 0 end)), 1
        ) = 1 as unknown_class
    from counted
    join calendar on calendar.day = counted.counted_on
    where judged and place = 'own'
) as batches
group by slice, producer_uscc, maker, county_code, trade, product_category
