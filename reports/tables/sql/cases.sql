-- One row per enforcement case of the scope, opened in its days, the latest first.
select
    case_no, opened_on as opened, closed_on as closed, enterprise, enterprise_key, township_code, township, trade, product, violation, severity, outcome,
    penalty, goods_value, department
from enforcement
where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
    and opened_on between cast($first as date) and cast($last as date)
    and (trade is null and cast($trades_chosen as boolean) is null or list_contains(cast($trades as varchar[]), trade))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
order by opened_on desc, case_no, row_key
