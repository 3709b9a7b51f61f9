"""A walk by clicks from the first page to one batch and back; the link of every step opens the same step; meeting mode by keyboard."""

from urllib.parse import unquote

import pytest
from conftest import settle
from drawn import OUBEI
from two_townships import QIAOXIA, two_townships

pytestmark = pytest.mark.browser


@pytest.fixture
def address(served):
    return served(two_townships)[1]


def crumbs(page):
    page.locator(".st-key-crumbs").wait_for()
    return page.locator(".st-key-crumbs").inner_text()


def click_row(page, key, row):
    """A row of a table: it is drawn on a canvas, so by its place, once the place stands still and nothing lies over it."""
    canvas = page.locator(f".st-key-{key} canvas").first
    canvas.wait_for()
    canvas.evaluate("each => each.scrollIntoView({block: 'center'})")
    before = None
    for _ in range(40):
        box = canvas.bounding_box()
        if box == before:
            break
        before = box
        page.wait_for_timeout(250)
    page.mouse.move(box["x"] + 60, box["y"] + 40 * (row + 1) + 20)
    page.wait_for_timeout(250)  # a hand comes to rest before it clicks, and the table learns from that where it is
    page.mouse.click(box["x"] + 60, box["y"] + 40 * (row + 1) + 20, delay=60)


def shows(page, *words):
    for word in words:
        page.locator("[data-testid='stMain']").get_by_text(word, exact=True).first.wait_for(timeout=60_000)
    settle(page)


def test_from_the_first_page_to_one_batch_and_back(address, page, browser):
    page.goto(address)
    settle(page)
    while page.evaluate("document.activeElement.tagName") != "CANVAS":  # by keyboard one gets past a table without opening its rows
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert "CSV" in page.evaluate("document.activeElement.innerText") and "place=" not in page.url
    click_row(page, "drags", 0)  # 桥下镇 costs most
    shows(page, "被抽查企业")
    assert "桥下镇" in crumbs(page)
    assert f"place={QIAOXIA}" in page.url
    page.locator(".st-key-breakdown-firms-open button").press("Enter")  # and opens one by the list
    listed = page.get_by_role("combobox", name="打开某行")
    listed.press("ArrowDown")
    listed.press("Enter")
    page.locator(".st-key-crumbs").get_by_text("乙阀门厂").wait_for()
    page.get_by_role("heading", name="被抽查企业").wait_for(state="detached")  # what lies above the table has gone, so it stands still
    settle(page)
    click_row(page, "breakdown-batches", 0)  # the latest
    shows(page, "批次详情", "B11")
    link = page.url
    assert "batch=" in link

    fresh = browser.new_context(locale="zh-CN").new_page()  # the link alone opens the same view
    fresh.goto(link)
    shows(fresh, "批次详情", "B11")
    fresh.locator(".st-key-crumbs").get_by_text("乙阀门厂").wait_for()  # the words of a button come after it
    fresh.context.close()

    page.get_by_role("button", name="乙阀门厂").click()  # up by the crumbs
    page.wait_for_url(lambda url: "batch=" not in url)
    settle(page)
    page.get_by_role("button", name="桥下镇").click()
    page.wait_for_url(lambda url: "firm=" not in url)
    settle(page)
    page.go_back()  # and through the same steps by the browser
    page.wait_for_url("**firm=**")
    settle(page)
    assert "乙阀门厂" in crumbs(page)
    page.go_back()
    shows(page, "批次详情", "B11")
    page.get_by_role("button", name="返回目标达成").click()
    page.get_by_role("heading", name="目标达成").wait_for()
    settle(page)
    assert "place=" not in unquote(page.url)


def test_the_back_button_alone_returns_to_the_first_page(address, page):
    page.goto(address)
    settle(page)
    before = page.evaluate("history.length")
    assert before == 2  # the empty page and this one: that its link was completed is no entry
    click_row(page, "drags", 0)
    shows(page, "被抽查企业")
    assert page.evaluate("history.length") == before + 1  # one press, one entry
    page.go_back()
    page.get_by_role("heading", name="目标达成").wait_for()
    assert "place=" not in page.url
    page.goto(f"{address}/breakdown")
    page.wait_for_url("**lang=zh&campaign=**")
    settle(page)
    page.go_back()
    page.get_by_role("heading", name="目标达成").wait_for()  # one press


def test_meeting_mode_by_keyboard(address, page):
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address)
    settle(page)
    page.get_by_role("button", name="会议模式").click()
    page.get_by_role("heading", name="阀门产品抽查合格率").wait_for()
    settle(page)
    assert page.locator("[data-testid='stTopNavLink']").count() == 0
    title = page.get_by_role("heading", level=1).first
    assert title.evaluate("e => getComputedStyle(e).fontSize") == "44px"
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= 720
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**target=T02**")
    page.get_by_role("heading", name="童装各级").first.wait_for()
    link = page.url
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**target=T01**")
    settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="目标达成").wait_for()
    settle(page)
    assert page.locator("[data-testid='stTopNavLink']").count() > 0
    page.goto("about:blank")
    page.goto(link)
    page.get_by_role("heading", name="童装各级").first.wait_for()


def test_an_area_of_the_map_is_clicked_and_nothing_is_asked_outside(address, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/map")
    settle(page)
    named = page.locator(".js-plotly-plot").first.get_by_text("瓯北街道").first
    named.wait_for()
    box = named.bounding_box()
    page.mouse.move(box["x"] - 40, box["y"] + 90)  # anywhere inside
    page.locator(".hoverlayer .hovertext").first.wait_for()
    page.mouse.down()
    page.mouse.up()
    shows(page, "被抽查企业")
    assert f"place={OUBEI}" in page.url
    assert not [url for url in asked if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))]


def test_a_view_is_kept_and_opened_by_its_link(address, page):
    page.goto(f"{address}/breakdown?place={QIAOXIA}&level=county&lang=zh")
    settle(page)
    page.locator(".st-key-views button").first.click()
    page.locator(".st-key-view-name input").fill("桥下县级")
    page.get_by_test_id("stBaseButton-secondaryFormSubmit").click()
    page.get_by_role("link", name="桥下县级").wait_for()
    page.goto(f"{address}/trend")
    settle(page)
    page.locator(".st-key-views button").first.click()
    page.get_by_role("link", name="桥下县级").click()
    page.wait_for_url("**/breakdown?**")
    settle(page)
    assert "桥下镇" in crumbs(page)
    assert "level=county" in page.url
