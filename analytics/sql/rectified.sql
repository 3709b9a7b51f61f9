-- One row per enterprise that passed for the first time after its last failure within the days asked for: when it failed and on what, when and how it passed.
with results as (
    select
        coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise, counted.maker_name, counted.counted_on,
        counted.verdict, counted.kind, counted.trade, counted.township_code, counted.township, counted.product,
        list_transform(counted.failed_items, lambda item: item.item) as items
    from counted
    left join registered_names
        on counted.producer_uscc is null and registered_names.name_key = counted.maker
        and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
    where counted.place = 'own' and counted.counted_on is not null and counted.verdict in ('pass', 'fail')
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
