"""Documents drawn by hand, for the backends that lay them out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from charts.spec import Axis, ChartSpec, Rule, Series
from reports.document import Block, Cell, Column, Document, Figure, Heading, Paragraph, Reference, Table

NAMES = ("瓯北街道", "桥头镇", "桥下镇")
RATES = (0.812, 0.745, 0.903)


def chart(key: str = "places") -> ChartSpec:
    """Pass rates of three townships against a target of 80 %."""
    return ChartSpec(
        key,
        "各乡镇批次合格率",
        "三个乡镇的批次合格率，桥头镇低于目标",
        NAMES,
        (Series("批次合格率", "bar", RATES),),
        Axis("percent", 0, 1),
        orientation="columns",
        rules=(Rule(0.8, "目标 80%", "target"),),
        table=pd.DataFrame({"乡镇": NAMES, "批次合格率": RATES}),
    )


def table(rows: int = 3, key: str = "attainment") -> Table:
    """Targets with their verdicts."""
    columns = (Column("目标", width=3), Column("值", "right"), Column("n", "right"), Column("结论", "center", 1.4))
    verdicts = (Cell("✓ 达标", "met", True), Cell("✕ 未达标", "missed", True), Cell("? 不能确定", "undetermined"))
    made = tuple((Cell(f"第 {n} 项目标的批次合格率"), Cell(f"{80 + n % 20}.1%"), Cell("1,203"), verdicts[n % 3]) for n in range(rows))
    return Table(key, "目标达成情况", columns, made, "注：区间为 90% 区间（Clopper–Pearson）。")


def sentences(text: str) -> Paragraph:
    return Paragraph((text,))


def document(*blocks: Block, language: str = "zh", synthetic: bool = True, **said: str) -> Document:
    """A report of these blocks."""
    texts = {
        "zh": ("永嘉县产品质量专项整治阶段总结报告", "（2007年7月3日～11月11日）", "永嘉县产品质量专项整治领导小组办公室"),
        "en": ("Campaign on product quality in Yongjia: stage summary", "3 Jul 2007 – 11 Nov 2007", "Office of the leading group, Yongjia County"),
    }[language]
    title, subtitle, issuer = texts
    return Document(
        kind="summary",
        language=language,
        title=said.get("title", title),
        subtitle=said.get("subtitle", subtitle),
        issuer=said.get("issuer", issuer),
        day=date(2007, 11, 11),
        made=datetime(2026, 11, 22, 7, 4, tzinfo=UTC),
        blocks=blocks,
        about=("统计范围：全部乡镇（街道）；阀门、童装", "计数批次 490 批，截至 2007年11月11日", "数据版本 7"),
        synthetic=synthetic,
        keywords=("达标", "合格率"),
    )


def whole(language: str = "zh") -> Document:
    """A report with every sort of block, and references between them."""
    return document(
        Heading("总体情况"),
        Paragraph(
            ("截至2007年11月11日，全县抽检490批次，合格率81.8%，详见", Reference("attainment"), "和", Reference("places"), "。"), lead="总体达标。"
        ),
        Heading("目标达成", 2),
        table(),
        Heading("各乡镇", 3),
        Figure(chart(), "各乡镇批次合格率", "注：n = 490。"),
        Heading("下一步工作"),
        sentences("继续抓好“回头看”——重点是桥头镇……"),
        language=language,
    )
