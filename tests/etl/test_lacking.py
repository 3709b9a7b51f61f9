"""What a file lacks is said at once, and of several faults the one that explains the others."""

import pytest

from tests.etl.layouts import walked
from words import Refusal


def refused(text, dataset):
    with pytest.raises(Refusal) as refusal:
        walked(text, dataset=dataset)
    return str(refusal.value)


def test_all_columns_that_are_missing_are_said_at_once():
    """One was asked for after the other: the enterprise, and once that was named the violation."""
    said = refused("| 立案日期 | 违法行为种累 | 处罚决定 | 结案日期\n| 2016-05-01 | 无证生产 | 罚款 | 2016-06-01", "enforcement")
    assert said.startswith("结果.xlsx 缺少") and "--map 违法行为种累=violation" in said and "--map 表头=enterprise" in said
    said = refused("| 数值 | 单位\n| 12 | 家", "indicators")
    assert "--map 表头=indicator" in said and "--set period_end=2007年" in said
    said = refused("| 生产企业 | 抽样日期 | 检验结伦\n| 甲 | 2007-07-18 | 合格", "sampling_results")
    assert "--map 表头=product" in said and "--map 检验结伦=verdict" in said
    titled = refused("| 不合格产品名单\n| 生产企业 | 抽样日期\n| 甲 | 2007-07-18", "sampling_results")
    assert "=product" in titled and "=verdict" not in titled


@pytest.mark.parametrize(
    ("text", "dataset", "said"),
    [
        ("| 指标名称 | 一季度 | 二季度\n| 合格率 | 80 | 85", "indicators", "并列在"),
        ("| 产品名称;生产企业;检验结论 | 备注\n| 闸阀;甲;合格 | 无", "sampling_results", "写在一格里"),
        ("| 生产企业 | 甲 | 乙\n| 规格型号 | 1 | 2\n| 检验结论 | 合格 | 不合格\n| 商标 | 无 | 无", "sampling_results", "行列颠倒"),
        ("| 生产企业 | 抽查批次 | 合格批次\n| 甲 | 3 | 2", "sampling_results", "请作为填报指标导入"),
        ("| 颜色 | 形状", "sampling_results", "没有一列属于"),
        ("| 生产企业 | 检验结论", "sampling_results", "没有产品"),
    ],
    ids=["side by side", "not cut", "swapped", "counts", "nothing known", "no row either"],
)
def test_of_several_faults_the_one_that_explains_the_others_is_said(text, dataset, said):
    """Every one of these files lacks a needed column as well."""
    assert said in refused(text, dataset)
