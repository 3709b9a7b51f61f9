-- One row per rectification order of one enterprise issued in the days asked for.
select
    ordered_on as opened, coalesce(extended_to, due_on) as due, rectified_on, reinspected_on, outcome, origin, problem, product,
    trade, township_code, township, enterprise, enterprise_key, uscc, order_no, sample_no, blacklisted_on, blacklist_left_on, department
from rectifications
where ordered_on between cast($first as date) and cast($last as date)
    and (
        list_contains(cast($numbers as varchar[]), uscc)
        or (
            (uscc is null or cast($nameless as boolean)) and (county_code is null or county_code = $county)
            and (list_contains(cast($names as varchar[]), enterprise_key) or list_contains(cast($names as varchar[]), enterprise))
        )
    )
order by ordered_on desc, order_no
