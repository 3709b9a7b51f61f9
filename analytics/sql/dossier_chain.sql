-- One row per sampling result of the enterprises of a chain, named by the days asked for: who made what, with which verdict and failed items.
select
    coalesce(producer, sampled_unit) as maker_name, coalesce(producer_key, sampled_unit_key) as maker, counted_on, product, verdict, failed_items,
    coalesce(denominator, true) as has_denominator
from sampling_results
where counted_on between cast($first as date) and cast($last as date)
    and (
        list_contains(cast($names as varchar[]), coalesce(producer_key, sampled_unit_key))
        or list_contains(cast($names as varchar[]), coalesce(producer, sampled_unit))
    )
order by counted_on desc, upload, source_row
