-- One row per row of the register that speaks of one enterprise and was known by the day, the latest first: rows of its key, and those with one of its numbers.
with own as (
    select
        enterprises.*,
        coalesce(uscc, max(uscc) over (partition by name_key, county_code), name_key) as enterprise,
        coalesce(organisation_code, case when length(uscc) = 18 then substr(uscc, 9, 9) end) as organisation,
        case when annual_sales >= $tier_a then 'A' when annual_sales >= $tier_b then 'B' when annual_sales is not null then 'C' end as tier
    from enterprises
    where (as_of is null or as_of <= cast($as_of as date))
        and (coalesce(county_code, substr(township_code, 1, 6)) = $county or uscc = $enterprise)
),
seed as (
    select organisation, registration_no
    from own
    where enterprise = $enterprise
)
select
    enterprise, uscc, organisation_code, organisation, registration_no, name, name_key, aliases, county, township, township_code, trade, industry_code,
    role, supplies, annual_sales, tier, compliance_class, compliance_on, compliance_reason, disposition, disposition_on, disposition_reason,
    licences, licences_required, operates_to_standard, standard, standard_type, international_standard, ccc, system_certifications, laboratory,
    brand_level, brand_sales, exports, innovation, instruments_due, instruments_verified, key_unit_reasons, officer, grid, status, as_of
from own
where enterprise = $enterprise
    or organisation in (select organisation from seed where organisation is not null)
    or registration_no in (select registration_no from seed where registration_no is not null)
order by as_of desc nulls last, upload desc, source_row desc, row_key
