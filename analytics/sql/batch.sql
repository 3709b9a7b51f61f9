-- One row: the record of one batch, named by its key, with all that it says and where it came from.
select
    sample_no, counted_on, sampled_on, reported_on, level, kind, link, trade, product_category, product, brand, spec, lot, standard,
    producer, producer_uscc, sampled_unit, township_code, township, county, body, verdict, first_verdict, items_tested, failed_items,
    upload, source_sheet, source_row, row_key
from sampling_results
where row_key = $row_key
