-- One row per failed batch of the county in the days asked for, those of lists of failures only too, the latest first.
select
    counted.counted_on, coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise, counted.maker_name,
    counted.maker,
    counted.township_code, counted.township, counted.trade, counted.product, counted.brand, counted.spec, counted.lot, counted.level, counted.kind,
    counted.failed_items, counted.has_denominator, counted.sample_no, counted.body, counted.upload, counted.source_row
from counted
left join registered_names
    on counted.producer_uscc is null and registered_names.name_key = counted.maker
    and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
where counted.place = 'own' and counted.verdict = 'fail' and counted.counted_on is not null
order by counted.counted_on desc, counted.sample_no, counted.upload, counted.source_row
limit $most
