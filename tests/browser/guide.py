"""The pictures of the user guide, from the demo in a real browser: `docs/images/guide/<language>-<page>.png`, in light, 1280 × 800, few colours.

python tests/browser/guide.py docs/images/guide [page …]
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import chromium, serve, settle
from PIL import Image
from playwright.sync_api import Page, sync_playwright

PAGES = {
    "attainment": "/",
    "breakdown": "/breakdown",
    "trend": "/trend",
    "meeting": "/meeting",
    "changes": "/changes",
    "outlook": "/outlook?as_of=2007-09-30",
    "warnings": "/warnings",
    "scorecard": "/scorecard?campaign=hebei-2012",
    "rectification": "/rectification",
    "dossier": "/dossier",
    "upload": "/upload",
    "uploads": "/uploads",
    "decide": "/decide",
    "campaigns": "/campaigns",
    "reports": "/reports",
}
CAMPAIGN = "yongjia-2007"
COLOURS = 96
RESULTS = """永嘉县2007年阀门产品监督抽查结果汇总表,,,,,,
填报单位：永嘉县质监局,,,,,,
抽样单编号,标称生产企业,县区,产品名称,抽样时间,检验结论,主要不合格项目
WZ-01,永嘉县宏达阀门厂,永嘉县,闸阀,2007年7月9日,合格,
WZ-02,永嘉县瓯北阀门厂,永嘉县,闸阀,2007年7月10日,不合格,壳体试验
WZ-03,永嘉县桥下阀门厂,永嘉县,球阀,2007.13.2,合格,
合计,3批,,,,,
"""


def take(folder: Path, wanted: list[str]) -> None:
    """Photograph the wanted pages (none: all) in both languages, from the demo at DABIAO_DATA or a demo of their own."""
    with TemporaryDirectory() as own:
        home = Path(os.environ.get("DABIAO_DATA") or own)
        subprocess.run([sys.executable, "-m", "demo", "--if-empty"], env={**os.environ, "DABIAO_DATA": str(home)}, check=True)
        process, address = serve(home)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
                for language in ("zh", "en"):
                    for name in wanted or PAGES:
                        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN" if language == "zh" else "en-US")
                        print(language, name, file=sys.stderr)
                        _keep(_seen(page, address, name, language), folder / f"{language}-{name}.png")
                        page.close()
                browser.close()
        finally:
            process.terminate()
            process.wait(20)


def _seen(page: Page, address: str, name: str, language: str) -> bytes:
    """The page as somebody sees it who opens it and does the one thing that it is for."""
    path = PAGES[name]
    said = [each for each in (f"lang={language}", "" if "campaign=" in path else f"campaign={CAMPAIGN}") if each]
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}{'&'.join(said)}")
    settle(page)
    if name == "upload":
        file = {"name": "永嘉阀门.csv", "mimeType": "text/csv", "buffer": RESULTS.encode("gb18030")}
        page.set_input_files("input[type=file]", file)
        page.locator(".st-key-upload-confirm button").wait_for(timeout=60_000)
        settle(page)
    if name == "dossier":
        firms = page.get_by_test_id("stDataFrame").first
        firms.wait_for()
        firms.click(position={"x": 60, "y": 60}, force=True)  # a table is a canvas below the layer that scrolls it
        page.get_by_test_id("stMetricValue").first.wait_for()
        settle(page)
    if name == "reports":
        page.locator(".st-key-report-preview-card table").first.wait_for(timeout=180_000)
        settle(page)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')", timeout=60_000)  # tables come after the script
    page.mouse.move(2, 798)  # no hover over a chart
    page.wait_for_timeout(1_500)
    return page.screenshot()


def _keep(png: bytes, file: Path) -> None:
    """Write a picture of few colours: a guide with thirty of them stays small."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(file, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2:])
