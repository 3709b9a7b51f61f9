-- One row per sampling result in the scope by the counting rule: its kind counts (none named: routine), its tag names no other campaign; with its place.
select
    counted_on, sampled_on, level, coalesce(kind, 'routine') as kind, link, trade, product_category, township_code, township, county_code, labelling_only,
    sample_no, product, brand, spec, lot, body, upload, source_row, row_key,
    producer_uscc, coalesce(producer_key, sampled_unit_key) as maker, coalesce(producer, sampled_unit) as maker_name,
    items_tested, coalesce(items_failed, 0) as items_failed, failed_items, verdict,
    coalesce(denominator, true) as has_denominator,
    coalesce(denominator, true) and verdict in ('pass', 'fail') as judged,
    case
        when cast($county as varchar) is null or county_code = $county then 'own'
        when county_code is null then 'unknown'
        else 'elsewhere'
    end as place
from sampling_results
where (cast($campaign as varchar) is null or campaign is null or campaign = $campaign)
    and (counted_on is null or counted_on between cast($first as date) and cast($last as date))
    and list_contains(cast($kinds as varchar[]), coalesce(kind, 'routine'))
    and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
    and (cast($levels as varchar[]) is null or list_contains(cast($levels as varchar[]), level))
    and (cast($links as varchar[]) is null or list_contains(cast($links as varchar[]), link))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
