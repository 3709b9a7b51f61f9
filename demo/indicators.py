"""Reported figures: the averages of nation, province and city, and official indices. All invented, and marked so."""

from __future__ import annotations

from demo.laboratories import Cell
from demo.ledger import Expected
from demo.tables import Table, separated

HEADERS = ("指标", "地区范围", "行业", "抽查级别", "期初", "期末", "分子", "分母", "数值", "单位", "填报部门", "填报日期", "备注")
NOTE = "演示数据（虚构）"
Row = tuple[str, str, str, str, str, str, str, str, str, str, str, str]


def _benchmark(region: str, start: str, end: str, numerator: int, denominator: int, reported: str) -> Row:
    value = f"{100 * numerator / denominator:.1f}%"
    department = {"全国": "国家演示局", "全省": "省演示局", "全市": "市演示局"}[region]
    return ("国家监督抽查合格率", region, "皮鞋", "国家级", start, end, str(numerator), f"{denominator:,}", value, "%", department, reported)


FILES: dict[str, tuple[str, str, tuple[Row, ...]]] = {
    "龙湾皮鞋填报指标.csv": (
        "longwan-2006",
        "gb18030,",
        (
            _benchmark("全国", "2006年9月5日", "2007年10月31日", 1712, 2031, "2007年11月5日"),
            _benchmark("全省", "2006年9月5日", "2007年10月31日", 402, 471, "2007年11月5日"),
            _benchmark("全市", "2006年9月5日", "2007年10月31日", 173, 198, "2007年11月5日"),
            ("产品质量指数", "本区", "皮鞋", "", "2005年1月1日", "2005年12月31日", "", "", "90.6", "", "区质监分局（演示）", "2006年1月16日"),
            ("市场准入比例", "本区", "皮鞋", "", "2006年1月1日", "2006年8月31日", "101", "190", "53.2%", "%", "外经贸局（演示）", "2006年9月1日"),
            ("市场准入比例", "本区", "皮鞋", "", "2006年9月5日", "2007年10月31日", "129", "190", "67.9%", "%", "外经贸局（演示）", "2007年11月5日"),
            ("市场准入比例", "全市", "皮鞋", "", "2006年9月5日", "2007年10月31日", "1,163", "1,820", "63.9%", "%", "市外经贸局", "2007年11月5日"),
        ),
    ),
    "永嘉填报指标.csv": (
        "yongjia-2007",
        "utf-8-sig,",
        (
            ("抽查合格率", "全国", "阀门", "国家级", "2007/01/01", "2007/11/11", "389", "462", "84.2%", "%", "国家演示局", "2007/11/20"),
            ("抽查合格率", "全省", "阀门", "省级", "2007/01/01", "2007/11/11", "512", "634", "80.8%", "%", "省演示局", "2007/11/20"),
            ("抽查合格率", "全省", "童装", "省级", "2007/01/01", "2007/11/11", "441", "549", "80.3%", "%", "省演示局", "2007/11/20"),
            ("抽查合格率", "全市", "童装", "市级", "2007/01/01", "2007/11/11", "228", "291", "78.4%", "%", "市演示局", "2007/11/20"),
        ),
    ),
    "澄河填报指标.csv": (
        "hebei-2012",
        "utf-8,",
        (
            ("省级监督抽查合格率", "全省", "白酒", "省级", "2012.1.1", "2012.6.30", "611", "664", "92.0%", "%", "省演示局", "2012.7.6"),
            ("省级监督抽查合格率", "全省", "化肥", "省级", "2012.1.1", "2012.6.30", "702", "815", "86.1%", "%", "省演示局", "2012.7.6"),
            ("省级监督抽查合格率", "全省", "水泥", "省级", "2012.1.1", "2012.6.30", "548", "601", "91.2%", "%", "省演示局", "2012.7.6"),
        ),
    ),
}
COUNTIES = {"longwan-2006": "龙湾区", "yongjia-2007": "永嘉县", "hebei-2012": "澄河县"}


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of a file of indicators and what the road should say about it."""
    campaign, form, said = FILES[name]
    rows: list[list[Cell]] = [[*row, NOTE] for row in said]
    expected = Expected(name, "indicators", campaign, {"county": COUNTIES[campaign]}, rows=len(rows))
    return separated(Table(headers=HEADERS, rows=rows), form[-1], form[:-1]), expected
