"""The README's picture: the first page of the demo in full, 1440 wide, as a county head in Chinese and light sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import chromium, serve, settle
from playwright.sync_api import sync_playwright


def take(target: Path) -> None:
    """Make the demo, serve it, photograph its first page into `target` (PNG)."""
    with TemporaryDirectory() as folder:
        home = Path(os.environ.get("DABIAO_DATA") or folder)
        subprocess.run([sys.executable, "-m", "demo", "--if-empty"], env={**os.environ, "DABIAO_DATA": str(home)}, check=True)
        process, address = serve(home)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN", color_scheme="light")
                page.goto(address)
                settle(page)
                page.get_by_test_id("stMetricValue").first.wait_for()
                height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
                page.set_viewport_size({"width": 1440, "height": height + 10})  # the page scrolls inside, so a full-page picture would be cut
                page.wait_for_timeout(2_000)
                page.screenshot(path=str(target))
                browser.close()
        finally:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
