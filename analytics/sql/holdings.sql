-- One row per enterprise of the scope in the register on the day: what is filed about its licences, standards, certificates, brands and instruments.
select
    enterprise, name, trade, township_code, township, annual_sales, coalesce(role, 'producer') as role, licences, licences_required,
    operates_to_standard, international_standard, ccc, system_certifications, laboratory, brand_level, brand_sales, exports,
    instruments_due, instruments_verified, as_of
from operating
order by enterprise
