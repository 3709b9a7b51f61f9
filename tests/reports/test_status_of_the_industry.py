"""The status of an industry: figures of the register and of the batches, problems and advice only where a figure gives them."""

from datetime import date

import pytest

from analytics.scope import Scope
from reports.sections.wording import tidy
from tests.drawn import QIAOXIA, batch, firm, item, shown
from tests.reports.kinds import broken, cells, report, text

REGISTER = [
    firm("甲阀门厂", 6000.0, operates_to_standard=True, brand_level="municipal", brand_sales=3000.0, compliance_class="A"),
    firm("乙阀门厂", 2000.0, operates_to_standard=False, licences_required=["生产许可证"], licences=[], compliance_class="B"),
    firm("丙阀门厂", None, township_code=QIAOXIA, township="桥下镇"),
    firm("丁童装厂", 500.0, trade="童装", instruments_due=10, instruments_verified=9),
    firm("戊阀门厂", 100.0, status="closed"),
]
RESULTS = [
    *(batch(sample_no=f"a{i}", level="provincial") for i in range(12)),
    *(batch("fail", sample_no=f"b{i}", producer="乙阀门厂", failed_items=[item("密封试验", "A")]) for i in range(3)),
    *(batch(sample_no=f"c{i}", trade="童装", producer="丁童装厂") for i in range(10)),
    batch("fail", sample_no="d", trade="童装", producer="丁童装厂", township_code=QIAOXIA, township="桥下镇"),
]


def test_register_and_batches_in_figures():
    said = report("industry", results=RESULTS, enterprises=REGISTER)
    told = text(said)
    assert "名录登记在业企业4家，其中阀门3家、童装1家" in told
    assert "已登记销售额的3家，年销售额合计8,500万元" in told
    assert cells(said, "rates-by-trade") == [
        ["童装", "11", "10", "1", "90.9%", "62.3%～98.4%"],
        ["阀门", "15", "12", "3", "80.0%", "54.8%～93.0%"],
        ["合计", "26", "22", "4", "84.6%", "66.5%～93.8%"],
    ]
    assert [row[0] for row in cells(said, "rates-by-level")] == ["省级", "县级", "合计"]
    assert ["按标准组织生产", "2", "1", "50.0%", "2"] in cells(said, "held")
    assert ["应持证照齐全有效", "1", "0", "0.0%", "3"] in cells(said, "held")
    assert "应检计量器具10台（件），已检9台（件），强检率90.0%" in told
    assert "名牌产品销售额3,000万元，占销售总额8,500万元" in told and "35.3%" in told
    assert not broken(said)


def test_each_problem_has_its_advice():
    said = report("industry", results=RESULTS, enterprises=REGISTER)
    told = text(said)
    problems, advice = told.split("存在的主要问题\n")[1].split("\n对策建议\n")
    assert [line[:2] for line in problems.splitlines()] == [line[:2] for line in advice.splitlines()]
    assert "阀门行业批次合格率点值最低，为80.0%（15批次），全部行业为84.6%；但其95%区间与童装重叠，样本尚不足以认定其低于其他行业。" in problems
    assert [line[:2] for line in problems.splitlines()][:2] == ["1.", "2."]
    assert "有1家企业不合格2批次以上，共3批次" in problems and "重复不合格的1家企业" in advice
    assert "有1家未按标准组织生产" in problems and "有1家应持证照不全" in problems


def test_without_a_problem_none_is_made_up():
    results = [batch(sample_no=f"{i}") for i in range(30)]
    register = [firm("甲阀门厂", 800.0, operates_to_standard=True, licences_required=[])]
    told = text(report("industry", scope=Scope(trades=("阀门",), as_of=date(2007, 10, 1)), results=results, enterprises=register))
    assert "未发现突出问题" in told and "企业全部在瓯北街道" in told
    assert "判定的30批次均为县级抽查" in told


