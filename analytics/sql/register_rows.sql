-- One row per enterprise of the county's trades in the register on the day: its classes, its place, its sales, whether it is in operation.
select
    enterprise, name, tier, compliance_class, disposition, township_code, township, trade, annual_sales, as_of,
    coalesce(status, 'operating') = 'operating' as operating
from register
where (cast($county as varchar) is null or coalesce(county_code, substr(township_code, 1, 6)) = $county)
    and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
    and (cast($tiers as varchar[]) is null or list_contains(cast($tiers as varchar[]), tier))
order by enterprise
