-- One row: enterprises of the county's trades in operation on the day, how many of them the register tells about, and how many conform.
with chosen as (
    select *
    from register
    where coalesce(county_code, substr(township_code, 1, 6)) = $county
        and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
        and (
            cast($townships as varchar[]) is null
            or list_contains(cast($townships as varchar[]), township_code)
            or list_contains(cast($townships as varchar[]), township)
        )
        and (cast($tiers as varchar[]) is null or list_contains(cast($tiers as varchar[]), tier))
        and coalesce(status, 'operating') = 'operating'
        and coalesce(role, 'producer') = 'producer'
),
required as (
    select enterprise, unnest(licences_required) as licence_type
    from chosen
),
held as (
    select enterprise, unnest(licences) as licence
    from chosen
),
valid as (
    select distinct enterprise, struct_extract(licence, 'type') as licence_type
    from held
    where coalesce(struct_extract(licence, 'valid_from') <= cast($as_of as date), true)
        and coalesce(struct_extract(licence, 'valid_to') >= cast($as_of as date), true)
),
qualified as (
    select required.enterprise, count(valid.enterprise) = count(*) as complete
    from required
    left join valid on valid.enterprise = required.enterprise and valid.licence_type = required.licence_type
    group by required.enterprise
)
select
    count(*) as enterprises,
    max(as_of) as latest,
    count(qualified.complete) as licensed_known,
    count(case when qualified.complete then 1 end) as licensed,
    count(operates_to_standard) as to_standard_known,
    count(case when operates_to_standard then 1 end) as to_standard,
    count(international_standard) as international_standard_known,
    count(case when international_standard then 1 end) as international_standard,
    sum(annual_sales) as brand_sales_known,
    sum(case when annual_sales is not null then brand_sales end) as brand_sales
from chosen
left join qualified on qualified.enterprise = chosen.enterprise