def test_the_figure_of_tiers_says_which_batches_it_leaves_out():
    unknown = [batch(sample_no=f"u{i}", producer="己阀门厂") for i in range(5)] + [batch("fail", sample_no="uf", producer="己阀门厂")]
    shown(results=[*RESULTS, *unknown], enterprises=REGISTER)
    (figure,) = (each for each in report("industry").figures if each.key == "tiers")
    assert tidy(figure.note).startswith("图中计数26批次（不合格4批次）；另有6批次（不合格1批次）的生产企业未列入名录或未登记销售额")
    (figure,) = (each for each in report("industry", "en").figures if each.key == "tiers")
    assert figure.note.startswith("The bars count 26 judged batches, 4 of them failed; 6 more (1 failed) are of makers in no sales tier")


def test_the_method_of_the_trend_stands_in_a_note():
    days = (date(2007, 7, 5), date(2007, 8, 1), date(2007, 9, 1))
    rows = [*(batch(sample_no=f"a{i}", counted_on=days[i % 3]) for i in range(60)), batch("fail", sample_no="b", counted_on=days[0])]
    made = report("industry", results=rows)
    said = text(made)
    assert "（趋势检验 p = 0." in said.replace("\u00a0", " ") and "Cochran" not in said and "z =" not in said
    assert "Cochran–Armitage" in next(each for each in made.tables if each.key == "rates-by-stage").note


def clothes_and_valves(passed, failed):
    """Children's clothing with 90 of 100, valves with so many of each."""
    other = {"trade": "童装", "producer": "丁童装厂"}
    valves = [*(batch(sample_no=f"a{i}") for i in range(passed)), *(batch("fail", sample_no=f"b{i}", producer=f"厂{i}") for i in range(failed))]
    clothes = [*(batch(sample_no=f"c{i}", **other) for i in range(90)), *(batch("fail", sample_no=f"d{i}", **other) for i in range(10))]
    return [*valves, *clothes]


def test_the_lowest_rate_is_a_finding_only_where_no_interval_meets_its_own():
    apart = text(report("industry", results=clothes_and_valves(40, 60)))
    assert "阀门行业批次合格率最低，为40.0%（100批次），全部行业为65.0%。" in apart


def test_of_two_rates_alike_neither_is_the_lowest():
    alike = text(report("industry", results=clothes_and_valves(90, 10)))
    assert "行业批次合格率最低" not in alike and "点值最低" not in alike


@pytest.mark.parametrize(("lang", "none"), [("zh", "按风险分配抽样，加大对该类企业的抽查频次。"), ("en", "Sample by risk, that tier more often.")])
def test_where_no_enterprise_is_of_class_c_none_is_put_under_supervision(lang, none):
    register = [firm("甲阀门厂", 9000.0, compliance_class="A"), firm("乙阀门厂", 100.0, compliance_class="B")]
    results = [*(batch(sample_no=f"a{i}") for i in range(9)), *(batch("fail", sample_no=f"b{i}", producer="乙阀门厂") for i in range(3))]
    assert none in text(report("industry", lang, results=results, enterprises=register))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scope", [Scope(as_of=date(2007, 10, 1)), Scope(as_of=date(2007, 1, 1)), Scope(as_of=date(2007, 10, 1), trades=("童装",))])
@pytest.mark.parametrize(
    "tables",
    [
        {"results": [batch("not_judged")]},
        {"enterprises": REGISTER},
        {"results": RESULTS},
        {"results": [batch("fail", denominator=False)]},
        {"results": [batch("fail")], "enterprises": [firm("甲阀门厂", 0.0)]},
    ],
    ids=["nothing", "register", "batches", "list", "one"],
)
def test_it_reads_well_with_little_or_nothing(lang, scope, tables):
    said = report("industry", lang, scope=scope, **tables)
    assert not broken(said)
    if not any(row.get("verdict") == "pass" for row in tables.get("results", ())) and lang == "zh":
        assert "100.0%" not in text(said)
