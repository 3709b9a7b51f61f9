-- One row per complaint or media report of the scope, received in its days, the latest first.
select
    complaint_no, received_on as opened, closed_on as closed, source, media, area, enterprise, enterprise_key, township_code, township, trade, product,
    subject, verified, outcome, department
from complaints
where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
    and received_on between cast($first as date) and cast($last as date)
    and (trade is null and cast($trades_chosen as boolean) is null or list_contains(cast($trades as varchar[]), trade))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
order by received_on desc, complaint_no, row_key
