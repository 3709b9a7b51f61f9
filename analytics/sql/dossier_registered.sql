-- One row per row of the county's register known by the day: by which names and numbers an enterprise is found, the latest first.
select
    coalesce(uscc, max(uscc) over (partition by name_key, county_code), name_key) as enterprise,
    name, aliases, uscc, organisation_code, registration_no, trade, township_code, township, as_of
from enterprises
where (as_of is null or as_of <= cast($as_of as date)) and coalesce(county_code, substr(township_code, 1, 6)) = $county
order by as_of desc nulls last, upload desc, source_row desc, row_key
