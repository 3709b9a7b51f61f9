-- One row per record that makes an enterprise of the county a key unit: a case, a complaint, a media report or a failed batch within the days asked for.
with records as (
    select 'violation' as ground, uscc, enterprise_key as name_key, enterprise as name, county_code, trade, opened_on as happened_on, violation as what
    from enforcement
    union all
    select case when source = 'media' then 'media' else 'complaint' end, uscc, enterprise_key, enterprise, county_code, trade, received_on, coalesce(subject, product)
    from complaints
    where coalesce(verified, true)
    union all
    select 'failed_sample', producer_uscc, coalesce(producer_key, sampled_unit_key), coalesce(producer, sampled_unit), county_code, trade, counted_on, product
    from sampling_results
    where verdict = 'fail' and coalesce(kind, 'routine') <> 'risk_monitoring'
)
select ground, coalesce(records.uscc, registered_names.enterprise, records.name_key) as enterprise, records.name, records.trade, happened_on, what
from records
left join registered_names
    on records.uscc is null and registered_names.name_key = records.name_key
    and (registered_names.county_code = records.county_code or registered_names.namesakes = 1)
where happened_on between cast($first as date) and cast($last as date) and coalesce(records.uscc, records.name_key) is not null
    and (records.county_code is null or records.county_code = $county)
order by enterprise, happened_on desc, ground, what
