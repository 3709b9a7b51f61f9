-- One row per day asked for and row of the register in force then for an enterprise of the county: its classes; two rows of one day and enterprise both stand.
with named as (
    select
        enterprises.*,
        coalesce(uscc, max(uscc) over (partition by name_key, county_code), name_key) as enterprise
    from enterprises
),
states as (
    select
        days.day, named.*,
        rank() over (partition by days.day, named.enterprise order by named.as_of desc nulls last) as age
    from (select unnest(cast($days as date[])) as day) as days
    join named on named.as_of is null or named.as_of <= days.day
)
select
    day, enterprise, name, township_code, township, trade, annual_sales, as_of,
    case when annual_sales >= $tier_a then 'A' when annual_sales >= $tier_b then 'B' when annual_sales is not null then 'C' end as sales,
    compliance_class as compliance, compliance_on, compliance_reason, disposition, disposition_on, disposition_reason, operates_to_standard,
    coalesce(status, 'operating') = 'operating' as operating
from states
where age = 1
    and coalesce(county_code, substr(township_code, 1, 6)) = $county
    and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
order by day, enterprise, upload, source_row, row_key desc
