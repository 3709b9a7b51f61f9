"""The frame in a real browser: a cold deep link, no request that leaves the machine, the language in the link."""

import pytest
from conftest import settle

pytestmark = pytest.mark.browser


def nothing():
    """A store as it is before the first upload."""


@pytest.fixture
def address(served):
    return served(nothing)[1]


def test_a_cold_deep_link_shows_its_page_and_no_dialog(address, page):
    page.goto(f"{address}/measures")
    settle(page)
    assert page.get_by_role("heading", name="指标口径").first.is_visible()
    assert page.get_by_text("Page not found").count() == 0


def test_no_request_leaves_the_machine(address, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/breakdown", "/upload"):
        page.goto(address + path)
        settle(page)
    outside = [url for url in asked if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))]
    assert not outside


def test_the_language_stands_in_the_link(address, page):
    page.goto(f"{address}/measures")
    settle(page)
    page.get_by_text("English", exact=True).click()
    settle(page)
    assert page.get_by_role("heading", name="Measures").first.is_visible()
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    settle(page)
    assert page.get_by_role("heading", name="Measures").first.is_visible()
