"""What waits for a person, decided once: the store follows and the next file needs no question."""

import errno

import pytest

import etl
import store
from access import LOCAL_OPERATOR, Actor
from store import Lake, durable
from words import Refusal


@pytest.fixture
def load(tmp_path):
    def load(text, name="结果.csv", dataset="sampling_results", **said):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return etl.load(tmp_path / name, dataset, actor=LOCAL_OPERATOR, **said)

    return load


def lake():
    return store.open(demo=False)


def rows(query):
    return lake().at().cursor().execute(query).fetchall()


def decide(kind, subject, answer):
    return etl.decide(kind, subject, answer, "会议决定", actor=LOCAL_OPERATOR, lake=lake())


def test_an_unknown_township_waits_and_its_rows_follow_the_decision(load):
    load("产品名称,生产单位,县,乡镇,检验结论\n闸阀,甲厂,永嘉县,上塘镇,合格\n球阀,甲厂,永嘉县,上塘镇,合格\n")
    (unknown,) = etl.waiting(lake()).townships
    assert (unknown.subject, unknown.rows) == ("330324/上塘镇", 2)
    assert decide("township", unknown.subject, "330324002") == 2
    assert rows("SELECT DISTINCT township, township_code FROM sampling_results") == [("北城街道", "330324002")]
    assert etl.waiting(lake()).townships == ()
    load("产品名称,生产单位,县,乡镇,检验结论\n蝶阀,甲厂,永嘉县,上塘镇,合格\n", "二.csv")
    assert rows("SELECT township_code FROM sampling_results WHERE product = '蝶阀'") == [("330324002",)]


def test_a_township_may_stay_as_it_is_written(load):
    load("产品名称,县,乡镇,检验结论\n闸阀,永嘉县,开发区,合格\n")
    decide("township", "330324/开发区", "leave")
    assert etl.waiting(lake()).townships == ()
    assert rows("SELECT township, township_code FROM sampling_results") == [("开发区", None)]


def test_a_decided_word_brings_the_refused_rows_of_the_kept_file_in(load):
    first = load("产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀,甲厂,基本合格\n")
    assert first.refused == 1
    (word,) = etl.waiting(lake()).words
    assert (word.subject, word.rows) == ("sampling_results.verdict=基本合格", 1)
    assert ("合格", "pass") in word.choices
    assert decide("word", word.subject, "pass") == 1
    assert sorted(rows("SELECT product, verdict FROM sampling_results")) == [("球阀", "pass"), ("闸阀", "pass")]
    assert etl.waiting(lake()).words == ()
    assert load("产品名称,生产单位,检验结论\n蝶阀,甲厂,基本合格\n", "二.csv").accepted == 1


def test_doubtful_enterprises_wait_and_share_one_key_once_decided(load):
    load("产品名称,生产单位,检验结论\n闸阀,永嘉县东方阀门有限公司,合格\n球阀,东方阀门有限责任公司,合格\n蝶阀,西方铸件厂,合格\n")
    (pair,) = etl.waiting(lake()).enterprises
    assert {pair.first.name, pair.second.name} == {"永嘉县东方阀门有限公司", "东方阀门有限责任公司"}
    decide("enterprise", pair.subject, "永嘉县东方阀门有限公司")
    assert rows("SELECT count(DISTINCT producer_key) FROM sampling_results") == [(2,)]
    assert etl.waiting(lake()).enterprises == ()
    load("产品名称,生产单位,检验结论\n截止阀,东方阀门有限责任公司,合格\n", "二.csv")
    assert rows("SELECT producer_key FROM sampling_results WHERE product = '截止阀'") == [("永嘉县东方阀门有限公司",)]


OLD, NEW = "永嘉县东方阀门厂", "永嘉县东方阀门有限公司"
KEYS = """
    SELECT producer_key FROM sampling_results UNION ALL SELECT sampled_unit_key FROM sampling_results UNION ALL SELECT name_key FROM enterprises
    UNION ALL SELECT enterprise_key FROM rectifications UNION ALL SELECT enterprise_key FROM enforcement
    UNION ALL SELECT enterprise_key FROM complaints"""


