-- One row per day asked for and enterprise of the county in the register on that day: what it makes, sells and holds, and whether its licences are complete.
with named as (
    select
        enterprises.*,
        coalesce(uscc, max(uscc) over (partition by name_key, county_code), name_key) as enterprise
    from enterprises
),
states as (
    select
        days.day, named.*,
        row_number() over (
            partition by days.day, named.enterprise order by named.as_of desc nulls last, named.upload desc, named.source_row desc, named.row_key
        ) as age
    from (select unnest(cast($days as date[])) as day) as days
    join named on named.as_of is null or named.as_of <= days.day
),
chosen as (
    select
        *,
        case when annual_sales >= $tier_a then 'A' when annual_sales >= $tier_b then 'B' when annual_sales is not null then 'C' end as tier
    from states
    where age = 1 and coalesce(county_code, substr(township_code, 1, 6)) = $county
),
required as (
    select day, enterprise, unnest(licences_required) as licence_type
    from chosen
),
held as (
    select day, enterprise, unnest(licences) as licence
    from chosen
),
valid as (
    select distinct day, enterprise, struct_extract(licence, 'type') as licence_type
    from held
    where coalesce(struct_extract(licence, 'valid_from') <= day, true) and coalesce(struct_extract(licence, 'valid_to') >= day, true)
),
qualified as (
    select required.day, required.enterprise, count(valid.enterprise) = count(*) as licensed
    from required
    left join valid on valid.day = required.day and valid.enterprise = required.enterprise and valid.licence_type = required.licence_type
    group by required.day, required.enterprise
)
select
    chosen.day, chosen.enterprise, trade, township_code, township, tier, as_of, annual_sales, brand_sales,
    qualified.licensed, operates_to_standard as to_standard, international_standard,
    coalesce(status, 'operating') = 'operating' and coalesce(role, 'producer') = 'producer' as producing
from chosen
left join qualified on qualified.day = chosen.day and qualified.enterprise = chosen.enterprise
order by chosen.day, chosen.enterprise
