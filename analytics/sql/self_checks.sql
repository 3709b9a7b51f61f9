-- One row per self-inspection form or assessment of production conditions of an enterprise, under its key in the register where that knows the name.
select
    coalesce(registered_names.enterprise, progress.unit) as enterprise, progress.task, coalesce(progress.due_on, progress.period_end) as due,
    progress.done_on, progress.score
from progress
left join registered_names
    on registered_names.name_key = progress.unit and (registered_names.county_code = $county or registered_names.namesakes = 1)
where coalesce(progress.unit_kind, 'enterprise') = 'enterprise' and progress.task in ('self_inspection', 'assessment')
    and (progress.county_code is null or progress.county_code = $county) and (progress.campaign is null or progress.campaign = $campaign)
order by all nulls first