def test_the_same_enterprise_is_the_same_in_every_dataset_wholly_or_not_at_all_and_two_again_when_undone(load, monkeypatch):
    load(f"样品编号,产品名称,生产企业,被抽样单位,抽样日期,检验结论\nA1,闸阀,{OLD},{OLD},2007-07-20,不合格\n")
    load(f"企业名称,县\n{OLD},永嘉县\n", "名录.csv", "enterprises")
    load(f"整改通知书编号,企业名称,下达日期,整改期限,来源,样品编号\nZ1,{OLD},2007-08-01,2007-08-31,监督抽查,A1\n", "整改.csv", "rectifications")
    load(f"案号,当事人,案由,立案日期\n1号,{OLD},无证,2007-08-02\n", "案件.csv", "enforcement")
    load(f"受理日期,被投诉单位,投诉内容\n2007-08-01,{OLD},漏水\n", "投诉.csv", "complaints")

    before = lake().version()
    assert decide("enterprise", f"{OLD}|{NEW}", NEW) == 5
    assert rows(KEYS) == [(NEW,)] * 6
    assert lake().version() == before + 6  # the decision, and one commit a dataset
    assert etl.pick("rectifications", {"enterprise": OLD}) == etl.pick("rectifications", {"enterprise": NEW})
    assert undo("enterprise") == 5
    assert rows(KEYS) == [(OLD,)] * 6

    correct = Lake.correct

    def full(self, dataset, *args, **said):
        if dataset == "sampling_results":
            raise Refusal("The disk is full. Nothing was changed. Make room and try again.")
        return correct(self, dataset, *args, **said)

    monkeypatch.setattr(Lake, "correct", full)
    with pytest.raises(Refusal, match="磁盘已满"):
        decide("enterprise", f"{OLD}|{NEW}", NEW)
    assert rows(KEYS) == [(OLD,)] * 6 and etl.past(lake()) == []
    monkeypatch.setattr(Lake, "correct", correct)
    sync, confirmed = durable.sync_folder, []

    def unconfirmed(path):  # after the third commit: the decision and two datasets
        if path.name == "_delta_log" and len(confirmed) < 3:
            confirmed.append(path)
            if len(confirmed) == 3:
                raise OSError(errno.EIO, "Input/output error")
        sync(path)

    monkeypatch.setattr(durable, "sync_folder", unconfirmed)
    with pytest.raises(Refusal, match="决定已撤回：各行仍是原值"):
        decide("enterprise", f"{OLD}|{NEW}", NEW)
    assert rows(KEYS) == [(OLD,)] * 6 and etl.past(lake()) == []
    monkeypatch.setattr(Lake, "correct", full)
    monkeypatch.setattr(Lake, "withdraw", lambda *_, **__: full(None, "sampling_results"))
    with pytest.raises(Refusal, match="未能全部执行，也未能撤回"):
        decide("enterprise", f"{OLD}|{NEW}", NEW)
    assert [each.kind for each in etl.past(lake())] == ["enterprise"]  # where the sentence sends to


def test_enterprises_told_apart_do_not_wait_again(load):
    load("产品名称,生产单位,检验结论\n闸阀,永嘉县东方阀门有限公司,合格\n球阀,东方阀门有限责任公司,合格\n")
    (pair,) = etl.waiting(lake()).enterprises
    decide("enterprise", pair.subject, "different")
    assert etl.waiting(lake()).enterprises == ()


def test_a_former_name_in_the_register_is_the_same_enterprise(load):
    load("产品名称,生产单位,检验结论\n闸阀,永嘉县红旗五金厂,合格\n", "旧.csv")
    load("企业名称,曾用名,县\n浙江超达阀门股份有限公司,永嘉县红旗五金厂；超达厂,永嘉县\n", "名录.csv", "enterprises")
    load("产品名称,生产单位,检验结论\n球阀,永嘉县红旗五金厂,合格\n", "新.csv")
    assert rows("SELECT producer, producer_key FROM sampling_results WHERE product = '球阀'") == [("永嘉县红旗五金厂", "浙江超达阀门股份有限公司")]
    (pair,) = etl.waiting(lake()).enterprises  # the row that came before the register waits for a person
    assert (pair.first.key, pair.second.key, pair.score) == ("浙江超达阀门股份有限公司", "永嘉县红旗五金厂", 100.0)
    decide("enterprise", pair.subject, "浙江超达阀门股份有限公司")
    assert rows("SELECT count(DISTINCT producer_key) FROM sampling_results") == [(1,)]


