"""A real server on a free loopback port, and a real Chromium before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SETTLED = "[data-testid='stApp'][data-test-script-state='notRunning']"


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.fail("The browser tests need Chromium. On Debian: apt-get install chromium")


def serve(home: Path, port: int | None = None) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app over a store; returns when it answers."""
    if port is None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"],
            cwd=ROOT,
            env={**os.environ, "DABIAO_DATA": str(home)},
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return process, address
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.25)
    process.kill()
    raise AssertionError("The server did not start:\n" + (home / "server.log").read_text(errors="replace")[-3000:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        )
        yield opened
        opened.close()


@pytest.fixture
def server() -> Iterator[Callable[[Path], str]]:
    """server(home) → the address of an app over that store, for this test alone."""
    started = []

    def start(home: Path) -> str:
        process, address = serve(home)
        started.append(process)
        return address

    yield start
    _stop(started)


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[Callable[[Callable[[], None]], tuple[Path, str]]]:
    """served(fill) → (home, address) of an app over a store that `fill` has filled: started once for all tests with that `fill`.

    They may keep things there that the others do not look at; a test that changes the rows has a `server` of its own.
    """
    started, known = [], {}

    def of(fill: Callable[[], None]) -> tuple[Path, str]:
        if fill not in known:
            home = tmp_path_factory.mktemp("served")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("DABIAO_DATA", str(home))
                fill()
            process, address = serve(home)
            started.append(process)
            known[fill] = home, address
        return known[fill]

    yield of
    _stop(started)


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(20)


@pytest.fixture(scope="session")
def context(browser) -> Iterator[BrowserContext]:
    """One window of the same person for all tests, so that the browser reads the app's scripts once a server; `page` clears what it keeps."""
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True)
    yield opened
    opened.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    opened = context.new_page()
    yield opened
    if opened.url.startswith("http"):
        opened.evaluate("localStorage.clear()")
    opened.close()
    context.clear_cookies()
    context.clear_permissions()


def settle(page: Page) -> None:
    """Wait until the script has run to its end and starts no further run: a run that a click asks for may begin late on a busy machine."""
    quiet = 0
    while quiet < 3:
        page.wait_for_selector(SETTLED, timeout=60_000)
        page.wait_for_timeout(250)
        quiet = quiet + 1 if page.query_selector(SETTLED) else 0


def choose(page: Page, field: str, option: str) -> None:
    """Choose one of several in a field of the sidebar, and see it there; a list that closed under the hand is opened again."""
    shown = page.get_by_test_id("stSidebar").get_by_text(option, exact=True)
    for _attempt in range(3):
        page.get_by_role("combobox", name=field).click()
        page.get_by_role("option", name=option, exact=True).click()
        page.keyboard.press("Escape")
        settle(page)
        if shown.locator("visible=true").count():
            return
    raise AssertionError(f"{option} was not taken.")
