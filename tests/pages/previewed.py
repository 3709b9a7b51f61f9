"""A report as the command's preview tells it, and a run that has ended: what tests of the Reports page give in place of a child."""

from concurrent.futures import Future

from charts import plain
from charts.spec import Axis, ChartSpec, Series
from pages.ui.reports.runs import Run

NAUGHTY = "<img src=x onerror=alert(1)>![x](http://evil.test/t.png)**粗**$x$"
CHART = ChartSpec("f", "走势", "一张图", ("7月", "8月"), (Series("合格率", "line", (0.8, 0.9)),), Axis("percent", 0.5, 1.0), orientation="columns")


def text(rate="82.3%", sentence="合格率为82.3%。", name="瓯北街道"):
    columns = [{"head": "单位", "align": "left"}, {"head": "合格率", "align": "right"}]
    rows = [[{"text": name, "role": None, "strong": False}, {"text": rate, "role": "met", "strong": True}]]
    return {
        "kind": "summary", "language": "zh", "title": f"总结{NAUGHTY}", "subtitle": "副题", "issuer": "办公室", "day": "2007-10-01",
        "made": "2007-10-01T00:00:00+00:00", "synthetic": False, "about": ["计数批次 490 批", "数据版本 1"], "version": "数据版本 1", "keywords": [],
        "blocks": [
            {"block": "heading", "level": 1, "number": "一、", "text": "总体"},
            {"block": "paragraph", "lead": "要点。", "text": sentence},
            {"block": "table", "key": "t", "label": "表 1", "title": "各地", "note": "注", "columns": columns, "rows": rows},
            {"block": "new_page"}, {"block": "signed"},
            {"block": "figure", "key": "f", "label": "图 1", "title": "走势", "note": "", "alt": "一张图", "chart": plain.said(CHART),
             "table": {"columns": columns, "rows": rows}},
        ],
    }  # fmt: skip


def ended(value):
    """A run that has ended with a value, or with an error."""
    future = Future()
    future.set_exception(value) if isinstance(value, Exception) else future.set_result(value)
    return Run(future)
