-- One row per task of a unit: a milestone, a weekly report, an action, an evaluation, with the day it was due and the day it was done.
select
    coalesce(township, unit) as unit, unit_kind, task, item, trade, township_code, period_end, coalesce(due_on, period_end) as due, done_on,
    planned, amount, score
from progress
where (county_code is null or county_code = $county) and (campaign is null or campaign = $campaign)
