-- One row per failed batch of the county in the days asked for, those of lists of failures only too, the latest first.
select
    counted_on, enterprise, maker_name, maker, township_code, township, trade, product, brand, spec, lot, level, kind, failed_items,
    has_denominator, sample_no, body, upload, source_row
from identified
where place = 'own' and verdict = 'fail' and counted_on is not null
order by counted_on desc, sample_no, upload, source_row
limit $most
