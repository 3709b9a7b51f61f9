-- One row per enterprise of the scope that is in operation: its row in the register on the day.
select *
from register
where (cast($county as varchar) is null or coalesce(county_code, substr(township_code, 1, 6)) = $county)
    and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
    and (cast($tiers as varchar[]) is null or list_contains(cast($tiers as varchar[]), tier))
    and coalesce(status, 'operating') = 'operating'
