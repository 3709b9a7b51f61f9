-- One row per sampled batch behind a rate, judged or not, the latest first; of one enterprise where `$enterprise` names it, those that failed on one item (lists of failures included) where `$item` does, those of one inspecting body or product category where `$body` or `$category` does.
select
    counted.counted_on, counted.sample_no, counted.product, counted.brand, counted.spec, counted.trade, counted.maker_name, counted.township_code,
    counted.township, counted.level, counted.kind, counted.verdict, counted.failed_items, counted.body, counted.upload, counted.source_row, counted.row_key,
    coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) as enterprise
from counted
left join registered_names
    on counted.producer_uscc is null and registered_names.name_key = counted.maker
    and (registered_names.county_code = counted.county_code or registered_names.namesakes = 1)
where counted.place = 'own' and (counted.has_denominator or cast($item as varchar) is not null) and counted.counted_on is not null
    and (cast($enterprise as varchar) is null or coalesce(counted.producer_uscc, registered_names.enterprise, counted.maker) = $enterprise)
    and (cast($body as varchar) is null or trim(counted.body) = $body)
    and (cast($category as varchar) is null or counted.product_category = $category)
    and (
        cast($item as varchar) is null
        or exists (
            select 1 from (select unnest(counted.failed_items) as failed_item) as each_item
            where struct_extract(failed_item, 'item') = $item
        )
    )
order by counted.counted_on desc, counted.sample_no, counted.upload, counted.source_row
limit $most
