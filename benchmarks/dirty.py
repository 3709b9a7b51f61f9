"""A million dirty rows of sampling results, the same every time, written in a second or two by DuckDB and no other part of the project."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from demo.uscc import uscc

HEADER = (
    "序号,抽样单编号,标称生产企业,统一社会信用代码,县,乡镇（街道）,行业,产品名称,产品类别,商标,规格型号,生产日期/批号,执行标准,"
    "抽查级别,抽查类型,抽样环节,抽样日期,检验机构,检验项目数,检验结论,不合格项目"
)
TITLE = "2005—2010年产品质量监督抽查结果汇总表（基准测试，虚构数据）"
PRODUCERS = 20_000
COLUMNS = HEADER.split(",")
ROWS = """
with numbered as (
    -- One row in 400 says once more what an earlier row said; h is the row's dice.
    select i, case when i % 400 = 399 then i - 200 else i end as n from range($rows) t(i)
), thrown as (
    select i, n, hash(n) as h, hash(n * 7 + 1) as g, hash(n * 13 + 5) as k, date '2005-01-04' + cast(hash(n * 3) % 2100 as int) as day,
           date '2005-01-04' + cast(hash(n * 3) % 2100 as int) - cast(hash(n * 5) % 120 as int) as made
    from numbered
), judged as (
    select *, (h // 11) % 100 < 14 as fails from thrown
)
select i + 1 as c0,
       printf('BM%07d', n) as c1,
       case when g % 50 = 0 then ' ' || p.name || '　' else p.name end as c2,
       case when g % 5000 = 17 then '9.13303E+17' when g % 9 = 0 then '/' else p.uscc end as c3,
       '永嘉县' as c4,
       ['瓯北街道', '瓯北镇', '东城街道', '北城街道', '黄田街道', '桥下镇', '沙头镇', '乌牛街道', '桥头镇', '岩头镇', '枫林镇'
       ][1 + (p.no % 11)::int] as c5,
       ['阀门', '童装'][1 + (p.no % 2)::int] as c6,
       [['闸阀', '截止阀', '球阀', '蝶阀'], ['儿童套装', '童裤', '针织童衫', '儿童羽绒服']][1 + (p.no % 2)::int][1 + (h % 4)::int] as c7,
       [['闸阀', '截止阀', '球阀', '蝶阀'], ['机织童装', '机织童装', '针织童装', '羽绒童装']][1 + (p.no % 2)::int][1 + (h % 4)::int] as c8,
       case when g % 7 = 0 then '/' else '图形+' || substr(p.name, 4, 2) end as c9,
       case when h % 31 = 0 then 'ＤＮ' || translate(cast(10 + h % 390 as varchar), '0123456789', '０１２３４５６７８９')
            else 'DN' || cast(10 + h % 390 as varchar) || ' PN' || cast(10 + g % 30 as varchar) end as c10,
       strftime(made, '%Y-%m-%d') || '/' || strftime(made, '%Y%m%d') || cast(k % 100 as varchar) as c11,
       ['GB/T 12234-1989', 'FZ/T 81003-2003', 'GB/T 8878-2002', '—'][1 + (k % 4)::int] as c12,
       ['县级', '市级', '省级', '国家级'][1 + least((k // 5) % 8, 3)::int] as c13,
       ['监督抽查', '定期监督抽查', '专项抽查', '跟踪监督抽查'][1 + ((k // 50) % 4)::int] as c14,
       ['生产', '流通'][1 + ((k // 500) % 5 = 0)::int] as c15,
       case when g % 2000 = 3 then strftime(day, '%Y') || '年13月1日'
            when h % 3 = 0 then cast(year(day) as varchar) || '年' || cast(month(day) as varchar) || '月' || cast(day(day) as varchar) || '日'
            when h % 3 = 1 then cast(year(day) as varchar) || '.' || cast(month(day) as varchar) || '.' || cast(day(day) as varchar)
            else strftime(day, '%Y/%m/%d') end as c16,
       ['永嘉演示质检所', '瓯江演示质量检测中心', '浙南演示检验研究院'][1 + (p.no % 3)::int] as c17,
       case when h % 41 = 0 then '１２' else '12' end as c18,
       case when g % 3000 = 5 then '待检' when fails then ['不合格', '不符合'][1 + (g % 2)::int] when g % 200 = 7 then '不判定'
            else ['合格', '符合', '未发现不合格'][1 + (g % 3)::int] end as c19,
       case when fails then ['壳体试验（A类）', '甲醛含量，mg/kg;pH值', '密封试验', '纤维含量、使用说明', '1.阀杆直径;2.标志',
                             '壳体壁厚（B类）实测值：6.8mm，标准值：≥7.9mm'][1 + (k % 6)::int]
            else ['', '/', '无', '—'][1 + (k % 4)::int] end as c20
from judged join producers p on p.no = (hash(n * 17 + 3) % $producers)
order by i
"""


def write(folder: Path, rows: int) -> dict[str, Path]:
    """The same table as UTF-8 and as GB18030, with a title above the header and a note below; made only where it is missing."""
    utf8, gb = folder / f"dirty-{rows}.csv", folder / f"dirty-{rows}-gb18030.csv"
    if not gb.exists():
        folder.mkdir(parents=True, exist_ok=True)
        body = folder / "body.csv"
        connection = duckdb.connect()
        connection.register("producers", producers())
        connection.execute(
            f"copy ({_filled(rows)}) to '{body}' (header false, delimiter ',')",
        )
        with utf8.open("wb") as out, body.open("rb") as rest:
            out.write(f"{TITLE}{',' * (len(COLUMNS) - 1)}\n{HEADER}\n".encode())
            while block := rest.read(1 << 24):
                out.write(block)
            out.write(f"注：虚构数据{',' * (len(COLUMNS) - 1)}\n".encode())
        body.unlink()
        with utf8.open(encoding="utf-8", newline="") as read, gb.open("w", encoding="gb18030", newline="") as out:
            while text := read.read(1 << 22):
                out.write(text)
    return {"utf-8": utf8, "gb18030": gb}


def workbook(folder: Path, rows: int) -> Path:
    """The first rows of the same table as an .xlsx."""
    import xlsxwriter

    path = folder / f"dirty-{rows}.xlsx"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect()
        connection.register("producers", producers())
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        sheet = book.add_worksheet("抽查结果")
        sheet.write_row(0, 0, [TITLE])
        sheet.write_row(1, 0, COLUMNS)
        for number, row in enumerate(connection.execute(_filled(rows)).fetchall(), 2):
            sheet.write_row(number, 0, row)
        book.close()
    return path


def producers() -> pa.Table:
    """Twenty thousand invented producers with valid codes."""
    return pa.table(
        {
            "no": pa.array(range(PRODUCERS), pa.uint64()),
            "name": [f"永嘉县旻{chr(0x4E00 + n % 2000)}{chr(0x5E00 + n // 2000)}阀门有限公司" for n in range(PRODUCERS)],
            "uscc": [uscc("330324", n) for n in range(PRODUCERS)],
        }
    )


def _filled(rows: int) -> str:
    return ROWS.replace("$rows", str(rows)).replace("$producers", str(PRODUCERS))
