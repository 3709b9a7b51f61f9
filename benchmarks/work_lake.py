"""Build a lake of so many results, straight through `store.admit` (the road has its own benchmark): three campaigns, twenty thousand enterprises."""

import sys
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

import datasets
from access import LOCAL_OPERATOR
from benchmarks.dirty import PRODUCERS, producers
from benchmarks.measure import answer, clock
from store import Draft, Lake

UPLOAD = 1_000_000
# Half of the rows in Yongjia, 30 % in Longwan, 20 % in the invented county; each within the years that its targets look at.
RESULTS = """
with numbered as (select i, hash(i) as h, hash(i * 7 + 1) as g, hash(i * 13 + 5) as k from range($first, $last) t(i)),
placed as (select *, case when g % 10 < 5 then 1 when g % 10 < 8 then 2 else 3 end as campaign, hash(i * 17 + 3) % $producers as maker from numbered),
dated as (select *, case campaign when 1 then date '2005-01-01' + (h % 1045)::int when 2 then date '2005-01-01' + (h % 2190)::int
                                  else date '2010-01-01' + (h % 910)::int end as day from placed)
select printf('L%08d', i) as sample_no,
    ['national', 'provincial', 'municipal', 'county'][1 + (k % 4)::int] as level,
    ['routine', 'periodic', 'special', 'routine', 'follow_up'][1 + ((k // 4) % 5)::int] as kind,
    ['production', 'circulation'][1 + ((k // 20) % 6 = 0)::int] as link,
    day as sampled_on, day as counted_on, p.name as producer, p.name as producer_key, p.uscc as producer_uscc,
    ['330324', '330303', '130199'][campaign] as county_code, ['永嘉县', '龙湾区', '澄河县'][campaign] as county,
    case campaign when 1 then ['330324009', '330324001', '330324002', '330324007', '330324104', '330324111', '330324113'][1 + (maker % 7)::int]
                  when 2 then ['330303001', '330303002', '330303006', '330303007', '330303013'][1 + (maker % 5)::int]
                  else ['130199100', '130199101', '130199102', '130199200'][1 + (maker % 4)::int] end as township_code,
    case campaign when 1 then ['瓯北街道', '东城街道', '北城街道', '黄田街道', '桥下镇', '沙头镇', '金溪镇'][1 + (maker % 7)::int]
                  when 2 then ['永中街道', '蒲州街道', '状元街道', '瑶溪街道', '沙城街道'][1 + (maker % 5)::int]
                  else ['澄阳镇', '北塬镇', '青石崖镇', '大槐岭乡'][1 + (maker % 4)::int] end as township,
    case campaign when 1 then ['阀门', '童装'][1 + (maker % 2)::int] when 2 then '皮鞋'
                  else ['白酒', '化肥', '水泥'][1 + (maker % 3)::int] end as trade,
    '样品' || (maker % 9)::varchar as product, '类别' || (maker % 3)::varchar as product_category, '演示机构' || (k % 3)::varchar as body,
    case when h % 100 < 13 then 'fail' when h % 100 = 99 then 'not_judged' else 'pass' end as verdict,
    case when h % 100 < 13 then [{'item': '项目' || (k % 7)::varchar, 'measured': null, 'limit': null,
                                  'class': ['A', 'B', 'C', null][1 + (k % 4)::int], 'labelling': k % 9 = 0}] else [] end as failed_items,
    12 as items_tested, case when h % 100 < 13 then 1 else 0 end as items_failed, h % 100 < 13 and k % 9 = 0 as labelling_only, true as denominator,
    (i + 2)::int as source_row, '抽查结果' as source_sheet, md5(i::varchar) as row_key, md5((i * 3)::varchar) as row_content
from dated join producers p on p.no = maker
"""
REGISTER = """
select p.name, p.name as name_key, p.uscc, ['330324', '330303', '130199'][1 + (no % 3)::int] as county_code,
    ['阀门', '皮鞋', '白酒'][1 + (no % 3)::int] as trade, exp(6.8 + 1.25 * sqrt(-2 * ln((1 + hash(no) % 100000) / 100001.0))) as annual_sales,
    case when no % 5 = 0 then exp(6.0) else 0 end as brand_sales, no % 4 = 0 as international_standard, no % 20 > 0 as operates_to_standard,
    ['A', 'B', 'C'][1 + (no % 3)::int] as compliance_class, 'operating' as status, $as_of::date as as_of,
    (no + 2)::int as source_row, '名录' as source_sheet, md5(p.uscc || $as_of) as row_key, md5(no::varchar || $as_of) as row_content
from producers p
"""


def main() -> None:
    home, rows = Path(sys.argv[1]), int(sys.argv[2])
    lake, begun = Lake(home), clock()
    connection = duckdb.connect()
    connection.register("producers", producers())
    for first in range(0, rows, UPLOAD):
        last = min(first + UPLOAD, rows)
        said = RESULTS.replace("$first", str(first)).replace("$last", str(last)).replace("$producers", str(PRODUCERS))
        _admit(lake, "sampling_results", connection.sql(said).to_arrow_table(), f"results-{first}")
    for day in (date(2006, 6, 30), date(2010, 12, 31), date(2012, 3, 31)):
        said = REGISTER.replace("$as_of", f"'{day}'")
        _admit(lake, "enterprises", connection.sql(said).to_arrow_table(), f"register-{day}")
    answer(clock() - begun, rows=rows, version=lake.version())


def _admit(lake: Lake, dataset: str, rows: pa.Table, upload: str) -> None:
    types = {each.name: each.type for each in datasets.get(dataset).arrow_schema()}
    typed = pa.table({name: rows[name].cast(types[name]) for name in rows.column_names})
    lake.admit(dataset, typed, Draft(upload, dataset, read=rows.num_rows), actor=LOCAL_OPERATOR)


if __name__ == "__main__":
    main()
