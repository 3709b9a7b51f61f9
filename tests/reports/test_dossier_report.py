"""The dossier as a report: who is meant, what it says, and whom it suggests where nobody is."""

from datetime import date

import pytest

from analytics.dossier import parts, whole
from analytics.scope import Scope
from tests.drawn import batch, firm
from tests.reports.kinds import DAY, broken, cells, report, text
from words import Refusal, speak

USCC = "91330324YY0001100U"
FIRM = firm("温州甲阀门有限公司", 800.0, uscc=USCC, aliases=["永嘉甲阀门厂"], compliance_class="B", compliance_on=date(2007, 6, 1))
RESULTS = [
    *(batch(producer="温州甲阀门有限公司", producer_uscc=USCC, sample_no=f"p{i}") for i in range(11)),
    batch("fail", producer="温州甲阀门有限公司", producer_uscc=USCC, sample_no="f"),
]


@pytest.mark.parametrize("said", [USCC, "温州甲阀门有限公司", "永嘉甲阀门厂", "  温州甲阀门有限公司 "])
def test_an_enterprise_is_known_by_number_name_and_former_name(said):
    document = report("dossier", enterprise=said, results=RESULTS, enterprises=[FIRM])
    assert document.title == "温州甲阀门有限公司质量档案"
    assert "共判定12批次，合格11批次，不合格1批次，批次合格率91.7%" in text(document)
    assert "年销售额800万元，规模分类 C 类，条件分类 B 类" in text(document)
    assert cells(document, "results")[-1][-1] == "91.7% · 11/12"
    assert document.figures and not broken(document)


def test_a_few_batches_have_no_rate():
    document = report("dossier", enterprise="甲阀门厂", results=[batch(), batch("fail")])
    assert "批次太少，不计算合格率" in text(document) and "%" not in text(document)
    assert "的名录中没有甲阀门厂" in text(document) and not broken(document)


def test_the_report_has_every_part_of_the_page():
    import store

    document = report("dossier", enterprise=USCC, results=RESULTS, enterprises=[FIRM])
    found = whole.of(store.open(demo=False).at(), Scope(campaign="yongjia-2007", as_of=DAY), USCC)
    for part in parts.every(found):
        assert part.title in text(document)
        if part.table is not None:
            assert len(cells(document, part.key)) == len(part.table)


def test_nobody_is_refused_with_similar_names():
    with pytest.raises(Refusal) as refused:
        report("dossier", enterprise="温州甲阀门公司", results=RESULTS, enterprises=[FIRM, firm("温州乙皮鞋厂", 10.0)])
    assert "是否要找：温州甲阀门有限公司" in str(refused.value)


def test_nobody_alike_is_refused_without_a_name():
    with pytest.raises(Refusal) as refused:
        report("dossier", enterprise="ZZZZ", results=RESULTS)
    assert "也没有名称相近的企业" in str(refused.value)


def test_no_name_is_refused():
    with pytest.raises(Refusal):
        report("dossier", enterprise=" ", results=RESULTS)


def test_it_is_in_english_too():
    document = report("dossier", "en", enterprise=USCC, results=RESULTS, enterprises=[FIRM])
    speak("zh")
    assert "12 batches judged, 11 passed, 1 failed: a batch pass rate of 91.7%" in text(document) and not broken(document)
