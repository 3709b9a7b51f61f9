"""The six real publications, read without any mapping made by hand; skipped where they are not at hand."""

import json

import pytest

import etl
import store
from access import LOCAL_OPERATOR

FILES = (
    "北京市2018年车用油品监督抽查结果.csv",
    "青岛市2021-2025年车用油品监督抽查结果.xlsx",
    "上海市2023-2025年润滑油监督抽查结果.csv",
    "深圳市2016-2017年润滑油监督抽查结果.xlsx",
    "深圳市2019年机动车用液监督抽查结果.csv",
    "国家监督抽查2023年不合格产品.csv",
)


@pytest.mark.parametrize("name", FILES)
def test_a_real_publication_loads_whole(bureau, name):
    expected = json.loads((bureau / "expected.json").read_text(encoding="utf-8"))[name]
    receipt = etl.load(bureau / name, "sampling_results", actor=LOCAL_OPERATOR)
    found = {"rows": receipt.accepted, "passed": receipt.passed, "failed": receipt.failed, "has_verdict": receipt.denominator}
    assert found == expected
    assert (receipt.refused, receipt.repeated, receipt.conflicts, receipt.unmatched) == (0, 0, 0, ())


def test_failed_items_of_real_publications_are_split_rightly(bureau):
    for name in FILES:
        etl.load(bureau / name, "sampling_results", actor=LOCAL_OPERATOR)
    cursor = store.open(demo=False).at().cursor()
    items = {row[0] for row in cursor.execute("SELECT DISTINCT unnest(failed_items).item FROM sampling_results").fetchall()}
    assert {
        "低温动力黏度，mPa.s",
        "倾点，℃",
        "杂质含量（钙，钠）",
        "运动黏度（-40℃）",
        "泡沫性（泡沫倾向）（后24℃）",
        "醛类（以HCHO计），mg/kg",
    } <= items
    assert not {item for item in items if item in ("℃", "mg/kg", "mPa.s", "钠）", "无")}
    undated = cursor.execute("SELECT count(*) FROM sampling_results WHERE counted_on IS NULL").fetchone()
    assert undated == (0,)
