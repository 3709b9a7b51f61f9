"""Links in a real browser: they carry codes, open cold with the same view, survive the menu and the back button; old ones still work."""

from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import choose, settle
from two_townships import QIAOXIA, two_townships

pytestmark = pytest.mark.browser


def said(page):
    return parse_qs(urlsplit(page.url).query)


def chosen(page, name):
    return page.locator("[data-testid=stSidebar]").get_by_text(name, exact=True).first


@pytest.fixture
def address(served):
    return served(two_townships)[1]


def test_a_link_carries_codes_and_opens_cold(address, page, browser):
    page.goto(address)
    settle(page)
    page.wait_for_url("**campaign=yongjia-2007**")
    assert said(page)["lang"] == ["zh"]
    choose(page, "乡镇（街道）", "桥下镇")
    page.wait_for_url(f"**township={QIAOXIA}**")
    settle(page)
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**lang=en**")
    settle(page)
    assert said(page) == {"campaign": ["yongjia-2007"], "lang": ["en"], "township": [QIAOXIA]}
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    other = context.new_page()
    other.goto(page.url.replace(address, f"{address}/tiers").replace("tiers/?", "tiers?"))
    settle(other)
    assert other.get_by_role("heading", name="Tiers").first.is_visible()
    assert said(other) == said(page)
    context.close()


def test_the_menu_keeps_the_link_and_the_back_button_undoes_a_choice(address, page):
    page.goto(address)
    settle(page)
    choose(page, "乡镇（街道）", "桥下镇")
    page.wait_for_url("**township=**")
    settle(page)
    page.get_by_role("button", name="分析").first.click()
    page.get_by_text("趋势", exact=True).first.click()
    page.wait_for_url("**/trend**")
    settle(page)
    assert said(page)["township"] == [QIAOXIA]
    page.go_back()
    settle(page)
    assert said(page)["township"] == [QIAOXIA]
    assert page.get_by_role("heading", name="目标达成").first.is_visible()
    for _step in range(2):  # the menu may have written the same names in another order
        if "township" in said(page):
            page.go_back()
            page.wait_for_timeout(1000)
            settle(page)
    assert "township" not in said(page)
    assert page.get_by_test_id("stSidebar").get_by_text("桥下镇", exact=True).locator("visible=true").count() == 0


def test_links_that_carried_words_are_still_understood(address, page):
    page.goto(f"{address}/?campaign=永嘉县 2007 专项整治&township=桥下镇&level=县级")
    settle(page)
    chosen(page, "桥下镇").wait_for()
    chosen(page, "县级").wait_for()
    page.get_by_role("combobox", name="行业").click()
    page.get_by_role("option", name="阀门", exact=True).click()
    page.wait_for_url(f"**township={QIAOXIA}**")
    page.keyboard.press("Escape")
    settle(page)
    assert said(page)["level"] == ["county"]
    assert said(page)["campaign"] == ["yongjia-2007"]


def test_a_name_that_is_not_known_is_left_out_and_said(address, page):
    page.goto(f"{address}/?campaign=yongjia-2007&township=999999999")
    page.get_by_test_id("stMain").get_by_text("“999999999”无法识别").wait_for(timeout=60_000)
    settle(page)
    assert "999999999" not in page.url
    assert page.get_by_role("heading", name="目标达成").first.is_visible()
