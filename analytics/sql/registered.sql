-- One row per enterprise in the register on the day: its name and place, its classes, what it makes, sells and holds, whether it is in operation.
select
    enterprise, name, coalesce(county_code, substr(township_code, 1, 6)) as county, township_code, township, trade, as_of,
    tier, compliance_class, disposition, annual_sales, brand_sales,
    operates_to_standard as to_standard, international_standard,
    coalesce(status, 'operating') = 'operating' as operating,
    coalesce(role, 'producer') = 'producer' as producer
from register
order by enterprise
