"""What is followed after the samples: rectifications, enforcement, complaints and progress, written as departments send them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo import cases, follow_up, reports, trained, voices
from demo.ledger import Expected
from demo.sheets import Sheet
from demo.tables import Table, separated, workbook

FILES: Mapping[str, Callable[[str], Sheet]] = {
    "永嘉县童装阀门整改通知书台账（2007）.xlsx": follow_up.sheet,
    "澄河县责令整改情况汇总.csv": follow_up.sheet,
    "清渠区2011年不合格产品后处理台账.csv": follow_up.sheet,
    "永嘉县专项整治查处案件台账.csv": cases.sheet,
    "澄河县质量治理查处案件.tsv": cases.sheet,
    "清渠区2011年行政处罚案件.csv": cases.sheet,
    "永嘉县十小整规查处情况.xlsx": cases.sheet,
    "永嘉县质量投诉举报登记表2007.csv": voices.sheet,
    "清渠区质量投诉登记2009-2011.xlsx": voices.sheet,
    "澄河县消费者投诉和媒体曝光登记（2011-2012）.csv": voices.sheet,
    "龙湾区皮鞋质量投诉登记（2005-2010）.csv": voices.sheet,
    "永嘉县企业自查、培训、考核登记表（2007）.xlsx": trained.sheet,
    "龙湾区皮鞋企业培训登记（2006-2007）.csv": trained.sheet,
    "永嘉县专项整治周报报送情况.csv": reports.sheet,
    "澄河县整治工作周报统计.csv": reports.sheet,
    "永嘉县十小整规工作进度表.xlsx": reports.sheet,
}


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of a file and what the road should say about it."""
    sheet = FILES[name](name)
    expected = Expected(name, sheet.dataset, sheet.campaign, dict(sheet.fill), rows=len(sheet.rows), refused=sheet.refused)
    table = Table(headers=sheet.headers, rows=sheet.rows, above=[sheet.title] if sheet.title else [], sheet="台账")
    if sheet.format == "xlsx":
        return workbook(table), expected
    return separated(table, sheet.format[-1], sheet.format[:-1]), expected
