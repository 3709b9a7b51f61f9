"""Units and their lists in the files of a reader of English, and whole numbers with their commas."""

import csv
import io
from datetime import date

from reports import about, tables
from reports.findings import Findings
from reports.workbook import charted
from tests.drawn import YONGJIA, batch, firm, shown
from tests.reports.asked import request
from tests.reports.kinds import cells, report

ROWS = [
    {
        "unit": unit,
        "unit_kind": "township",
        "task": "milestone",
        "item": "制定工作方案，宣传发动",
        "county_code": YONGJIA,
        "due_on": date(2007, 7, 18),
    }
    for unit in ("瓯北街道", "桥下镇")
]


def lines(asked, name):
    return list(csv.DictReader(io.StringIO(tables.write(asked, name, "csv").decode("utf-8-sig"))))


def owing(lang):
    shown(results=[batch()], progress=ROWS)
    asked = request(lang, as_of=date(2007, 11, 11))
    return {row[next(iter(row))] for row in lines(asked, "tasks")}, {each for row in lines(asked, "milestones") for each in row.values()}


def test_units_are_romanised_and_listed_with_commas_in_english():
    units, told = owing("en")
    assert units == {"Oubei Subdistrict", "Qiaoxia Town"}
    assert any("Oubei Subdistrict" in each and ", " in each for each in told) and not any("、" in each or "街道" in each for each in told)


def test_they_are_what_was_filed_in_chinese():
    units, told = owing("zh")
    assert units == {"瓯北街道", "桥下镇"} and {"瓯北街道、桥下镇", "桥下镇、瓯北街道"} & told


def test_a_thousand_enterprises_of_a_class_have_their_comma():
    register = [firm(f"第{i}厂", 9000.0, compliance_class="A") for i in range(1234)]
    rows = cells(report("industry", results=[batch()], enterprises=register), "classes")
    assert any("1,234" in row for row in rows) and not any("1234" in row for row in rows)


def test_names_without_an_english_form_are_said_to_stand_as_registered():
    english, chinese = (about.lines(request(lang)) for lang in ("en", "zh"))
    assert any("stand as they are registered" in line for line in english) and not any("登记名称" in line for line in chinese)


def test_the_chart_of_orders_in_a_workbook_names_townships_as_every_other_does():
    order = {"enterprise": "甲", "county_code": YONGJIA, "ordered_on": date(2007, 8, 1), "township_code": "330324009", "township": "瓯北街道"}
    shown(results=[batch()], rectifications=[order])
    drawn = [spec for spec in charted.figures(Findings(request("en"))) if spec.key == "orders-by-township"]
    assert [spec.categories for spec in drawn] == [("Oubei Subdistrict",)]
