-- One row per complaint or media report of the county: when it was received and settled, where it came from, what about.
select received_on as opened, closed_on as closed, source, area, verified, trade, township_code, township, enterprise, enterprise_key
from complaints
where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