def test_a_former_name_that_two_enterprises_claim_or_a_person_parted_matches_neither(load):
    load("企业名称,曾用名,县\n甲阀门有限公司,红旗五金厂,永嘉县\n乙铸造有限公司,红旗五金厂；东风机械厂,永嘉县\n", "名录.csv", "enterprises")
    load("产品名称,生产单位,检验结论\n球阀,红旗五金厂,合格\n", "新.csv")
    assert rows("SELECT producer_key FROM sampling_results") == [("红旗五金厂",)]
    decide("enterprise", "|".join(sorted(["东风机械厂", "乙铸造有限公司"])), "different")
    load("产品名称,生产单位,检验结论\n蝶阀,东风机械厂,合格\n", "二.csv")
    assert rows("SELECT producer_key FROM sampling_results WHERE product = '蝶阀'") == [("东风机械厂",)]


@pytest.mark.parametrize(("names", "waits"), [(("第一加油站", "第二加油站"), False), (("甲阀门厂", "乙鞋业公司"), False)])
def test_names_that_differ_in_their_number_are_different(load, names, waits):
    load(f"产品名称,生产单位,检验结论\n汽油,永嘉县{names[0]},合格\n汽油,永嘉县{names[1]},合格\n")
    assert bool(etl.waiting(lake()).enterprises) is waits


def test_a_conflict_shows_what_differs_and_is_settled(load):
    head = "抽样单编号,检验机构,产品名称,检验结论\n"
    load(f"{head}A1,院,闸阀,合格\n")
    load(f"{head}A1,院,闸阀,不合格\n", "二.csv")
    (conflict,) = etl.waiting(lake()).conflicts
    assert conflict.differs == {"verdict": ("pass", "fail")}
    decide("conflict", conflict.subject, "new")
    assert rows("SELECT verdict FROM sampling_results") == [("fail",)]
    assert etl.waiting(lake()).conflicts == ()


def test_equal_lines_that_are_one_sample_leave_the_rates(load):
    load("产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n闸阀,甲厂,合格\n")
    (equal,) = etl.waiting(lake()).equal_lines
    assert decide("equal_lines", equal.subject, "one") == 1
    assert rows("SELECT count(*) FILTER (denominator), count(*) FROM sampling_results") == [(1, 2)]
    assert etl.waiting(lake()).equal_lines == ()


def test_a_viewer_decides_nothing_and_nobody_gives_a_wrong_answer(load):
    load("产品名称,县,乡镇,检验结论\n闸阀,永嘉县,上塘镇,合格\n")
    with pytest.raises(Refusal):
        etl.decide("township", "330324/上塘镇", "330324002", "", actor=Actor("guest"), lake=lake())
    with pytest.raises(Refusal):
        decide("township", "330324/上塘镇", "999999999")


def undo(kind):
    (one,) = [each for each in etl.past(lake()) if each.kind == kind]
    return etl.undo(one.upload, "会议改变决定", actor=LOCAL_OPERATOR, lake=lake())


def test_an_undone_township_waits_again_and_its_rows_have_no_code(load):
    load("产品名称,生产单位,县,乡镇,检验结论\n闸阀,甲厂,永嘉县,上塘镇,合格\n球阀,甲厂,永嘉县,上塘镇,合格\n")
    decide("township", "330324/上塘镇", "330324002")
    (one,) = etl.past(lake())
    assert (one.kind, one.subject, one.answer, one.note, one.rows) == ("township", "330324/上塘镇", "330324002", "会议决定", 2)
    assert undo("township") == 2
    assert rows("SELECT DISTINCT township, township_code FROM sampling_results") == [("上塘镇", None)]
    assert [each.rows for each in etl.waiting(lake()).townships] == [2]
    assert etl.past(lake()) == []
    assert {each.reason for each in lake().ledger() if each.action == "withdraw"} == {"会议改变决定"}


