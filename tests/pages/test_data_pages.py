"""The pages of the data section: a file comes in, is confirmed, published once, withdrawn; what waits is decided; nothing is markup."""

import io
import re
import threading
import zipfile

import openpyxl
import pytest
from opened import opened, sound, words
from streamlit.testing.v1 import AppTest

import datasets
import etl
import store
from access import LOCAL_OPERATOR, Actor
from etl.headers import Column
from pages.ui import (
    acts,
    decided_before,
    downloads,
    glossary_entries,
    jobs,
    ledger,
    text,
    upload_columns,
    upload_detail,
    upload_preview,
    waiting_cards,
)
from pages.ui.upload_file import safe_name
from words import Refusal, speak

NAUGHTY = "<img src=x onerror=alert(1)>![x](http://evil.test/t.png)[a](javascript:alert(1))有限公司"

RESULTS = f"""浙江省永嘉县2007年阀门产品监督抽查结果汇总表,,,,,,
抽样单编号,标称生产企业,县区,产品名称,抽样时间,检验结论,主要不合格项目
WZ-01,永嘉县宏达阀门厂,永嘉县,闸阀,2007年7月9日,合格,
WZ-02,"{NAUGHTY}",永嘉县,闸阀,2007年7月10日,不合格,壳体试验
WZ-03,浙江超达阀门有限公司,永嘉县,球阀,2007.13.2,合格,
WZ-04,浙江超达阀门有限公司,永嘉县,球阀,2007年8月2日,基本合格,
WZ-05,浙江超达阀门有限公司,永嘉县,球阀,2007年8月3日,合格,
WZ-05,浙江超达阀门有限公司,永嘉县,球阀,2007年8月3日,不合格,密封试验
合计,6批,,,,,
"""


@pytest.fixture
def results() -> bytes:
    return RESULTS.encode("gb18030")


def open_page(name: str, language: str = "zh", campaign: str = "yongjia-2007") -> AppTest:
    return opened(f"data/{name}", language, campaign=campaign)


def confirmed(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    return sound(app.button(key="upload-confirm").click().run())


def published(results: bytes, name: str = "阀门.csv") -> AppTest:
    app = confirmed(open_page("upload"), name, results)
    return sound(app.button(key="upload-publish").click().run())


@pytest.fixture
def loaded(results, tmp_path):
    """The results in the store, without the page."""
    path = tmp_path / "阀门.csv"
    path.write_bytes(results)
    return etl.load(path, "sampling_results", actor=LOCAL_OPERATOR)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["upload", "uploads", "decide", "measures"])
def test_an_empty_store_has_a_friendly_page(page, language):
    said = words(open_page(page, language))
    if page == "uploads":
        assert ("尚未导入任何数据" if language == "zh" else "Nothing has been loaded yet") in said
    if page == "decide":
        assert ("没有待定的事项" if language == "zh" else "Nothing waits") in said


def test_a_file_is_read_confirmed_previewed_and_published(results):
    app = confirmed(open_page("upload"), "阀门.csv", results)
    facts = app.table[0].value.to_string()
    assert "GB18030" in facts and "第 2 行" in facts and "6 行（另有 1 行未计）" in facts
    equation = next(each.value for each in app.markdown if each.value.startswith("**读取 "))
    said = re.sub(r":material/\w+:|:\w+-badge|[\[\]*]", "", equation)
    assert " ".join(said.split()) == "读取 6 = 接受 3 + 拒收 2 + 重复 0 + 冲突 1"
    refused = next(each.value for each in app.dataframe if "怎么改" in each.value.columns)
    assert list(refused["行"]) == [5, 6]
    assert list(refused["原值"]) == ["2007.13.2", "基本合格"]
    assert app.button(key="upload-publish").label == "发布 3 行"
    assert store.open(demo=False).is_empty(), "A preview publishes nothing."

    sound(app.button(key="upload-publish").click().run())
    assert "已发布 3 行，数据版本为 1" in words(app)
    entry = store.open(demo=False).ledger()[0]
    assert (entry.read, entry.accepted, entry.refused, entry.repeated, entry.conflicts) == (6, 3, 2, 0, 1)


