-- One row per enterprise of the scope in the register on the day: what is filed about its licences, standards, certificates, brands and instruments.
select
    enterprise, name, trade, township_code, township, annual_sales, coalesce(role, 'producer') as role, licences, licences_required,
    operates_to_standard, international_standard, ccc, system_certifications, laboratory, brand_level, brand_sales, exports,
    instruments_due, instruments_verified, as_of
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
order by enterprise
