-- One row per enterprise in the register on the day: its name, its county, its classes and sales.
select enterprise, name, coalesce(county_code, substr(township_code, 1, 6)) as county, tier, compliance_class, disposition, annual_sales
from register
