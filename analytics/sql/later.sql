-- One row per dataset: how many orders, complaints or cases opened in the days asked for, rows of the register and reported figures of those days tell
-- of something after a day, and the last day they tell of.
with told as (
    select 'rectifications' as dataset, ordered_on as opened, greatest(ordered_on, rectified_on, reinspected_on) as last_on
    from rectifications
    where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
    union all
    select 'complaints' as dataset, received_on as opened, greatest(received_on, closed_on) as last_on
    from complaints
    where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
    union all
    select 'enforcement' as dataset, opened_on as opened, greatest(opened_on, closed_on) as last_on
    from enforcement
    where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
    union all
    select 'enterprises' as dataset, as_of as opened, as_of as last_on
    from enterprises
    where coalesce(county_code, substr(township_code, 1, 6)) = $county
    union all
    select 'indicators' as dataset, period_end as opened, period_end as last_on
    from indicators
    where county_code is null or county_code = $county
)
select dataset, count(*) as records, max(last_on) as last_on
from told
where opened between cast($start as date) and cast($end as date) and last_on > cast($as_of as date) and last_on <= cast($today as date)
group by dataset
