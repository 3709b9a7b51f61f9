-- One row per enterprise and group asked for: by USCC, else by its name in the register (in its county, or where the name is the only one), else by its name.
select
    coalesce(batches.producer_uscc, registered_names.enterprise, batches.maker) as enterprise,
    min(coalesce(by_code.name, by_name.name, batches.maker_name)) as name,
    min(coalesce(by_code.tier, by_name.tier)) as tier,
    min(coalesce(by_code.compliance_class, by_name.compliance_class)) as compliance_class,
    min(coalesce(by_code.disposition, by_name.disposition)) as disposition,
    batches.township_code, batches.township_as_written, batches.trade, batches.level, batches.kind, batches.link,
    batches.product_category, batches.month,
    sum(passed) as passed, sum(failed) as failed, sum(failed_on_labelling) as failed_on_labelling, sum(not_judged) as not_judged,
    sum(failures_only) as failures_only, sum(items_tested) as items_tested, sum(items_failed) as items_failed
from batches_by_maker as batches
left join register as by_code on by_code.enterprise = batches.producer_uscc
left join registered_names
    on batches.producer_uscc is null and registered_names.name_key = batches.maker
    and (registered_names.county_code = batches.county_code or registered_names.namesakes = 1)
left join register as by_name on by_name.enterprise = registered_names.enterprise
group by 1, 6, 7, 8, 9, 10, 11, 12, 13
