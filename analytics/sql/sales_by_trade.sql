-- One row per trade: the annual sales of its enterprises that the register knows on the day.
select trade, sum(annual_sales) as annual_sales
from register
where (cast($county as varchar) is null or coalesce(county_code, substr(township_code, 1, 6)) = $county)
    and (cast($trades as varchar[]) is null or list_contains(cast($trades as varchar[]), trade))
    and (
        cast($townships as varchar[]) is null
        or list_contains(cast($townships as varchar[]), township_code)
        or list_contains(cast($townships as varchar[]), township)
    )
    and (cast($tiers as varchar[]) is null or list_contains(cast($tiers as varchar[]), tier))
    and coalesce(status, 'operating') = 'operating'
    and trade is not null
group by trade
