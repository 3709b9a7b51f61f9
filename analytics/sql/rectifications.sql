-- One row per rectification order of the county: when it was ordered, due, re-inspected, and what came of it. An order that names no township has that of its sample (the same number and enterprise), else the one where the register has the enterprise last.
with orders as (
    select *, row_number() over () as number
    from rectifications
    where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
),
nowhere as (
    select number, sample_no, uscc, enterprise_key from orders where township is null and township_code is null
),
of_samples as (
    select nowhere.number, min(results.township_code) as township_code, min(results.township) as township
    from nowhere
    join sampling_results as results
        on results.sample_no = nowhere.sample_no
        and (results.producer_uscc = nowhere.uscc or nowhere.enterprise_key in (results.producer_key, results.sampled_unit_key))
    where results.county_code = $county and results.township is not null
    group by nowhere.number
    having count(distinct results.township) = 1
),
registered as (
    select
        uscc, name_key, coalesce(county_code, substr(township_code, 1, 6)) as county_code, as_of,
        struct_pack(township_code := township_code, township := township) as place
    from enterprises
    where township is not null and coalesce(county_code, substr(township_code, 1, 6)) = $county
),
of_register as (
    select nowhere.number, arg_max(registered.place, coalesce(registered.as_of, date '0001-01-01')) as place
    from nowhere
    join registered on registered.uscc = nowhere.uscc or (nowhere.uscc is null and registered.name_key = nowhere.enterprise_key)
    group by nowhere.number
)
select
    orders.ordered_on as opened, coalesce(orders.extended_to, orders.due_on) as due, orders.rectified_on, orders.reinspected_on, orders.outcome,
    orders.origin, orders.problem, orders.product, orders.trade,
    coalesce(orders.township_code, of_samples.township_code, of_register.place.township_code) as township_code,
    coalesce(orders.township, of_samples.township, of_register.place.township) as township,
    orders.enterprise, orders.enterprise_key, orders.uscc, orders.order_no, orders.sample_no, orders.blacklisted_on, orders.blacklist_left_on, orders.department
from orders
left join of_samples on of_samples.number = orders.number
left join of_register on of_register.number = orders.number
order by orders.number
