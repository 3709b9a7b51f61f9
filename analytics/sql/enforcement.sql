-- One row per enforcement case of the county: when it was opened and closed, what was violated, how it ended.
select opened_on as opened, closed_on as closed, violation, severity, outcome, trade, township_code, township, enterprise, enterprise_key
from enforcement
where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
