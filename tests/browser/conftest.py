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
from playwright.sync_api import Browser, Page, sync_playwright

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
def server(tmp_path) -> Iterator[Callable[[Path | None], str]]:
    """server(home) → the address of an app over that store (an empty one without an argument)."""
    started = []

    def start(home: Path | None = None) -> str:
        process, address = serve(home or tmp_path / "served")
        started.append(process)
        return address

    yield start
    for process in started:
        process.terminate()
        process.wait(20)


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True)
    opened = context.new_page()
    yield opened
    context.close()


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
