"""What came in is found, corrected and withdrawn; what waits is decided, and undone."""

import io
import zipfile

import pytest
from opened import sound, words

import etl
import store
from access import LOCAL_OPERATOR
from pages.ui import downloads, ledger
from pages.ui.decide import answers, before
from pages.ui.uploads import detail
from tests.pages.came import open_page
from words import Refusal


def test_a_township_without_a_county_is_looked_for_in_the_county_of_the_campaign(tmp_path):
    (tmp_path / "a.csv").write_text("产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,上塘老镇,合格\n", encoding="utf-8")
    etl.load(tmp_path / "a.csv", "sampling_results", actor=LOCAL_OPERATOR)
    app = open_page("decide")
    (choice,) = [each for each in app.selectbox if str(each.key).startswith("answer-")]
    assert "永嘉县" in choice.options[0], choice.options[:3]


def test_an_upload_is_withdrawn_with_its_reason(loaded):
    entry = store.open(demo=False).ledger()[0]
    said = detail.withdraw(entry.upload, entry.file, "发错文件", LOCAL_OPERATOR, store.open(demo=False))
    assert said.text() == "阀门.csv 已撤回，数据版本为 2。"
    app = open_page("uploads")
    frame = next(each.value for each in app.dataframe if "状态" in each.value.columns)
    assert [state[0] for state in frame["状态"]] == ["↶ 撤回", "✕ 已撤回"]
    with pytest.raises(Refusal):
        detail.withdraw(entry.upload, entry.file, "", LOCAL_OPERATOR, store.open(demo=False))


