-- One row per day of the span: the slice of time it belongs to (the latest cut on or before it).
select days.day, max(cuts.cut) as slice
from (select cast(unnest(generate_series(cast($first as date), cast($last as date), interval 1 day)) as date) as day) as days
join (select unnest(cast($cuts as date[])) as cut) as cuts on cuts.cut <= days.day
group by days.day
