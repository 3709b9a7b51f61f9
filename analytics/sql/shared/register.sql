-- One row per enterprise: its latest row in the register on the as-of day (of two of one day the later upload's), with the sales tier of that row.
select
    *,
    case when annual_sales >= $tier_a then 'A' when annual_sales >= $tier_b then 'B' when annual_sales is not null then 'C' end as tier
from (
    select
        *,
        row_number() over (
            partition by enterprise order by as_of desc nulls last, upload desc, source_row desc, row_key
        ) as age
    from (
        select
            *,
            coalesce(uscc, max(uscc) over (partition by name_key, county_code), name_key) as enterprise
        from enterprises
        where as_of is null or as_of <= cast($as_of as date)
    ) as named
) as dated
where age = 1
