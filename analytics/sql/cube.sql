-- One row per slice of time, place, township, trade, level and kind: batches passed, failed and not judged, and failures known from lists of failures.
select
    calendar.slice, counted.place, counted.township_code,
    case when counted.township_code is null then counted.township end as township_as_written,
    counted.trade, counted.level, case when $by_kind then counted.kind end as kind, case when $by_link then counted.link end as link,
    max(counted.counted_on) as latest, max(case when has_denominator then counted.counted_on end) as last_counted,
    count(case when judged and verdict = 'pass' then 1 end) as passed,
    count(case when judged and verdict = 'fail' then 1 end) as failed,
    count(case when judged and verdict = 'fail' and labelling_only then 1 end) as failed_on_labelling,
    count(case when has_denominator and not judged then 1 end) as not_judged,
    count(case when not has_denominator and verdict = 'fail' then 1 end) as failures_only,
    sum(case when judged and items_tested is not null then items_tested else 0 end) as items_tested,
    sum(case when judged and items_tested is not null then least(items_failed, items_tested) else 0 end) as items_failed
from counted
left join calendar on calendar.day = counted.counted_on
group by 1, 2, 3, 4, 5, 6, 7, 8
