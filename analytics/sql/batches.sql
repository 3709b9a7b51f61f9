-- One row per sampled batch behind a rate, judged or not, the latest first; of one enterprise where `$enterprise` names it, those that failed on one item (lists of failures included) where `$item` does, those of one inspecting body or product category where `$body` or `$category` does.
select
    counted_on, sample_no, product, brand, spec, trade, maker_name, township_code, township, level, kind, verdict, failed_items, body,
    upload, source_row, row_key, enterprise
from identified
where place = 'own' and (has_denominator or cast($item as varchar) is not null) and counted_on is not null
    and (cast($enterprise as varchar) is null or enterprise = $enterprise)
    and (cast($body as varchar) is null or trim(body) = $body)
    and (cast($category as varchar) is null or product_category = $category)
    and (
        cast($item as varchar) is null
        or exists (
            select 1 from (select unnest(failed_items) as failed_item) as each_item
            where struct_extract(failed_item, 'item') = $item
        )
    )
order by counted_on desc, sample_no, upload, source_row
limit $most