def test_a_row_is_corrected_on_the_page_and_the_correction_taken_back(loaded):
    app = open_page("uploads")
    sound(app.text_input(key="correct-search").set_value("WZ-01").run())
    found = etl.search("sampling_results", "WZ-01")[0]
    assert app.button(key="correct-publish").disabled
    sound(app.selectbox(key=f"correct-value-{found.row_key}-verdict").set_value("fail").run())
    preview = next(each.value for each in app.table if "新值（更正后）" in each.value.columns)
    assert "检验结论" in preview.to_string() and "不合格" in preview.to_string()
    assert app.button(key="correct-publish").disabled, "A correction is published with a reason."
    sound(app.text_input(key=f"correct-reason-{found.row_key}").set_value("核对原始记录").run())
    sound(app.button(key="correct-publish").click().run())
    assert "已更正" in app.success[0].value
    entry = store.open(demo=False).ledger()[0]
    assert (entry.action, entry.reason, entry.accepted) == ("correct", "核对原始记录", 1)
    said = detail.withdraw(entry.upload, entry.file, "更正有误", LOCAL_OPERATOR, store.open(demo=False))
    assert said.text() == "该项变更已撤回，数据版本为 3。"
    verdict = store.open(demo=False).at().cursor().execute("SELECT verdict FROM sampling_results WHERE sample_no = 'WZ-01'").fetchall()
    assert verdict == [("pass",)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_correction_that_cannot_be_is_a_sentence(loaded, language):
    app = open_page("uploads", language)
    sound(app.text_input(key="correct-search").set_value("WZ-02").run())
    key = etl.search("sampling_results", "WZ-02")[0].row_key
    sound(app.selectbox(key="correct-field-sampling_results").set_value("sampled_on").run())
    sound(app.text_input(key=f"correct-value-{key}-sampled_on").set_value("2007年2月30日").run())
    assert app.error and app.button(key="correct-publish").disabled
    sound(app.text_input(key="correct-search").set_value("没有这个").run())
    assert ("没有含" if language == "zh" else "No record holds") in words(app)


def test_the_ledger_is_filtered(loaded):
    entries = store.open(demo=False).ledger()
    assert len(ledger.matching(entries, "阀门", None, None)) == 1
    assert ledger.matching(entries, "二月", None, None) == []
    assert ledger.matching(entries, "", "enterprises", None) == []
    app = open_page("uploads")
    sound(app.text_input(key="uploads-search").set_value("二月").run())
    assert "没有符合条件的记录" in words(app)


def _verdict():
    return store.open(demo=False).at().cursor().execute("SELECT verdict FROM sampling_results WHERE sample_no = 'WZ-05'").fetchall()


def test_a_conflict_is_decided_on_the_page(loaded):
    app = open_page("decide")
    assert app.title[0].value == "待定事项 · 2"
    matter = etl.waiting().conflicts[0]
    assert "两行出自同一文件。在您决定之前，按不合格计入。" in words(app) and "先导入" not in words(app)
    assert _verdict() == [("fail",)], "Of two verdicts on one sample the failure counts until somebody decides."
    key = f"decide-conflict-{matter.subject}-new/{matter.content}"
    assert app.button(key=key).disabled, "A conflict is decided with a reason."
    app.text_input(key=f"reason-{matter.subject}{matter.content}").set_value("以复检为准").run()
    sound(app.button(key=key).click().run())
    assert "已处理并记住" in app.success[0].value
    assert _verdict() == [("pass",)]
    assert app.title[0].value == "待定事项 · 1"


def test_conflicts_of_one_upload_are_decided_at_once_and_undone_one_by_one(tmp_path):
    """A second list with ten corrected verdicts meant ten cards, ten reasons and ten clicks."""
    header = "抽样单编号,承检机构,产品名称,生产单位,抽样日期,检验结论\n"
    for name, word, numbers in (("一.csv", "合格", range(5)), ("二.csv", "不合格", range(3)), ("三.csv", "不判定", range(2, 5))):
        lines = (f"A{number},省院,闸阀,甲厂,2007-07-0{number + 1},{word}\n" for number in numbers)
        (tmp_path / name).write_text(header + "".join(lines), encoding="utf-8")
        etl.load(tmp_path / name, "sampling_results", actor=LOCAL_OPERATOR, fill={"level": "county", "denominator": "true"})
    app = open_page("decide")
    choice = app.selectbox(key="together-upload")
    assert choice.options[0] == "全部待定（6 条）" and [each.partition("（")[0] for each in choice.options[1:]] == ["二.csv", "三.csv"]
    labels = [app.button(key=f"together-{keep}").label for keep in ("old", "new")]
    assert labels == ["保留现行：5 条", "采用另一说法：4 条"], "Sample A2 has two other sides, and one click cannot choose between them."
    assert app.button(key="together-new").disabled, "Nothing is decided without a reason."
    sound(choice.set_value(etl.waiting().conflicts[0].new["upload"]).run())
    app.text_input(key="reason-together").set_value("以二.csv 为准").run()
    before_it = len(store.open(demo=False).ledger())
    sound(app.button(key="together-new").click().run())
    assert "已处理并记住 3 条" in app.success[0].value
    entries = store.open(demo=False).ledger()
    assert len(entries) - before_it == 3 and {each.reason for each in entries[:3]} == {"以二.csv 为准"}
    query = "SELECT count(*) FROM sampling_results WHERE verdict = 'fail'"
    assert store.open(demo=False).at().cursor().execute(query).fetchall() == [(3,)]
    etl.undo(etl.past()[0].upload, "其中一条有误", actor=LOCAL_OPERATOR)
    assert store.open(demo=False).at().cursor().execute(query).fetchall() == [(2,)]


def test_a_card_names_the_complaint_and_the_file_whose_word_counts(tmp_path):
    """Cards of complaints showed no number, and all cards said that the older file counts."""
    for name, outcome in (("一.csv", "已办结"), ("二.csv", "未办结")):
        (tmp_path / name).write_text(f"投诉编号,受理日期,被投诉单位,投诉内容,处理结果\nTS-07,2007-08-01,甲厂,阀门漏水,{outcome}\n", encoding="utf-8")
        etl.load(tmp_path / name, "complaints", actor=LOCAL_OPERATOR)
    (matter,) = etl.waiting().conflicts
    said = words(open_page("decide"))
    assert "TS-07 · 甲厂 · 阀门漏水" in said and "在您决定之前，以先入库的一.csv为准。" in said, said
    assert etl.search("complaints", "TS-07")[0].row_key == matter.row_key


def test_a_word_is_decided_once_and_its_row_comes_in(loaded):
    matter = etl.waiting().words[0]
    assert matter.word == "基本合格"
    said = answers.settle("word", matter.subject, "pass", "", LOCAL_OPERATOR)
    assert "1 行" in said.text()
    assert not etl.waiting().words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_decided_is_undone_on_the_page(loaded, language):
    matter = etl.waiting().words[0]
    answers.settle("word", matter.subject, "pass", "经科长同意", LOCAL_OPERATOR)
    app = open_page("decide", language)
    decision = etl.past()[0]
    assert "基本合格" in words(app) and "经科长同意" in words(app)
    sound(app.button(key=f"undo-{decision.upload}").click().run())
    assert app.button(key="undo-confirmed").disabled
    assert before.undo(decision.upload, "标准已改", LOCAL_OPERATOR).values["n"] == 1
    assert [each.subject for each in etl.waiting().words] == [matter.subject]
    assert open_page("decide", language).title[0].value.endswith("· 2"), "It waits again."
    assert not etl.past()


def test_with_everything_withdrawn_the_demo_is_back(loaded, tmp_path):
    demo = store.open(demo=True)
    (tmp_path / "演示.csv").write_text("产品名称,生产单位,检验结论\n演示产品,演示厂,合格\n", encoding="utf-8")
    etl.load(tmp_path / "演示.csv", "sampling_results", actor=LOCAL_OPERATOR, lake=demo)
    assert not store.open().is_demo
    assert "演示数据" not in words(open_page("decide"))
    detail.withdraw(loaded.upload, loaded.file, "试用完毕", LOCAL_OPERATOR, store.open(demo=False))
    assert store.open().is_demo
    app = open_page("uploads")
    assert "全部撤回" in words(app) and "演示数据" in words(app)
    frame = next(each.value for each in app.dataframe if "状态" in each.value.columns)
    assert list(frame["文件"])[-1] == "阀门.csv", "The history of the real store stays in sight."


def test_a_file_is_built_in_the_language_of_the_page(loaded):
    def words(language: str) -> str:
        book = downloads._built(language, detail._refused, (loaded.upload, store.open(demo=False)))
        return zipfile.ZipFile(io.BytesIO(book)).read("xl/sharedStrings.xml").decode()

    assert "Reason of refusal" in words("en")
    assert "Reason of refusal" not in words("zh")
