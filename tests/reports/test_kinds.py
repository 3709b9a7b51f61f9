"""Stage summary, final report and bulletin: rows in, sentences out, for what is usual and for what is singular."""

import re
from datetime import date

import pytest

import store
import words
from analytics import campaigns, targets, words_of_value
from analytics.labels import label
from analytics.scope import Scope
from reports.document import Heading, NewPage, Signed
from reports.kinds import heads
from reports.sections.wording import PLACE, cited, paragraph, tidy
from tests.drawn import batch, fill, firm, item
from tests.reports.kinds import DAY, ELSEWHERE, RESULTS, broken, cells, report, text, whole

KINDS = ("summary", "final", "weekly")
LANGUAGES = ("zh", "en")
ORDERS = [
    {"enterprise": "乙阀门厂", "enterprise_key": "乙阀门厂", "county_code": "330324", "trade": "阀门",
     "ordered_on": date(2007, 8, 1), "due_on": date(2007, 8, 20),
     "origin": "sampling", "problem": "密封试验", "department": "县质监局", **ELSEWHERE},
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_broken_or_left_in_the_other_language(kind, lang):
    made = report(
        kind, lang, results=RESULTS, rectifications=ORDERS, enterprises=[firm("甲阀门厂", 6000.0, compliance_class="A"), firm("乙阀门厂", 10.0)]
    )
    assert broken(made) == []
    said = whole(made)
    if lang == "zh":
        assert re.findall(r"[A-Za-z]{3,} [A-Za-z]{2,}", said) == []
    else:
        for name in ("甲阀门厂", "乙阀门厂", "丙童装厂", "密封试验", "县质监局", "童裤", "闸阀"):
            said = said.replace(name, "")
        assert re.findall(r"[\u4e00-\u9fff]+", said) == []


DAYS = (date(2006, 1, 1), date(2007, 7, 3), DAY, date(2007, 11, 11), date(2008, 5, 1))


@pytest.mark.parametrize(("kind", "lang", "day"), [(kind, LANGUAGES[(i + j) % 2], day) for i, kind in enumerate(KINDS) for j, day in enumerate(DAYS)])
def test_without_any_record_it_says_so_and_gives_no_rate(kind, lang, day):
    made = report(kind, lang, scope=Scope(as_of=day))
    assert broken(made) == []
    assert not re.search(r"(?<![\d.])(0|100)(\.0)?%", re.sub("it is not 0% either|也不是0%", "", text(made)))
    if day < date(2007, 7, 3):
        assert ("尚未开始" if lang == "zh" else "has not begun") in text(made)
    else:
        assert ("没有作出检验结论的批次" if lang == "zh" else "No batch ") in text(made)


def test_the_table_of_targets_is_that_of_analytics():
    made = report("summary", results=RESULTS, rectifications=ORDERS)
    campaign = campaigns.load("yongjia-2007")
    every = targets.attain(store.open(demo=False).at(), campaign, Scope(campaign=campaign.id, as_of=DAY))
    rows = cells(made, "targets")
    assert [row[0] for row in rows] == [f"{one.id} {one.title}" for one in every]
    for row, one in zip(rows, every, strict=True):
        assert row[2].split(" ")[0] == words_of_value.value_text(one)
        assert row[4] == words_of_value.interval_text(one)
        assert row[6] == label("administrative", one.administrative)
        assert row[7] in (label("evidential", one.evidential), "填报值")
    rate = next(one for one in every if one.id == "T01")
    assert rows[0][3] == str(rate.denominator) == "42"
    assert rows[0][2] == "90.5%"
    assert rows[0][5] == "+10.5"


def test_a_summary_in_figures():
    said = text(report("summary", results=RESULTS, rectifications=ORDERS))
    assert "共抽查产品54批，不合格4批，批次合格率为92.6%" in said
    assert "另有1批不作判定，未计入。" in said
    assert "抽查涉及企业3家，其中1家出现不合格批次。" in said
    assert "不合格项目均为密封试验（4批次）。" in said
    assert "共责令整改1起" in said
    assert "抽查不合格的整改尚无一起经确认，暂无需跟踪抽查的企业。" in said and "均已跟踪抽查" not in said
    assert "需督促落实的整改1起，见[orders-overdue]。" in said
    assert "督促整改到位：超期1起" in said


def test_a_level_that_was_not_sampled_before_says_so():
    rows = [batch(sample_no=str(i), trade="童装", level=level, counted_on=day) for i, (level, day) in enumerate(
        [("county", date(2007, 6, 1)), ("county", date(2007, 9, 1)), ("provincial", date(2007, 9, 1))])]  # fmt: skip
    assert "省级100.0%（1/1，无基期）" in text(report("summary", results=rows))


def test_a_bulletin_tells_the_week_alone():
    said = text(report("weekly", results=RESULTS))
    assert "本周抽查16批，不合格4批（合格75.0%）。" in said
    assert "分行业合格批次与抽查批次：童装12/12、阀门0/4。" in said
    assert "本周新增不合格4批，见[new-failures]。" in said
    assert len(cells(report("weekly"), "new-failures")) == 4
    quiet = text(report("weekly", scope=Scope(as_of=date(2007, 9, 20))))
    assert "2007年9月14日至2007年9月20日，本周没有作出检验结论的批次。" in quiet
    assert "本周没有新增不合格批次。" in quiet


def test_a_bulletin_says_which_failures_only_a_list_names():
    fill(results=[batch(sample_no="a", counted_on=DAY), batch("fail", sample_no="b", counted_on=DAY, denominator=False)])
    said = text(report("weekly"))
    apart = "另有1批不合格来自只列不合格产品的名单，没有分母，不计入合格率，列入新增不合格批次。"
    assert f"本周抽查1批，全部合格。{apart}" in said and "本周新增不合格1批" in said
    assert "One more batch failed by a list of failures only" in text(report("weekly", "en"))


def test_no_failure_and_one_township():
    made = report("summary", results=[batch(sample_no=f"a{i}") for i in range(14)])
    said = text(made)
    assert "共抽查产品14批，全部合格（合格率的95%区间为78.5%～100.0%）。" in said
    assert "14批判定批次全部合格" in tidy(said) or "没有不合格项目" in said
    assert "拖累" not in said
    assert "changed-townships" not in said
    english = text(report("summary", "en"))
    assert "batches judged 14, and all passed" in english
    assert "None of the 14 judged batches failed" in english


def test_failures_in_one_township_name_no_ranking():
    results = [*(batch(sample_no=f"a{i}") for i in range(10)), *(batch("fail", sample_no=f"b{i}") for i in range(5))]
    assert "阀门产品抽查合格率（T01）仅在1个乡镇（街道）抽样（瓯北街道），不作排名。" in text(report("summary", results=results))


def test_lists_of_failures_only_give_no_rate():
    said = text(report("summary", results=[batch("fail", sample_no=f"a{i}", denominator=False) for i in range(3)]))
    assert "已知的3批不合格均来自只列不合格产品的名单，没有分母，不计算合格率。" in said
    assert not re.search(r"\d%", said.split("目标完成情况")[0])


def test_counting_rules_name_levels_by_rank():
    rows = [batch(sample_no=level, level=level) for level in ("county", "municipal", "national", "provincial")]
    said = whole(report("summary", results=rows))
    assert "国家级、省级、市级、县级" in said and "县级、市级" not in said


def test_a_final_report_asks_for_acceptance_on_the_last_day_only():
    before = report("final", results=RESULTS)
    assert "请予考核验收" not in text(before)
    assert "还有41天，届时报请验收。" in text(before)
    assert before.title == "关于永嘉县2007年童装和阀门产品质量专项整治工作进展情况的报告"
    last = report("final", scope=Scope(as_of=date(2007, 11, 11)))
    assert "特此报告，请予考核验收。" in text(last)
    assert last.title == "关于永嘉县2007年童装和阀门产品质量专项整治工作情况的总结报告"
    assert (
        report("final", "en", scope=Scope(as_of=date(2007, 11, 11))).title == "Final report: Yongjia: quality of children's clothing and valves, 2007"
    )


@pytest.mark.parametrize(
    ("campaign", "said"),
    [
        ("hebei-2012", "澄河县2012年重点产品质量治理"),
        ("longwan-2006", "龙湾区2006—2007年皮鞋行业名牌培育质量提升工程"),
        ("yongjia-2009-ten-small", "2009年永嘉县“十小”行业质量安全整治与规范"),
    ],
)
def test_the_name_in_a_title(campaign, said):
    assert heads.subject(campaigns.load(campaign)) == said


def test_townships_by_trade_are_shaded_by_verdict_with_n_in_each_cell():
    made = report("summary", results=RESULTS)
    table = next(each for each in made.tables if each.key == "townships-by-trade")
    assert cells(made, "townships-by-trade") == [
        ["瓯北街道", "100.0%（12）", "●\u00a0100.0%（30）", "100.0%（42）"],
        ["桥下镇", "—", "○\u00a066.7%（12）", "66.7%（12）"],
        ["合计", "100.0%（12）", "○\u00a090.5%（42）", "92.6%（54）"],
    ]
    assert [[cell.role for cell in row[1:]] for row in table.rows[:2]] == [[None, "met", None], [None, "undetermined", None]]
    assert "阀门80%（T01）" in table.note
    assert "townships-by-trade" not in {each.key for each in report("final").tables}


def test_a_township_with_a_code_and_one_of_its_name_without_keep_their_own_batches():
    uncoded = [batch("fail", sample_no=f"u{i}", township_code=None, township="瓯北街道") for i in range(12)]
    rows = cells(report("summary", results=[*RESULTS, *uncoded]), "townships-by-trade")
    assert [[row[0], row[2].split("\u00a0")[-1]] for row in rows if row[0] == "瓯北街道"] == [
        ["瓯北街道", "100.0%（30）"],
        ["瓯北街道", "0.0%（12）"],
    ]


def test_issuer_and_day_stand_before_the_appendix():
    made = report("final", results=RESULTS)
    blocks = made.blocks
    at = next(i for i, block in enumerate(blocks) if isinstance(block, Signed))
    assert isinstance(blocks[at + 1], NewPage)
    assert [block.text for block in blocks[at:] if isinstance(block, Heading)] == ["统计口径和依据"] == list(made.appendices)


def test_a_scope_is_kept():
    made = report("summary", results=RESULTS, scope=Scope(as_of=DAY, townships=("330324009",), levels=("provincial",)))
    assert "共抽查产品30批，全部合格" in text(made)
    assert any("瓯北街道" in line and "省级" in line for line in made.about)


def test_the_same_request_gives_the_same_document():
    assert report("summary", results=RESULTS, rectifications=ORDERS) == report("summary")


def test_text_of_the_data_is_text():
    strange = '=HYPERLINK("x")<b>𬭎䶮😀\x07' + "长" * 300
    made = report(
        "summary", results=[*RESULTS, *(batch("fail", sample_no=f"s{i}", producer=strange, failed_items=[item("{x}%s", "A")]) for i in range(9))]
    )
    assert strange in text(made)


def test_references_take_the_places_of_their_sentence():
    words.speak("zh")
    assert [getattr(part, "key", part) for part in cited(f"见{PLACE}和{PLACE}。", "a", "b")] == ["见", "a", "和", "b", "。"]
    with pytest.raises(ValueError, match="1 places for 2"):
        cited(f"见{PLACE}。", "a", "b")
    assert paragraph("甲。", "", ("乙。",)).parts == ("甲。", "乙。")
    assert tidy("新增 51 批，上升 0.6 个百分点（95% 区间 −1.0～+1.5）甲 A 厂") == "新增51批，上升0.6个百分点（95%区间−1.0～+1.5）甲 A 厂"
    words.speak("en")
    assert paragraph("One.", "Two.").parts == ("One.", " ", "Two.")
    assert tidy("51 batches") == "51 batches"


@pytest.mark.parametrize("kind", ["weekly", "failures"])
def test_one_is_no_plural(kind):
    """One batch, one failure, one order overdue, one enterprise."""
    firms = [firm("乙阀门厂", 10.0, operates_to_standard=False, licences_required=["生产许可证"], licences=[])]
    rows = [batch("fail", sample_no="a", producer="乙阀门厂", counted_on=date(2007, 9, 28), denominator=kind != "weekly")]
    said = text(report(kind, "en", results=rows, rectifications=ORDERS, enterprises=firms))
    found = re.findall(r"(?:^|[ (])(?:1 (?:[a-z-]+ )?(?:are|were|have|do|orders|batches|enterprises|warnings|targets|days)\b.{0,30})", said)
    assert found == [], "A count of one has a sentence of its own."


def test_the_day_before_the_last_is_one_day():
    assert "in one day; acceptance" in text(report("final", "en", scope=Scope(as_of=date(2007, 11, 10))))
    assert "还有1天" in text(report("final", scope=Scope(as_of=date(2007, 11, 10))))
