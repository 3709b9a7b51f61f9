-- One row per task of one enterprise that was due or done in the days asked for: trainings, self-inspections, assessments, the latest first.
select task, item, coalesce(due_on, period_end) as due_on, done_on, amount, score, evidence
from progress
where coalesce(unit_kind, 'enterprise') = 'enterprise' and (county_code is null or county_code = $county)
    and list_contains(cast($names as varchar[]), unit)
    and coalesce(done_on, due_on, period_end) between cast($first as date) and cast($last as date)
order by coalesce(done_on, due_on, period_end) desc, task, item