def test_an_undone_word_is_unknown_again_and_its_rows_are_refused(load):
    load("产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀,甲厂,基本合格\n")
    decide("word", "sampling_results.verdict=基本合格", "pass")
    assert undo("word") == 1
    assert rows("SELECT product FROM sampling_results") == [("闸阀",)]
    assert len(etl.waiting(lake()).words) == 1
    assert load("产品名称,生产单位,检验结论\n蝶阀,甲厂,基本合格\n", "二.csv").refused == 1


def test_undone_enterprises_equal_lines_and_columns_are_as_before(load):
    load("产品名称,生产单位,检验结论\n闸阀,永嘉县东方阀门有限公司,合格\n闸阀,永嘉县东方阀门有限公司,合格\n球阀,东方阀门有限责任公司,合格\n")
    found = etl.waiting(lake())
    decide("enterprise", found.enterprises[0].subject, "永嘉县东方阀门有限公司")
    decide("equal_lines", etl.waiting(lake()).equal_lines[0].subject, "one")
    load("品名,谁生产的,检验结论\n蝶阀,甲厂,合格\n", "二.csv", mapping={"谁生产的": "producer"})
    assert sorted(each.kind for each in etl.past(lake())) == ["enterprise", "equal_lines", "mapping"]
    assert undo("equal_lines") == 1 and undo("enterprise") == 1 and undo("mapping") == 0
    again = etl.waiting(lake())
    assert (len(again.enterprises), len(again.equal_lines)) == (1, 1)
    assert rows("SELECT count(*) FILTER (denominator) FROM sampling_results") == [(4,)]
    assert "谁生产的" in load("品名,谁生产的,检验结论\n截止阀,乙厂,合格\n", "三.csv").unmatched


def test_a_settled_conflict_waits_again(load):
    head = "抽样单编号,检验机构,产品名称,检验结论\n"
    load(f"{head}A1,院,闸阀,合格\n")
    load(f"{head}A1,院,闸阀,不合格\n", "二.csv")
    decide("conflict", etl.waiting(lake()).conflicts[0].subject, "new")
    assert undo("conflict") == 1
    assert rows("SELECT verdict FROM sampling_results") == [("pass",)]
    assert len(etl.waiting(lake()).conflicts) == 1


def test_nobody_undoes_without_right_or_reason_or_twice(load):
    load("产品名称,县,乡镇,检验结论\n闸阀,永嘉县,开发区,合格\n")
    decide("township", "330324/开发区", "leave")
    (one,) = etl.past(lake())
    for actor, reason in ((Actor("guest"), "x"), (LOCAL_OPERATOR, " ")):
        with pytest.raises(Refusal):
            etl.undo(one.upload, reason, actor=actor, lake=lake())
    assert undo("township") == 0
    with pytest.raises(Refusal):
        etl.undo(one.upload, "x", actor=LOCAL_OPERATOR, lake=lake())


def test_a_header_confirmed_for_one_dataset_says_nothing_of_another(load, tmp_path):
    """Figures of departments were once taken for complaints: the same header still brings them, and is seen as what it is."""
    text = "指标名称,填报单位,时点,数值,计量单位,地区范围\n产品质量监督抽查合格率,县市场监管局,2025-12-31,93.1,%,全省\n"
    load(text, dataset="complaints", mapping={"时点": "received_on"})
    seen = etl.inspect(tmp_path / "结果.csv", lake=lake())
    assert seen.dataset == "indicators" and "时点" in {each.header for each in seen.columns if each.state != "confirmed"}
    assert load(text, dataset="indicators", mapping={"时点": "period_end"}).accepted == 1
    assert load(text.replace("全省", "全市"), "二.csv", "indicators").accepted == 1, "It is remembered for indicators by itself."
