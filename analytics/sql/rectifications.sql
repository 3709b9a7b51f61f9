-- One row per rectification order of the county: when it was ordered, due, re-inspected, and what came of it.
select
    ordered_on as opened, coalesce(extended_to, due_on) as due, rectified_on, reinspected_on, outcome, origin, problem, product,
    trade, township_code, township, enterprise, enterprise_key, order_no, sample_no, blacklisted_on, blacklist_left_on, department
from rectifications
where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
