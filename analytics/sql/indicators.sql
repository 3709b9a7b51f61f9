-- One row per figure that a department reported for a period, wherever it comes from.
select indicator, region, county_code, township_code, trade, level, period_start, period_end, numerator, denominator, value, unit, department
from indicators
where period_end is not null
order by period_end, period_start desc nulls last, reported_on nulls first, upload, source_row, row_key
