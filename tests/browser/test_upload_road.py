"""The road by the page, in a real browser: a dirty GB18030 file is read, confirmed, published, seen in the ledger and withdrawn."""

import re

import pytest
from conftest import settle
from playwright.sync_api import Page, expect

import store

pytestmark = pytest.mark.browser

NAUGHTY = "<img src=http://evil.test/i.png onerror=alert(1)>![x](http://evil.test/t.png)[a](javascript:alert(1))阀门厂"
RESULTS = f"""永嘉县2007年阀门产品监督抽查结果汇总表,,,,,,
填报单位：永嘉县质监局,,,,,,
抽样单编号,标称生产企业,县区,产品名称,抽样时间,检验结论,主要不合格项目
WZ-01,永嘉县宏达阀门厂,永嘉县,闸阀,2007年7月9日,合格,
WZ-02,"{NAUGHTY}",永嘉县,闸阀,2007年7月10日,不合格,壳体试验
WZ-03,浙江超达阀门有限公司,永嘉县,球阀,2007.13.2,合格,
WZ-04,浙江超达阀门有限公司,永嘉县,球阀,2007年8月3日,合格,
WZ-04,浙江超达阀门有限公司,永嘉县,球阀,2007年8月3日,不合格,密封试验
合计,5批,,,,,
"""


def choose(page: Page, address: str, name: str, content: bytes) -> None:
    page.goto(f"{address}/upload")
    settle(page)
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": content})
    expect(page.locator(".st-key-upload-confirm button")).to_be_visible(timeout=60_000)
    settle(page)


def publish(page: Page) -> None:
    page.locator(".st-key-upload-confirm button").click()
    button = page.locator(".st-key-upload-publish button")
    expect(button).to_be_enabled(timeout=60_000)
    settle(page)
    button.click()
    expect(page.get_by_text("已发布 3 行，数据版本为 1")).to_be_visible(timeout=60_000)
    settle(page)


def test_a_dirty_file_is_published_and_withdrawn(server, page, tmp_path, monkeypatch):
    home = tmp_path / "served"
    asked, alarms = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    address = server(home)
    choose(page, address, "永嘉阀门.csv", RESULTS.encode("gb18030"))
    facts = page.get_by_role("table").first
    expect(facts).to_contain_text("GB18030")
    expect(facts).to_contain_text("5 行（另有 1 行不是数据）")

    publish(page)
    said = re.sub(r"[a-z_]+|\s", "", page.locator("p", has_text="接受").first.inner_text())  # without the names of the icons
    assert said == "读取5=接受3+拒收1+重复0+冲突1"
    monkeypatch.setenv("DABIAO_DATA", str(home))
    lake = store.open(demo=False)
    assert lake.at().cursor().execute("SELECT count(*) FROM sampling_results").fetchone() == (3,)

    with page.expect_download() as saved:
        page.get_by_role("button", name="拒收行（含原因）").click()
    assert saved.value.suggested_filename.endswith(".xlsx")

    page.get_by_role("button", name="撤回").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("永嘉阀门.csv 带来的 3 行将不再计入")
    confirm = dialog.get_by_role("button", name="撤回 3 行")
    expect(confirm).to_be_disabled()
    dialog.get_by_label("理由").fill("发错了文件")
    expect(confirm).to_be_enabled(timeout=30_000)
    confirm.click()
    expect(page.get_by_text("永嘉阀门.csv 已撤回，数据版本为 2。")).to_be_visible(timeout=60_000)
    assert lake.at().cursor().execute("SELECT count(*) FROM sampling_results").fetchone() == (0,)
    assert lake.ledger()[0].reason == "发错了文件"

    for path in ("uploads", "decide"):
        page.goto(f"{address}/{path}")
        settle(page)
    assert not alarms, "No text of a file becomes script."
    assert not [url for url in asked if "evil.test" in url], "No text of a file becomes an image or a link."


def test_a_reload_and_a_second_click_publish_once(server, page, tmp_path, monkeypatch):
    home = tmp_path / "served"
    address = server(home)
    choose(page, address, "永嘉阀门.csv", RESULTS.encode("gb18030"))
    page.locator(".st-key-upload-confirm button").click()
    button = page.locator(".st-key-upload-publish button")
    expect(button).to_be_enabled(timeout=60_000)
    button.dblclick()
    page.get_by_text("English", exact=True).click()  # another rerun while it is being published
    expect(page.get_by_text("3 rows are published")).to_be_visible(timeout=60_000)
    monkeypatch.setenv("DABIAO_DATA", str(home))
    assert [entry.accepted for entry in store.open(demo=False).ledger()] == [3]


def test_the_column_of_a_file_is_mapped_by_hand(server, page, tmp_path, monkeypatch):
    home = tmp_path / "served"
    address = server(home)
    content = "样品名称,厂子,结论\n闸阀,永嘉县宏达阀门厂,合格\n球阀,永嘉县宏达阀门厂,不合格\n".encode("gb18030")
    choose(page, address, "名单.csv", content)
    grid = page.get_by_test_id("stDataFrame").last
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.dblclick(box["x"] + 420, box["y"] + 60 + 40 * 2)
    page.wait_for_timeout(800)
    page.keyboard.type("生产企业")
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-upload-confirm button").click()
    expect(page.locator(".st-key-upload-publish button")).to_be_enabled(timeout=60_000)
    settle(page)
    page.locator(".st-key-upload-publish button").click()
    expect(page.get_by_text("已发布 2 行")).to_be_visible(timeout=60_000)
    monkeypatch.setenv("DABIAO_DATA", str(home))
    rows = store.open(demo=False).at().cursor().execute("SELECT DISTINCT producer FROM sampling_results").fetchall()
    assert rows == [("永嘉县宏达阀门厂",)]
