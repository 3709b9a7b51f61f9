-- One row per enterprise that passed for the first time after its last failure within the days asked for: when it failed and on what, when and how it passed.
with results as (
    select
        enterprise, maker_name, counted_on, verdict, kind, trade, township_code, township, product,
        list_transform(failed_items, lambda item: item.item) as items
    from identified
    where place = 'own' and counted_on is not null and verdict in ('pass', 'fail')
),
failing as (
    select enterprise, max(counted_on) as failed_on
    from results
    where verdict = 'fail' and enterprise is not null
    group by enterprise
),
mended as (
    select failing.enterprise, failing.failed_on, min(results.counted_on) as passed_on
    from failing
    join results on results.enterprise = failing.enterprise and results.counted_on > failing.failed_on
    group by failing.enterprise, failing.failed_on
)
select
    mended.enterprise, mended.failed_on, mended.passed_on, min(results.maker_name) as name, min(results.trade) as trade,
    min(results.township_code) as township_code, min(results.township) as township,
    min(case when results.verdict = 'fail' then results.product end) as failed_product,
    min(case when results.verdict = 'fail' then results.items end) as failed_items,
    min(case when results.verdict = 'pass' then results.product end) as passed_product,
    min(case when results.verdict = 'pass' then results.kind end) as passed_kind,
    count(case when results.verdict = 'fail' then 1 end) as failed,
    count(case when results.verdict = 'pass' then 1 end) as passed
from mended
join results
    on results.enterprise = mended.enterprise
    and (results.verdict = 'fail' and results.counted_on = mended.failed_on or results.verdict = 'pass' and results.counted_on = mended.passed_on)
where mended.passed_on >= cast($since as date)
group by mended.enterprise, mended.failed_on, mended.passed_on
order by mended.passed_on desc, mended.enterprise
limit $most
