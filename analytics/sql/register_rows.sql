-- One row per enterprise of the county in the register on the day: its classes, its place, its sales, whether it is in operation.
select
    enterprise, name, tier, compliance_class, disposition, township_code, township, trade, annual_sales, as_of,
    coalesce(status, 'operating') = 'operating' as operating
from register
where (cast($county as varchar) is null or coalesce(county_code, substr(township_code, 1, 6)) = $county)
order by enterprise
