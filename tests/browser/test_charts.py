"""Charts in a real browser: a click goes down, pictures are saved in both kinds under a Chinese name, colours follow the theme."""

import pytest
from conftest import settle
from two_townships import two_townships

pytestmark = pytest.mark.browser
CAMPAIGN = "永嘉县童装和阀门产品质量专项整治"


@pytest.fixture
def address(served):
    return served(two_townships)[1]


def test_a_click_on_a_cell_goes_down_to_its_batches(address, page):
    page.goto(f"{address}/breakdown?campaign={CAMPAIGN}")
    settle(page)
    cells = page.locator(".js-plotly-plot").first.locator(".point path")
    cells.first.wait_for()
    assert page.get_by_role("heading", name="被抽查企业").count() == 0
    box = cells.nth(1).bounding_box()  # plotly hears clicks on the layer above its cells
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".hoverlayer .hovertext").first.wait_for()
    page.mouse.down()
    page.mouse.up()
    page.get_by_role("heading", name="被抽查企业").wait_for()
    page.locator(".st-key-crumbs").get_by_role("button", name="永嘉县").click()
    settle(page)
    assert page.get_by_role("heading", name="被抽查企业").count() == 0


def test_pictures_are_saved_as_png_and_svg(address, page):
    page.goto(f"{address}/trend?campaign={CAMPAIGN}")
    settle(page)
    for picture in ("png", "svg"):
        plot = page.locator(".js-plotly-plot").first
        plot.wait_for()
        plot.hover()
        with page.expect_download() as saved:
            plot.locator(".modebar-btn").first.click()
        assert saved.value.suggested_filename.startswith(CAMPAIGN)
        assert saved.value.suggested_filename.endswith(f".{picture}")
        if picture == "png":
            page.get_by_text("查看数据表").first.click()
            settle(page)
            page.get_by_text("SVG", exact=True).first.click()
            settle(page)
            page.wait_for_timeout(1500)


def test_the_colours_of_a_chart_follow_the_theme(address, browser):
    seen = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, locale="zh-CN")
        page = context.new_page()
        page.goto(f"{address}/breakdown?campaign={CAMPAIGN}")
        settle(page)
        cell = page.locator(".js-plotly-plot").first.locator(".point path").first
        cell.wait_for()
        seen[scheme] = cell.evaluate("e => getComputedStyle(e).fill")
        context.close()
    assert seen["light"] != seen["dark"]
    assert "rgb(0, 0, 2" not in seen["light"]  # a slot that nobody replaced
