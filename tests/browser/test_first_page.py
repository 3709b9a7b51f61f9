"""From a file on the command line to the answer on the first page, in a real browser."""

import subprocess
import sys

import pytest
from conftest import ROOT, choose, settle

import store

pytestmark = pytest.mark.browser

HEADER = "抽样单编号,生产企业,乡镇,产品名称,行业,抽样日期,检验机构,检验结论,不合格项目\n"


def row(number, verdict, township="瓯北镇"):
    item = "密封试验" if verdict == "不合格" else ""
    return f"YJ{number:04d},永嘉县第{number % 30}阀门厂,{township},闸阀,阀门,2007年9月{1 + number % 28}日,温州质检院,{verdict},{item}\n"


def by_the_command_line():
    """A GB18030 file with a title above its header, through `python -m etl load`."""
    rows = [row(n, "合格") for n in range(74)] + [row(n, "不合格", "桥下镇") for n in range(74, 90)]
    file = store.home() / "永嘉县阀门监督抽查.csv"
    file.write_bytes(("永嘉县阀门产品监督抽查结果汇总表\n" + HEADER + "".join(rows)).encode("gb18030"))
    command = [sys.executable, "-m", "etl", "load", str(file), "--as", "sampling_results", "--campaign", "yongjia-2007", "--set", "level=county"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def address(served):
    return served(by_the_command_line)[1]


def test_the_first_page_answers_without_a_click(address, page):
    page.goto(address)
    settle(page)
    text = page.inner_text("[data-testid='stMain']")
    assert "82.2%" in text  # 74 of 90
    assert "目标 ≥ 80%，高出 2.2 个百分点" in text
    assert "n\xa0=\xa090" in text
    assert "行政 · 达标" in text
    assert "统计 · 尚难判定" in text
    assert "桥下镇" in text  # who pulls it down, in the sentence too
    assert "演示数据" not in text


def test_a_filter_goes_into_the_link_and_opens_the_same_view(address, page):
    page.goto(address)
    settle(page)
    choose(page, "乡镇（街道）", "桥下镇")
    page.get_by_text("n\xa0=\xa016").first.wait_for(timeout=60_000)  # the run that the choice starts may begin late
    settle(page)
    assert "0.0%" in page.inner_text("[data-testid='stMain']")  # 0 of 16
    link = page.url
    assert "township=" in link
    page.goto("about:blank")
    page.goto(link)
    settle(page)
    text = page.inner_text("[data-testid='stMain']")
    assert "0.0%" in text
    assert "n\xa0=\xa016" in text


def test_a_table_leaves_as_a_workbook(address, page):
    page.goto(address)
    settle(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Excel").first.click()
    assert started.value.suggested_filename.endswith(".xlsx")
    assert started.value.path().stat().st_size > 4_000
