"""Reports in a real browser: read, built beside the server, downloaded, made again to the byte; and a figure copied from a chart."""

import contextlib
import hashlib
import io
import re
from pathlib import Path

import docx
import pytest
from conftest import settle
from drawn import QIAOXIA, batch, fill
from playwright.sync_api import TimeoutError, expect
from two_townships import two_townships

from store import reports_made

pytestmark = pytest.mark.browser
SLOW = 180_000  # ms: the child is niced, and the machine may be busy


def a_name_like_markup():
    failed = {"township_code": QIAOXIA, "township": "桥下镇", "producer": "<b>乙</b>厂"}
    fill(results=[*[batch() for _ in range(30)], *[batch("fail", **failed) for _ in range(12)]])


@pytest.fixture
def address(served, monkeypatch):
    home, address = served(a_name_like_markup)
    monkeypatch.setenv("DABIAO_DATA", str(home))
    return address


def test_a_report_is_read_built_downloaded_and_made_again(address, page):
    page.goto(f"{address}/reports?campaign=yongjia-2007&report=failures&lang=zh")
    card = page.locator(".st-key-report-preview-card")
    expect(card.get_by_role("table").first).to_be_visible(timeout=SLOW)
    expect(card).to_contain_text("<b>乙</b>厂")
    assert card.locator("b", has_text="乙").count() == 0
    settle(page)
    page.locator(".st-key-report-go button").click()
    download = page.locator(".st-key-report-download button")
    expect(download).to_be_visible(timeout=SLOW)
    with page.expect_download() as saved:
        download.click()
    assert re.fullmatch(r"永嘉县.+_不合格情况通报_2007-09-01_v1\.docx", saved.value.suggested_filename)
    content = Path(saved.value.path()).read_bytes()
    assert "桥下镇" in "\n".join(cell.text for table in docx.Document(io.BytesIO(content)).tables for cell in table._cells)
    (made,) = reports_made.every()
    assert made.sha256 == hashlib.sha256(content).hexdigest() and made.file == saved.value.suggested_filename

    history = page.locator(".st-key-reports-made [data-testid=stDataFrame]")
    again = page.locator(".st-key-again-go button")
    for _attempt in range(3):  # a table that is drawn anew under the hand loses the click
        settle(page)
        history.scroll_into_view_if_needed()
        history.click(position={"x": 60, "y": 60}, force=True)
        settle(page)
        if again.count():
            break
    expect(again).to_be_enabled(timeout=SLOW)
    settle(page)
    again.click()
    expect(page.get_by_text("逐字节相同")).to_be_visible(timeout=SLOW)
    assert len(reports_made.every()) == 1


def test_another_page_answers_while_a_report_is_built(served, page, browser):
    _home, address = served(two_townships)
    page.goto(f"{address}/reports?campaign=yongjia-2007&report=summary&lang=zh")
    settle(page)
    page.locator(".st-key-report-go button").click()
    context = browser.new_context(locale="zh-CN")
    other = context.new_page()
    other.goto(f"{address}/items?campaign=yongjia-2007&lang=zh")
    expect(other.locator(".js-plotly-plot").first).to_be_visible(timeout=60_000)
    context.close()
    with contextlib.suppress(TimeoutError):  # it may have ended meanwhile
        page.locator(".st-key-report-stop button").click(timeout=2_000)


def test_a_sentence_and_the_figures_are_copied(address, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/items?campaign=yongjia-2007&lang=zh")
    settle(page)
    page.get_by_text("查看数据表").first.click()
    settle(page)
    for name, holds in (("复制结论", "数据版本 1"), ("复制数据", "\t")):
        page.get_by_role("button", name=name).click()
        shown = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").locator("visible=true")
        shown.hover()
        shown.get_by_role("button", name="Copy to clipboard").click()
        page.wait_for_timeout(500)
        assert holds in page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("Escape")
        settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="PowerPoint 图表").click()
    assert saved.value.suggested_filename.endswith("_v1.pptx") and saved.value.suggested_filename.startswith("永嘉县")
