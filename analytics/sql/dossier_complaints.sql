-- One row per complaint or media report about one enterprise received in the days asked for, the latest first.
select complaint_no, received_on, closed_on, source, media, area, product, subject, verified, outcome, department
from complaints
where received_on between cast($first as date) and cast($last as date)
    and (
        list_contains(cast($numbers as varchar[]), uscc)
        or (
            (uscc is null or cast($nameless as boolean)) and (county_code is null or county_code = $county)
            and (list_contains(cast($names as varchar[]), enterprise_key) or list_contains(cast($names as varchar[]), enterprise))
        )
    )
order by received_on desc, complaint_no
