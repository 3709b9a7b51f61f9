-- One row per enterprise as an order of the county names it (number and name) that was sampled again after a failure (follow-up or recheck): the latest day and its verdict.
with asked as (
    select distinct uscc, enterprise_key
    from rectifications
    where uscc is not null or county_code is null or county_code = $county
),
ordered as (
    select asked.uscc, asked.enterprise_key, coalesce(asked.uscc, registered_names.enterprise, asked.enterprise_key) as enterprise
    from asked
    left join registered_names
        on asked.uscc is null and registered_names.name_key = asked.enterprise_key
        and (registered_names.county_code = $county or registered_names.namesakes = 1)
),
again as (
    select
        coalesce(results.producer_uscc, registered_names.enterprise, results.maker) as enterprise, results.maker, results.here,
        results.counted_on, results.verdict
    from (
        select
            producer_uscc, coalesce(producer_key, sampled_unit_key) as maker, counted_on, verdict, county_code,
            county_code is null or county_code = $county as here
        from sampling_results
        where kind in ('follow_up', 'recheck') and counted_on <= cast($as_of as date)
    ) as results
    left join registered_names
        on results.producer_uscc is null and registered_names.name_key = results.maker
        and (registered_names.county_code = results.county_code or registered_names.namesakes = 1)
    where results.here or results.producer_uscc is not null
),
-- By the enterprise that both mean; else by a name of this county, unless two numbers of one kind say that these are namesakes.
met as (
    select ordered.uscc, ordered.enterprise_key, again.counted_on, again.verdict
    from ordered
    join again on again.enterprise = ordered.enterprise
    union all
    select ordered.uscc, ordered.enterprise_key, again.counted_on, again.verdict
    from ordered
    join again on again.maker = ordered.enterprise_key and again.here
    where again.enterprise = again.maker or ordered.enterprise = ordered.enterprise_key or length(again.enterprise) <> length(ordered.enterprise)
)
select uscc, enterprise_key, max(counted_on) as sampled_again, arg_max(verdict, counted_on) as verdict_again
from met
group by uscc, enterprise_key