def test_the_refused_rows_of_a_preview_are_whole_and_named_as_a_workbook(results, tmp_path):
    (tmp_path / "阀门.csv").write_bytes(results)
    receipt = etl.load(tmp_path / "阀门.csv", "sampling_results", actor=LOCAL_OPERATOR, dry_run=True)
    book = openpyxl.load_workbook(io.BytesIO(upload_preview.refused_file(receipt))).worksheets[0]
    lines = [[cell.value for cell in line] for line in book.iter_rows()]
    assert lines[0][1:4] == ["抽样单编号", "标称生产企业", "县区"]
    assert [[cell or "" for cell in line[1:8]] for line in lines[1:]] == [
        ["WZ-03", "浙江超达阀门有限公司", "永嘉县", "球阀", "2007.13.2", "合格", ""],
        ["WZ-04", "浙江超达阀门有限公司", "永嘉县", "球阀", "2007年8月2日", "基本合格", ""],
    ]
    assert lines[1][8] and lines[2][8], "The reason stands beside."
    app = confirmed(open_page("upload"), "阀门.csv", results)
    assert "其中 1 行重复或冲突" in words(app)


@pytest.mark.parametrize(
    ("name", "text", "ticked"),
    [
        ("永嘉抽查.csv", "产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,瓯北镇,合格\n", True),
        ("抽查.csv", "永嘉县2007年阀门抽查结果,,,\n产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,瓯北镇,合格\n", True),
        ("抽查.csv", "产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,瓯北镇,合格\n", False),
        ("永嘉抽查.csv", "产品名称,生产单位,县区,检验结论\n闸阀,甲厂,永嘉县,合格\n", False),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_whether_a_file_is_of_the_campaign_is_guessed_and_explained(name, text, ticked, language):
    app = open_page("upload", language)
    app.file_uploader[0].upload(name, text.encode()).run()
    (tick,) = [each for each in sound(app).checkbox if str(each.key).endswith("-campaign")]
    assert tick.value is ticked
    said = words(app)
    assert any(word in said for word in ("勾选", "逐行写明", "icked", "row by row"))


def test_what_a_file_lists_is_chosen_below_the_preview():
    lines = "\n".join(f"闸阀,厂{i},不合格" for i in range(10))
    app = confirmed(open_page("upload"), "抽查.csv", f"产品名称,生产单位,检验结论\n{lines}\n".encode())
    assert any("没有分母" in each.value for each in app.warning)
    (choice,) = [each for each in app.selectbox if str(each.key).endswith("-lists")]
    sound(choice.set_value("true").run())
    assert not any("没有分母" in each.value for each in app.warning)
    sound(app.button(key="upload-publish").click().run())
    kept = store.open(demo=False).at().cursor().execute("SELECT DISTINCT denominator FROM sampling_results").fetchall()
    assert kept == [(True,)]


@pytest.mark.parametrize(("trade", "counts"), [("阀门", True), ("", False)])
def test_after_publishing_the_targets_that_count_the_rows_are_named(trade, counts):
    text = f"产品名称,生产单位,县区,行业,抽样日期,检验结论\n闸阀,甲厂,永嘉县,{trade},2007-07-09,合格\n球阀,甲厂,永嘉县,{trade},2007-08-09,不合格\n"
    app = published(text.encode(), "抽查.csv")
    tables = [each.value for each in app.dataframe if "新增" in each.value.columns]
    if counts:
        assert tables[0].iloc[0].tolist()[1:] == ["+2", "2"] and tables[0].iloc[0, 0].startswith("T01")
    else:
        assert not tables and any("没有一行计入" in each.value for each in app.warning)


def test_a_township_without_a_county_is_looked_for_in_the_county_of_the_campaign(tmp_path):
    (tmp_path / "a.csv").write_text("产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,上塘老镇,合格\n", encoding="utf-8")
    etl.load(tmp_path / "a.csv", "sampling_results", actor=LOCAL_OPERATOR)
    app = open_page("decide")
    (choice,) = [each for each in app.selectbox if str(each.key).startswith("answer-")]
    assert "永嘉县" in choice.options[0], choice.options[:3]


def test_a_rerun_brings_nothing_in_twice(results):
    app = published(results)
    for _ in range(3):
        sound(app.run())
    sound(app.switch_page("data/measures.py").run())
    sound(app.switch_page("data/upload.py").run())
    assert "已发布 3 行" in words(app)
    assert len(store.open(demo=False).ledger()) == 1


def test_the_same_file_again_adds_nothing(loaded, results):
    app = published(results)
    assert "没有新的行" in words(app)
    assert len(store.open(demo=False).ledger()) == 1


def test_another_file_begins_anew(results):
    app = published(results)
    sound(app.button(key="upload-another").click().run())
    assert app.file_uploader and "已发布" not in words(app)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("公告.csv", b"%PDF-1.7\n1 0 obj", "PDF", id="a PDF renamed"),
        pytest.param("空.csv", b"", "空", id="empty"),
        pytest.param("坏.xlsx", b"PK\x03\x04not a workbook", "坏", id="a damaged workbook"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(name, content, why):
    app = open_page("upload")
    app.file_uploader[0].upload(name, content).run()
    sound(app)
    assert len(app.error) == 1 and why in app.error[0].value
    sound(app.button(key="upload-refused").click().run())
    assert app.file_uploader


def test_a_viewer_is_told_and_cannot(results, monkeypatch):
    viewer = Actor("来宾", "viewer")
    monkeypatch.setattr("pages.ui.actor.actor", lambda: viewer)
    app = open_page("upload")
    assert not app.file_uploader and "质量分析员" in words(app)


def test_a_role_lowered_meanwhile_is_refused_by_the_service(results, monkeypatch):
    app = confirmed(open_page("upload"), "阀门.csv", results)
    monkeypatch.setattr("pages.ui.upload_work.load", lambda *args, actor, **more: etl.load(*args, actor=Actor("来宾", "viewer"), **more))
    sound(app.button(key="upload-publish").click().run())
    assert "来宾 无权进行此操作" in app.error[0].value
    assert store.open(demo=False).is_empty()


def test_names_from_a_file_stay_text(results):
    app = published(results, "![x](http:evil).csv")
    for page in (app, open_page("uploads"), open_page("decide")):
        for each in page.get("markdown") + page.get("subheader") + page.get("error") + page.get("info"):
            assert not re.search(r"(?<!\\)!\[|(?<!\\)<img|(?<!\\)\]\(", str(each.value)), each.value
        for table in page.table:
            assert not re.search(r"(?<!\\)!\[|(?<!\\)<img|(?<!\\)\]\(", table.value.to_csv()), table.value


def test_columns_that_nobody_knows_are_asked_for(tmp_path):
    content = "样品名称,结论如何,生产商家名,判定结果,抽样日\n闸阀,合格,甲厂,合格,2007-07-09\n".encode()
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    seen = etl.inspect(path, "sampling_results")
    doubtful = [each.header for each in seen.columns if upload_columns.doubtful(each)]
    app = open_page("upload")
    app.file_uploader[0].upload("a.csv", content).run()
    sound(app)
    table = next(each.value for each in app.dataframe if "→ 字段" in each.value.columns)
    assert doubtful
    assert list(table["文件中的列"])[: len(doubtful)] == doubtful, "Doubtful columns come first."


def test_what_the_person_says_of_a_column_is_what_the_road_does():
    columns = (Column(0, "产品", "known", "product"), Column(1, "名字", "suggested", "producer"), Column(2, "备注", "ignored"))
    assert upload_columns.twice(columns, {"名字": "product"}) == [("product", "产品", "名字")]
    assert upload_columns.twice(columns, {"名字": "producer"}) == []
    assert "producer" not in upload_columns.lacking(columns, {"名字": "producer"}, datasets.get("sampling_results"))


def test_an_upload_is_withdrawn_with_its_reason(loaded):
    entry = store.open(demo=False).ledger()[0]
    said = upload_detail.withdraw(entry.upload, entry.file, "发错文件", LOCAL_OPERATOR, store.open(demo=False))
    assert said.text() == "阀门.csv 已撤回，数据版本为 2。"
    app = open_page("uploads")
    frame = next(each.value for each in app.dataframe if "状态" in each.value.columns)
    assert [state[0] for state in frame["状态"]] == ["↶ 撤回", "✕ 已撤回"]
    with pytest.raises(Refusal):
        upload_detail.withdraw(entry.upload, entry.file, "", LOCAL_OPERATOR, store.open(demo=False))


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
    said = upload_detail.withdraw(entry.upload, entry.file, "更正有误", LOCAL_OPERATOR, store.open(demo=False))
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


def test_a_conflict_is_decided_on_the_page(loaded):
    app = open_page("decide")
    assert app.title[0].value == "待定事项 · 2"
    matter = etl.waiting().conflicts[0]
    key = f"decide-conflict-{matter.subject}-new/{matter.content}"
    assert app.button(key=key).disabled, "A conflict is decided with a reason."
    app.text_input(key=f"reason-{matter.subject}{matter.content}").set_value("以复检为准").run()
    sound(app.button(key=key).click().run())
    assert "已处理并记住" in app.success[0].value
    verdict = store.open(demo=False).at().cursor().execute("SELECT verdict FROM sampling_results WHERE sample_no = 'WZ-05'").fetchall()
    assert verdict == [("fail",)]
    assert app.title[0].value == "待定事项 · 1"


def test_a_word_is_decided_once_and_its_row_comes_in(loaded):
    matter = etl.waiting().words[0]
    assert matter.word == "基本合格"
    said = waiting_cards.settle("word", matter.subject, "pass", "", LOCAL_OPERATOR)
    assert "1 行" in said.text()
    assert not etl.waiting().words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_decided_is_undone_on_the_page(loaded, language):
    matter = etl.waiting().words[0]
    waiting_cards.settle("word", matter.subject, "pass", "经科长同意", LOCAL_OPERATOR)
    app = open_page("decide", language)
    decision = etl.past()[0]
    assert "基本合格" in words(app) and "经科长同意" in words(app)
    sound(app.button(key=f"undo-{decision.upload}").click().run())
    assert app.button(key="undo-confirmed").disabled
    assert decided_before.undo(decision.upload, "标准已改", LOCAL_OPERATOR).values["n"] == 1
    assert [each.subject for each in etl.waiting().words] == [matter.subject]
    assert open_page("decide", language).title[0].value.endswith("· 2"), "It waits again."
    assert not etl.past()


def test_with_everything_withdrawn_the_demo_is_back(loaded, tmp_path):
    demo = store.open(demo=True)
    (tmp_path / "演示.csv").write_text("产品名称,生产单位,检验结论\n演示产品,演示厂,合格\n", encoding="utf-8")
    etl.load(tmp_path / "演示.csv", "sampling_results", actor=LOCAL_OPERATOR, lake=demo)
    assert not store.open().is_demo
    assert "演示数据" not in words(open_page("decide"))
    upload_detail.withdraw(loaded.upload, loaded.file, "试用完毕", LOCAL_OPERATOR, store.open(demo=False))
    assert store.open().is_demo
    app = open_page("uploads")
    assert "全部撤回" in words(app) and "演示数据" in words(app)
    frame = next(each.value for each in app.dataframe if "状态" in each.value.columns)
    assert list(frame["文件"])[-1] == "阀门.csv", "The history of the real store stays in sight."


def test_the_glossary_is_searched_in_both_languages():
    app = open_page("measures")
    everything = len(app.dataframe)
    assert everything >= 3
    sound(app.text_input(key="measures-search").set_value("不合格项目").run())
    assert app.dataframe and len(app.dataframe) < everything + 1
    sound(app.text_input(key="measures-search").set_value("没有这个词").run())
    assert not app.dataframe and "没有找到" in words(app)


def test_every_entry_of_the_glossary_speaks_both_languages():
    for entry in (*glossary_entries.MEASURES, *glossary_entries.VERDICTS, *glossary_entries.CLASSES):
        speak("zh")
        here, there, meaning, _ = entry.said()
        assert here != there and re.search(r"[\u4e00-\u9fff]", meaning), entry
        speak("en")
        assert not re.search(r"[\u4e00-\u9fff]", entry.said()[2])


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("/abs.csv", "abs.csv"),
        ("C:\\temp\\抽查.xlsx", "抽查.xlsx"),
        ("a\x00.csv", "a.csv"),
        ("txt.\u202evsc.exe.csv", "txt.vsc.exe.csv"),
        (".csv", "csv"),
        ("..", "file"),
        ("a" * 300 + ".csv", "a" * 180 + ".csv"),
    ],
)
def test_a_name_that_was_sent_leads_nowhere(sent, kept):
    assert safe_name(sent) == kept
    assert len(safe_name("汉" * 300 + ".csv").encode()) < 255


def test_a_job_goes_on_when_nobody_watches():
    begun, go = threading.Event(), threading.Event()

    def work(*, step: jobs.Step) -> str:
        begun.set()
        step.share = 0.5
        assert go.wait(10)
        return "done"

    job = jobs.start(work)
    assert begun.wait(10) and not job.done and job.step.share == 0.5
    go.set()
    assert job.future.result(10) == "done"


def test_a_file_is_built_in_the_language_of_the_page(loaded):
    def words(language: str) -> str:
        book = downloads._built(language, upload_detail._refused, (loaded.upload, store.open(demo=False)))
        return zipfile.ZipFile(io.BytesIO(book)).read("xl/sharedStrings.xml").decode()

    assert "Reason of refusal" in words("en")
    assert "Reason of refusal" not in words("zh")


def test_a_change_that_fails_is_told_by_a_number(monkeypatch):
    kept = {}
    monkeypatch.setattr(acts.st, "session_state", kept)

    def broken():
        raise OSError("/secret/path")

    acts.act(broken)
    how, message = kept["_told"]
    assert how == "refused" and "/secret" not in message.text() and "编号" in message.text()


def test_markup_is_escaped():
    assert text.literal("![x](http://e)") == r"\!\[x\]\(http\://e\)"
