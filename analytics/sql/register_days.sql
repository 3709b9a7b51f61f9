-- One row per day on which the register of the county was taken, up to a day, with how many rows it has of that day.
select as_of, count(*) as entries
from enterprises
where as_of <= cast($as_of as date)
    and coalesce(county_code, substr(township_code, 1, 6)) = $county
    and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
group by as_of
order by as_of
