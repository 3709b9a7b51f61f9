-- One row per enterprise in the register on the day: its name, classes and sales.
select enterprise, name, tier, compliance_class, disposition, annual_sales
from register
