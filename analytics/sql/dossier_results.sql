-- One row per sampling result of one enterprise in the days asked for or without a day, the latest first: by its numbers anywhere, by its names in its county.
select
    counted_on, sample_no, level, coalesce(kind, 'routine') as kind, link, trade, product, brand, spec, verdict, failed_items, body, county_code,
    coalesce(producer, sampled_unit) as maker_name, coalesce(producer_key, sampled_unit_key) as maker, producer_uscc,
    coalesce(denominator, true) as has_denominator, upload, source_row, row_key
from sampling_results
where (counted_on is null or counted_on between cast($first as date) and cast($last as date))
    and (
        list_contains(cast($numbers as varchar[]), producer_uscc)
        or list_contains(cast($numbers as varchar[]), substr(producer_uscc, 9, 9))
        or (
            producer_uscc is null and (county_code is null or county_code = $county)
            and (
                list_contains(cast($names as varchar[]), coalesce(producer_key, sampled_unit_key))
                or list_contains(cast($names as varchar[]), coalesce(producer, sampled_unit))
            )
        )
    )
order by counted_on desc nulls last, sample_no, upload, source_row
