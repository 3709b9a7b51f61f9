-- One row per case against one enterprise opened in the days asked for, the latest first.
select case_no, opened_on, closed_on, violation, facts, severity, outcome, penalty, goods_value, department
from enforcement
where opened_on between cast($first as date) and cast($last as date)
    and (
        list_contains(cast($numbers as varchar[]), uscc)
        or (
            (uscc is null or cast($nameless as boolean)) and (county_code is null or county_code = $county)
            and (list_contains(cast($names as varchar[]), enterprise_key) or list_contains(cast($names as varchar[]), enterprise))
        )
    )
order by opened_on desc, case_no
