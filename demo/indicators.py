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


def _filed(name: str, numerator: int, denominator: int, unit: str, department: str, end: str = "2011年12月31日") -> Row:
    share = f"{100 * numerator / denominator:.1f}%"
    year = end[:4]
    return (name, "本区", "", "", f"{year}年1月1日", end, f"{numerator:,}", f"{denominator:,}", share, unit, department, f"{int(year) + 1}年1月12日")


def _value(name: str, region: str, value: str, unit: str, department: str, end: str) -> Row:
    year = end[:4]
    return (name, region, "", "", f"{year}年1月1日", end, "", "", value, unit, department, f"{int(year) + 1}年1月20日")


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
    "清渠区2011年质量管理目标填报表.csv": (
        "district-2011",
        "gb18030,",
        (
            _filed("主要工业产品采标率", 61, 113, "种", "区质监分局（演示）"),
            _filed("产品标准覆盖率", 1084, 1117, "种", "区质监分局（演示）"),
            _filed("强制检定计量器具检定率", 5963, 6071, "台（件）", "区质监分局（演示）"),
            _filed("工业产品生产许可证获证率", 58, 61, "家", "区质监分局（演示）"),
            _filed("食品生产许可证获证率", 141, 143, "家", "区质监分局（演示）"),
            _filed("强制性产品认证获证率", 34, 35, "家", "区质监分局（演示）"),
            _filed("大中型商业企业顾客满意度", 1386, 1512, "人", "区商贸总公司（演示）", "2010年12月31日"),
            _filed("大中型商业企业质量管理体系认证比例", 5, 41, "家", "区商贸总公司（演示）", "2010年12月31日"),
            _filed("重点工程一次验收合格率", 12, 12, "项", "区建设局（演示）"),
            _filed("工程质量合格率", 96, 96, "项", "区建设局（演示）"),
            _filed("重点工程优良率", 9, 12, "项", "区建设局（演示）"),
            _filed("一般工程优良率", 47, 84, "项", "区建设局（演示）"),
            _filed("工业企业污染物排放达标率", 173, 179, "家", "环保分局（演示）"),
            _filed("饮用水源水质达标率", 358, 360, "次", "环保分局（演示）"),
            _filed("环境质量功能区达标率", 17, 18, "项", "环保分局（演示）"),
            _filed("区级行政机关、服务机构质量管理体系认证率", 38, 40, "个", "区政府办（演示）"),
            _value("单位GDP能耗", "本区", "0.92", "吨标准煤/万元", "区发改局（演示）", "2005年12月31日"),
            _value("单位GDP能耗", "本区", "0.73", "吨标准煤/万元", "区发改局（演示）", "2010年12月31日"),
            _value("完善计量检测体系确认企业数", "本区", "12", "家", "区质监分局（演示）", "2010年12月31日"),
            _value("特种设备事故率", "本区", "0.41", "起/万台", "区质监分局（演示）", "2011年12月31日"),
            _value("特种设备事故率", "全省", "0.58", "起/万台", "省演示局", "2011年12月31日"),
        ),
    ),
}
COUNTIES = {"district-2011": "清渠区", "longwan-2006": "龙湾区", "yongjia-2007": "永嘉县", "hebei-2012": "澄河县"}


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of a file of indicators and what the road should say about it."""
    campaign, form, said = FILES[name]
    rows: list[list[Cell]] = [[*row, NOTE] for row in said]
    expected = Expected(name, "indicators", campaign, {"county": COUNTIES[campaign]}, rows=len(rows))
    return separated(Table(headers=HEADERS, rows=rows), form[-1], form[:-1]), expected
